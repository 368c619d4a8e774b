/** Builds the stand-in and the clock into files that a plain Node can preload. Under `test-results`, which nobody packs. */
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const outDir = at('../../../test-results/electron-stand-in')

/** The preload that makes `electron` the stand-in, and the one that sets the clock. */
export const STAND_IN = `${outDir}/register.cjs`
export const CLOCK = `${outDir}/clock.cjs`

export default async function buildStandIn(): Promise<void> {
  const common = { configFile: false, logLevel: 'warn', root: at('.') } as const
  const options = { outDir, emptyOutDir: false, minify: false, target: 'node20' } as const
  for (const [name, entry] of [
    ['register', at('register.ts')],
    ['clock', at('../clock.ts')],
  ] as const) {
    await build({
      ...common,
      build: {
        ...options,
        ssr: true,
        rolldownOptions: {
          input: { [name]: entry },
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    })
  }
  await build({
    ...common,
    build: {
      ...options,
      lib: { entry: at('world.ts'), name: 'standIn', formats: ['iife'], fileName: () => 'world.js' },
    },
  })
}
