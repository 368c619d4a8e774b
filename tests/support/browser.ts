/**
 * The browser that end-to-end tests and pictures use: `AJAR_BROWSER`, else an installed Chromium, Chrome or Edge, else
 * the headless Chromium that a dev dependency carries inside its package (nothing is downloaded).
 */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type Browser, type BrowserContext } from 'playwright-core'

const INSTALLED = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

function installed(): string | undefined {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of INSTALLED) {
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

const ARGUMENTS = [
  '--headless=shell',
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

const executable = async () => process.env.AJAR_BROWSER ?? installed() ?? (await carried())

/** Starts a real, headless Chromium that reaches nothing but the page it is given. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await executable(), headless: true, args: ARGUMENTS })
}

/** The same with a profile that outlives it, in `folder`. */
export async function launchProfile(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    executablePath: await executable(),
    headless: true,
    args: ARGUMENTS,
  })
}
