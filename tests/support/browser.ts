/** A browser for end-to-end tests and pictures. */
import { chromium, type Browser, type BrowserContext } from 'playwright-core'
import { browserPath, QUIET_BROWSER } from './browser-path.ts'

const ARGUMENTS = ['--headless=shell', ...QUIET_BROWSER]

/** Starts a real, headless Chromium that reaches nothing but the page it is given. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await browserPath(), headless: true, args: ARGUMENTS })
}

/** The same with a profile that outlives it, in `folder`. */
export async function launchProfile(folder: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    executablePath: await browserPath(),
    headless: true,
    args: ARGUMENTS,
  })
}
