/** The command line within this process: as its own program would run, but hundreds of times in a few seconds. */
import { vi } from 'vitest'
import { run } from '../../main/cli/program.ts'

/** Runs one command on a journal, in a time zone; gives what it printed with `--json`. It must succeed. */
export async function jsonOf(
  place: { readonly journal: string; readonly zone: string },
  command: string,
  ...args: readonly string[]
): Promise<unknown> {
  process.env.TZ = place.zone
  const printed = { out: '', err: '' }
  const into = (which: 'out' | 'err') => (text: string | Uint8Array) => {
    printed[which] += String(text)
    return true
  }
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(into('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(into('err')),
  ]
  try {
    await run([...command.split(' '), '--json', '--journal', place.journal, ...args])
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  const code = process.exitCode ?? 0
  process.exitCode = 0
  if (code !== 0) throw new Error(`ajar ${command} ${args.join(' ')}: exit code ${code}: ${printed.err}`)
  return JSON.parse(printed.out)
}
