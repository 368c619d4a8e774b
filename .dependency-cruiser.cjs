/** The walls of docs/decisions/0002-rooms-and-walls.md: who may import whom. */
const wall = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to })

module.exports = {
  forbidden: [
    wall('no-cycles', {}, { circular: true, dependencyTypesNot: ['type-only'] }, 'Data goes one way.'),
    wall(
      'shared-imports-nobody',
      { path: '^shared/' },
      { path: '^(main|renderer|build|tests)/' },
      'shared is pure.',
    ),
    wall('shared-has-no-node', { path: '^shared/' }, { dependencyTypes: ['core'] }, 'shared is pure.'),
    wall(
      'core-knows-no-shell',
      { path: '^main/core/' },
      { path: '^(renderer|main/(electron|browser|cli))/' },
      'The core has no window.',
    ),
    wall(
      'shells-apart',
      { path: '^main/(electron|browser|cli)/' },
      { path: '^renderer/' },
      'Only the contract lies between.',
    ),
    wall(
      'renderer-imports-shared-alone',
      { path: '^renderer/' },
      { path: '^(main|build|tests)/' },
      'The renderer knows the contract.',
    ),
    wall(
      'renderer-has-no-node',
      { path: '^renderer/' },
      { dependencyTypes: ['core'] },
      'The renderer is a page.',
    ),
    wall(
      'electron-in-its-room',
      { pathNot: '^(main/electron|tests)/' },
      { path: 'node_modules/electron/' },
      'electron only under main/electron.',
    ),
    wall(
      'temporal-in-dates',
      { pathNot: '^shared/dates\\.ts$' },
      { path: 'temporal-polyfill' },
      'shared/dates.ts is the only importer.',
    ),
    wall(
      'no-dev-dependencies',
      { path: '^(main|renderer|shared)/' },
      {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '@types/|/vite/|node_modules/electron/',
      },
      'Shipped code needs shipped packages.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
}
