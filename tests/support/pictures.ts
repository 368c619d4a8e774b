/**
 * Pictures of every screen, from the real program on the sample journal and on an empty one: light and dark, wide and
 * narrow. `npm run pictures [-- DIR]` writes them to DIR (default: test-results/pictures); the README's two are copies of
 * `today-1280-light.png` and `resting-1280-light.png`.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from './browser.ts'
import { root, startShell, temporaryFolder } from './shell.ts'

const SIZES = [
  { name: '1280', width: 1280, height: 800 },
  { name: '720', width: 720, height: 900 },
] as const

const LINE =
  'Lunch with @Ulrike Roth yesterday. She was delighted with the checklist. I’ll send the case studies by Friday. +2 #workshops'

/** What is shown, and how one gets there. */
const SCREENS: readonly (readonly [name: string, show: (page: Page) => Promise<void>])[] = [
  ['today', (page) => follow(page, 'Today')],
  [
    'composer',
    async (page) => {
      await follow(page, 'Today')
      await page.keyboard.press('Control+j')
      await page.keyboard.type(LINE)
    },
  ],
  ['timeline', (page) => follow(page, 'Timeline')],
  ['people', (page) => follow(page, 'People')],
  [
    'contact',
    async (page) => {
      await follow(page, 'Today')
      await page.getByRole('main').getByRole('link', { name: 'Ulrike Roth' }).first().click()
      await page.getByRole('heading', { level: 1, name: 'Ulrike Roth' }).waitFor()
    },
  ],
  [
    'resting',
    async (page) => {
      await follow(page, 'People')
      await page.getByRole('radio', { name: 'ajar' }).check({ force: true })
      await page
        .getByRole('main')
        .getByRole('table')
        .or(page.getByRole('main'))
        .getByRole('link')
        .first()
        .click()
      await page.getByRole('region', { name: 'Timeline' }).waitFor()
    },
  ],
  ['circumstances', (page) => follow(page, 'Circumstances')],
  ['shelf', (page) => follow(page, 'Shelf')],
  ['reflect', (page) => follow(page, 'Reflect')],
  ['settings', (page) => follow(page, 'Settings')],
  [
    'notifications',
    async (page) => {
      await follow(page, 'Settings')
      await page.getByRole('heading', { name: 'Appearance' }).scrollIntoViewIfNeeded()
    },
  ],
  [
    'palette',
    async (page) => {
      await follow(page, 'Today')
      await page.keyboard.press('Control+k')
      await page.keyboard.type('ro')
    },
  ],
]

async function follow(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Escape')
  await page.getByRole('navigation', { name: 'Journal' }).getByRole('link', { name }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
}

async function photograph(
  browser: Browser,
  url: string,
  to: string,
  screens: typeof SCREENS,
  prefix = '',
): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const { name: size, width, height } of SIZES) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme,
        locale: 'en-GB',
        reducedMotion: 'reduce',
      })
      const page = await context.newPage()
      page.setDefaultTimeout(8000)
      await page.goto(url)
      await page.getByRole('heading', { level: 1 }).waitFor()
      for (const [screen, show] of screens) {
        try {
          await show(page)
          await page.waitForTimeout(400)
          await page.screenshot({ path: join(to, `${prefix}${screen}-${size}-${colorScheme}.png`) })
        } catch (error) {
          process.stderr.write(`${screen} ${size} ${colorScheme}: ${String(error).split('\n')[0]}\n`)
          process.exitCode = 1
        }
      }
      await context.close()
    }
  }
}

const to = process.argv[2] ?? join(root, 'test-results/pictures')
mkdirSync(to, { recursive: true })
const sample = temporaryFolder('pictures')
const empty = temporaryFolder('pictures-empty')
execFileSync(process.execPath, [join(root, 'build/ajar.mjs'), 'demo', sample.path, '--seed', '1'])
const browser = await launchBrowser()
for (const [folder, screens, prefix] of [
  [sample.path, SCREENS, ''],
  [empty.path, SCREENS.filter(([name]) => ['today', 'people', 'timeline'].includes(name)), 'empty-'],
] as const) {
  const shell = await startShell(folder)
  await photograph(browser, shell.url, to, screens, prefix)
  await shell.stop()
}
await browser.close()
sample.dispose()
empty.dispose()
