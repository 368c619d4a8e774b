/** What `npm run package` does not do, found out before anything is built. Pure. */

const SYSTEMS = {
  linux: ['linux', 'l'],
  darwin: ['mac', 'macos', 'm', 'o'],
  win32: ['win', 'windows', 'w'],
}
const MACHINES = ['x64', 'ia32', 'armv7l', 'arm64', 'universal']

/** The only things that mean something on a stub; the settings are electron-builder's own (`-c.directories.output=…`). */
const ON_A_STUB = /^(--dir|--linux|-l|--x64|--arm64|(-c|--config)\.[\w.]+=.*)$/

/** The names of the options in `args`, without dashes and values; letters that share a dash each count. */
function optionNames(args) {
  return args.flatMap((arg) => {
    if (/^-[a-zA-Z]+$/.test(arg)) return [...arg.slice(1)]
    return arg.startsWith('-') ? [arg.replace(/^-+/, '').split('=')[0]] : []
  })
}

/**
 * A sentence that says why these arguments are refused, or undefined.
 * @param stub whether Electron's own distribution is missing
 * @param here `process.platform` and `process.arch`
 */
export function refusal(args, stub, here) {
  const names = optionNames(args)
  if (names.some((name) => name === 'publish' || name === 'p')) {
    return 'Nothing is published from here: packages are made, looked at, and handed out by a person. Leave --publish out.'
  }
  const foreign = Object.entries(SYSTEMS).some(
    ([system, of]) => system !== here.platform && of.some((name) => names.includes(name)),
  )
  const machines = args.map((arg) => arg.replace(/^--|^.*:/, '')).filter((name) => MACHINES.includes(name))
  if (foreign || machines.some((machine) => machine !== here.arch)) {
    return `Electron is taken as it lies on this machine, so packages can be made here for ${here.platform} on ${here.arch} alone. Make the others on a machine of their kind.`
  }
  if (!stub) return undefined
  if (here.platform !== 'linux') {
    return 'Electron’s own distribution is not here, and the stub that stands in for it is one for Linux. Fetch Electron first: npx install-electron'
  }
  if (!args.includes('--dir') || !args.every((arg) => ON_A_STUB.test(arg))) {
    return 'Electron’s own distribution is not here, so only an unpacked program to look at can be made: npm run package -- --dir'
  }
  return undefined
}
