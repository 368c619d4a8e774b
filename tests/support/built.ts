/** Before tests that run what was built: builds it, unless it is current. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export default function setup(): void {
  execFileSync(
    process.execPath,
    [fileURLToPath(new URL('../../build/build.mjs', import.meta.url)), '--if-needed'],
    {
      stdio: 'inherit',
    },
  )
}
