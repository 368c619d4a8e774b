/**
 * A page that loses the core: stopped, killed, started anew, or cut off between a question and its answer. It says so,
 * keeps what was typed, comes back by itself, and what is written down is there once.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CommandLine } from '../support/ajar.ts'
import { launchBrowser, launchProfile } from '../support/browser.ts'
import * as shapes from '../support/shapes.ts'
import { startShell, temporaryFolder, type RunningShell } from '../support/shell.ts'

const LINE = 'Met @"Dana Roth", a good hour.'

let browser: Browser
let home: ReturnType<typeof temporaryFolder>
let shell: RunningShell
let context: BrowserContext

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  home = temporaryFolder('connection')
  await line().json(shapes.Contact, ['contact', 'add', 'Tom Okafor'])
  shell = await startShell(home.path)
  context = await browser.newContext({ locale: 'en-GB' })
})
afterEach(async () => {
  await context.close()
  await shell.stop('SIGKILL')
  home.dispose()
})

const line = () => new CommandLine(home.path, home.path)

/** Opens *Today*, whose page has the composer on it. */
async function opened(url: string, within = context): Promise<Page> {
  const page = await within.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(url)
  await composer(page).waitFor()
  return page
}
const composer = (page: Page) => page.getByRole('textbox', { name: 'What happened?' })
async function openComposer(page: Page): Promise<void> {
  await page.keyboard.press('Control+j')
  await expect.poll(() => composer(page).evaluate((box) => box === document.activeElement)).toBe(true)
}
async function type(page: Page, line: string): Promise<void> {
  await openComposer(page)
  await page.keyboard.type(line)
}
const writeDown = (page: Page) => page.getByRole('button', { name: 'Write down' }).last().click()
const connection = (page: Page) => page.getByRole('status', { name: 'Connection' })
const saysCutOff = (page: Page) => connection(page).getByText('Ajar cannot be reached just now.')
const saysWritten = (page: Page) => page.getByRole('status').getByText('Written down.')
const alert = (page: Page) => page.getByRole('alert').filter({ hasText: 'cannot be reached just now' })

/** What the journal says, asked past the page. */
async function written(): Promise<string[]> {
  return (await line().json(shapes.Timeline, ['timeline'])).map(({ text }) => text)
}
async function known(): Promise<string[]> {
  return (await line().json(shapes.People, ['people'])).map(({ name }) => name.display).sort()
}

describe('a core that is stopped, not dead', () => {
  it('is noticed when it is asked for something; it wakes, the page goes on, and the line is there once', async () => {
    const page = await opened(shell.url)
    await type(page, LINE)
    shell.child.kill('SIGSTOP')
    const begun = Date.now()
    await writeDown(page)
    await alert(page).waitFor({ timeout: 20_000 })
    expect(Date.now() - begun).toBeLessThan(20_000)
    await saysCutOff(page).waitFor()
    shell.child.kill('SIGCONT')
    await saysCutOff(page).waitFor({ state: 'detached' })
    await alert(page).waitFor({ state: 'detached' })
    expect(await composer(page).inputValue()).toBe(LINE)
    // Whether the core reads what was given up meanwhile, when it wakes, is for the system to say; once is once.
    await writeDown(page)
    await saysWritten(page).waitFor()
    expect(await written()).toEqual([LINE])
    expect(await known()).toEqual(['Dana Roth', 'Tom Okafor'])
  })

  it('is noticed when nobody asks, too, and what is typed meanwhile stays', async () => {
    const page = await opened(shell.url)
    await openComposer(page)
    shell.child.kill('SIGSTOP')
    await page.keyboard.type(LINE)
    await saysCutOff(page).waitFor({ timeout: 60_000 })
    shell.child.kill('SIGCONT')
    await saysCutOff(page).waitFor({ state: 'detached' })
    expect(await composer(page).inputValue()).toBe(LINE)
    await writeDown(page)
    await saysWritten(page).waitFor()
    expect(await written()).toEqual([LINE])
  })
})

