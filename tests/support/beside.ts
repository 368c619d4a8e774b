/**
 * Files of the team that lie beside the checkout (worked scenarios, import files of other projects) and are not copied
 * into it. Where they are absent their tests are left out, which the run says and counts; with `AJAR_REQUIRE=all`
 * nothing may be left out.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, it } from 'vitest'

/** Declares a suite over a file or folder beside the checkout, given its whole path. */
export function describeBeside(path: string, name: string, suite: (path: string) => void): void {
  const whole = resolve(import.meta.dirname, '../../../shared', path)
  if (existsSync(whole)) {
    describe(name, () => suite(whole))
  } else if (process.env.AJAR_REQUIRE === 'all') {
    it(name, () => {
      throw new Error(`${whole} is not there, and AJAR_REQUIRE=all leaves nothing out`)
    })
  } else {
    it.skip(`${name}: shared/${path} does not lie beside this checkout`)
  }
}
