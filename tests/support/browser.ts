/** A browser for end-to-end tests and pictures. */
import { chromium, type Browser } from 'playwright-core'
import { browserPath, QUIET_BROWSER } from './browser-path.ts'

/** Starts a real, headless Chromium that reaches nothing but the page it is given. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await browserPath(),
    headless: true,
    args: ['--headless=shell', ...QUIET_BROWSER],
  })
}