describe('a core that is killed', () => {
  it('while a line is typed, and started again, is found by the page when the new address opens in another tab', async () => {
    const first = await opened(shell.url)
    await type(first, LINE)
    await shell.stop('SIGKILL')
    await saysCutOff(first).waitFor()
    await writeDown(first)
    await alert(first).waitFor()
    expect(await composer(first).inputValue()).toBe(LINE)

    shell = await startShell(home.path)
    await connection(first).getByText('Ajar was started anew, with another key.').waitFor()
    const second = await opened(shell.url)
    await first.getByText('Ajar was started anew').waitFor({ state: 'detached' })
    await alert(first).waitFor({ state: 'detached' })
    expect(await composer(first).inputValue()).toBe(LINE)
    expect(await composer(second).inputValue()).toBe(LINE)

    await writeDown(first)
    await saysWritten(first).waitFor()
    expect(await written()).toEqual([LINE])
    // The line is written down: the other tab does not hold it out to be written again.
    await expect.poll(() => composer(second).inputValue()).toBe('')
  })

  it('is missed in plain sight, wherever one has scrolled to and over the composer, until it is back', async () => {
    const page = await opened(shell.url)
    await page.setViewportSize({ width: 900, height: 400 })
    await page.getByRole('navigation', { name: 'Journal' }).getByRole('link', { name: 'Settings' }).click()
    await page.getByText('What leaves this computer').scrollIntoViewIfNeeded()
    await page.keyboard.press('Control+j')
    await composer(page).waitFor()
    await shell.stop('SIGKILL')
    await saysCutOff(page).waitFor()
    const inSight = () =>
      saysCutOff(page).evaluate((words) => {
        const { left, top, width, height } = words.getBoundingClientRect()
        return words.contains(document.elementFromPoint(left + width / 2, top + height / 2))
      })
    await expect.poll(inSight).toBe(true)
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(200)
    await page.keyboard.press('Escape')
    await composer(page).waitFor({ state: 'detached' })
    expect(await inSight()).toBe(true)
  })

  it('leaves the draft to the next tab, and to the next start of shell and browser', async () => {
    const profile = temporaryFolder('profile')
    try {
      let within = await launchProfile(profile.path)
      const page = await opened(shell.url, within)
      await type(page, LINE)
      await page.close()
      await within.close()
      await shell.stop('SIGKILL')

      shell = await startShell(home.path)
      within = await launchProfile(profile.path)
      const next = await opened(shell.url, within)
      expect(await composer(next).inputValue()).toBe(LINE)
      await next.close()
      const another = await opened(shell.url, within)
      expect(await composer(another).inputValue()).toBe(LINE)
      await within.close()
    } finally {
      profile.dispose()
    }
  })
})

describe('an answer that is lost on the way', () => {
  /** Lets the next call of a method reach the core, and loses what comes back. */
  async function loseAnswerTo(page: Page, method: string): Promise<void> {
    let lost = false
    await page.route('**/api/call', async (route) => {
      if (lost || route.request().postData()?.includes(`"method":"${method}"`) !== true) {
        await route.fallback()
        return
      }
      lost = true
      await route.fetch()
      await route.abort('connectionreset')
    })
  }

  it('makes no second impression, nor a second contact, when the line is written down again', async () => {
    const page = await opened(shell.url)
    await loseAnswerTo(page, 'impressions.add')
    await type(page, LINE)
    await writeDown(page)
    await alert(page).getByText('it will not be there twice').waitFor()
    expect(await written()).toEqual([LINE])
    // By now the page knows the contact whom the line brought.
    await page
      .getByRole('list', { name: 'Recognized' })
      .getByRole('button', { name: 'with Dana Roth' })
      .waitFor()
    await writeDown(page)
    await saysWritten(page).waitFor()
    expect(await written()).toEqual([LINE])
    expect(await known()).toEqual(['Dana Roth', 'Tom Okafor'])
  })

  it('makes none after the page was loaded anew, either', async () => {
    const page = await opened(shell.url)
    await loseAnswerTo(page, 'impressions.add')
    await type(page, LINE)
    await writeDown(page)
    await alert(page).waitFor()
    await page.reload()
    await composer(page).waitFor()
    expect(await composer(page).inputValue()).toBe(LINE)
    await writeDown(page)
    await saysWritten(page).waitFor()
    expect(await written()).toEqual([LINE])
    expect(await known()).toEqual(['Dana Roth', 'Tom Okafor'])
  })

  it('makes no second contact when it is saved again', async () => {
    const page = await opened(shell.url)
    await loseAnswerTo(page, 'contacts.add')
    await page.getByRole('navigation', { name: 'Journal' }).getByRole('link', { name: 'People' }).click()
    await page.getByRole('button', { name: 'Add a contact' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add a contact' })
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Dana Roth')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await alert(page).waitFor()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await known()).toEqual(['Dana Roth', 'Tom Okafor'])
  })
})
