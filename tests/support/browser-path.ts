/**
 * The browser that tests and pictures use: `AJAR_BROWSER`, else an installed Chromium, Chrome or Edge, else the headless
 * Chromium that a dev dependency carries inside its package (nothing is downloaded).
 */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const INSTALLED = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

/** The path of a program of one of these names in the `PATH`. */
export function installed(names: readonly string[]): string | undefined {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      const path = join(folder, name)
      try {
        accessSync(path, constants.X_OK)
        return path
      } catch {
        // Not this one.
      }
    }
  }
  return undefined
}

async function carried(): Promise<string> {
  // On a bare system it unpacks the libraries that it needs, too, when it believes to run in a function of this kind.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs20.x'
  const { default: carriedChromium } = await import('@sparticuz/chromium')
  return carriedChromium.executablePath()
}

/** The browser that is installed, with a window to show where there is a screen. */
export function installedBrowser(): string | undefined {
  return process.env.AJAR_BROWSER ?? installed(INSTALLED)
}

/** The browser to use, found or unpacked. */
export async function browserPath(): Promise<string> {
  return installedBrowser() ?? (await carried())
}

/** What every browser of the tests is started with: it goes nowhere by itself. */
export const QUIET_BROWSER: readonly string[] = [
  // A sandbox needs a user other than root; tests on a build machine often run as root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
]
