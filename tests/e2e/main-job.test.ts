/**
 * The main job, from the first screen to the kept word, in a real Chromium on the real program, clicking and typing as
 * a person does and finding everything by its accessible name.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { root, startShell, temporaryFolder, type RunningShell } from '../support/shell.ts'

const LINE =
  'Met @Dana Roth yesterday at 3pm, great talk about pricing. Promised the case study by Friday. #pricing'

describe('the main job', () => {
  const home = temporaryFolder('main-job')
  let shell: RunningShell
  let browser: Browser
  let context: BrowserContext
  let page: Page
  const broken: string[] = []
  const asked: string[] = []

  beforeAll(async () => {
    shell = await startShell(home.path)
    browser = await launchBrowser()
    context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
    page = await context.newPage()
    page.on('pageerror', (error) => broken.push(error.message))
    page.on('request', (request) => asked.push(request.url()))
    page.setDefaultTimeout(10_000)
    await page.goto(shell.url)
  })
  afterAll(async () => {
    await browser.close()
    await shell.stop()
    home.dispose()
  })

  const nav = (name: string) => page.getByRole('navigation', { name: 'Journal' }).getByRole('link', { name })
  const main = () => page.getByRole('main')
  /** On *Today* the composer stands on the page; anywhere else it comes as a dialog. */
  const composer = () => page.getByRole('textbox', { name: 'What happened?' })
  const composerHasFocus = () => composer().evaluate((box) => box === document.activeElement)
  const openComposer = async () => {
    await page.keyboard.press('Control+j')
    await composer().waitFor()
    await expect.poll(composerHasFocus).toBe(true)
  }
  const entry = (words: string) => page.getByRole('feed').getByRole('article').filter({ hasText: words })
  /** Leaves a dialog by keyboard, as somebody does who sees that it has the focus. */
  const leave = async (name: string) => {
    const dialog = page.getByRole('dialog', { name })
    await expect.poll(() => dialog.evaluate((box) => box.contains(document.activeElement))).toBe(true)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }
  const undo = () => page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  const door = (state: string) => main().getByRole('img', { name: `door ${state}` })
  const openContact = async (name: string) => {
    await nav('People').click()
    await main().getByRole('link', { name }).first().click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
  }
  const writeDown = async (line: string) => {
    await openComposer()
    await page.keyboard.type(line)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('status').getByText('Written down.').waitFor()
    await expect
      .poll(async () => (await composer().count()) === 0 || (await composer().inputValue()) === '')
      .toBe(true)
  }

  it('welcomes, says where the journal lies, and offers three ways to begin', async () => {
    await main().getByText(home.path).first().waitFor()
    const ways = main().getByRole('list', { name: 'Three ways to begin' })
    await ways.getByRole('button', { name: 'Add a contact' }).waitFor()
    await ways.getByRole('button', { name: 'Import a file…' }).waitFor()
    await ways.getByRole('button', { name: 'Open the sample journal' }).waitFor()
    expect(page.url()).not.toContain('key=')
  })

  it('lets one look around in the sample journal, and leave it without a trace', async () => {
    await main().getByRole('button', { name: 'Open the sample journal' }).click()
    const moments = main().getByRole('list', { name: 'Moments' })
    await expect.poll(() => moments.getByRole('listitem').count()).toBeGreaterThan(0)
    await page.getByRole('button', { name: /leave the sample/i }).click()
    await main().getByRole('list', { name: 'Three ways to begin' }).waitFor()
  })

  it('adds somebody', async () => {
    await nav('People').click()
    await page.getByRole('button', { name: 'Add a contact' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Add a contact' })
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Dana Roth')
    await dialog.getByRole('textbox', { name: 'Organization' }).fill('Harrow & Finch')
    await dialog.getByRole('textbox', { name: 'Email' }).fill('dana@harrow.example')
    await dialog.getByRole('textbox', { name: 'Tags' }).fill('editors, workshops')
    await dialog.getByRole('combobox', { name: 'Rhythm' }).selectOption({ label: 'every month' })
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
    await openContact('Dana Roth')
    for (const fact of ['dana@harrow.example', 'every month', 'editors, workshops']) {
      await main().getByText(fact).first().waitFor()
    }
  })

  it('imports a vCard file after showing what it would bring, and a second time changes nothing', async () => {
    const choose = async () => {
      await nav('Settings').click()
      const chooser = page.waitForEvent('filechooser')
      await main().getByRole('button', { name: 'Import a file…' }).click()
      await (await chooser).setFiles(`${root}/tests/fixtures/vcf/three-people.vcf`)
    }
    const dialog = page.getByRole('dialog', { name: 'Import' })
    await choose()
    await dialog.getByText('This would bring: 3 new people.').waitFor()
    await dialog.getByRole('button', { name: 'Import' }).click()
    await dialog.getByText('Imported: 3 new people.').waitFor()
    await dialog.getByRole('button', { name: 'Done' }).click()
    await nav('People').click()
    for (const name of ['Øyvind Hägg', 'María José Carreño', 'Priya Natarajan']) {
      await main().getByRole('link', { name }).first().waitFor()
    }
    await choose()
    await dialog
      .getByText(/3 (people )?unchanged/)
      .first()
      .waitFor()
    await leave('Import')
    await nav('People').click()
    await main()
      .getByText(/^4 people/)
      .first()
      .waitFor()
  })

  it('says what is wrong with a file that is no vCard, and brings nothing', async () => {
    await nav('Settings').click()
    const chooser = page.waitForEvent('filechooser')
    await main().getByRole('button', { name: 'Import a file…' }).click()
    await (
      await chooser
    ).setFiles({
      name: 'people.vcf',
      mimeType: 'text/vcard',
      buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]),
    })
    await page.getByRole('dialog', { name: 'Import' }).getByText('“people.vcf” is a PNG picture').waitFor()
    await leave('Import')
    await nav('People').click()
    await main()
      .getByText(/^4 people/)
      .first()
      .waitFor()
  })

  it('understands a line while it is typed, keeps the draft, and writes it down by keyboard alone', async () => {
    await nav('Today').click()
    await openComposer()
    await page.keyboard.type(LINE, { delay: 2 })
    await page.keyboard.press('Escape')
    await page.reload()
    await main().getByRole('heading', { level: 1 }).waitFor()
    await openComposer()
    expect(await composer().inputValue()).toBe(LINE)
    const says = page
      .getByRole('status')
      .filter({ hasText: 'A meeting with Dana Roth, yesterday at 15:00, with one promise' })
    await says.waitFor()
    const recognized = page.getByRole('list', { name: 'Recognized' })
    for (const chip of [
      'with Dana Roth',
      /^on .* at 15:00$/,
      'meeting, we both met',
      /^promise by Fri/,
      'tag pricing',
    ]) {
      await recognized.getByRole('button', { name: chip }).waitFor()
    }
    await page.keyboard.press('Control+Enter')
    await page.getByRole('status').getByText('Written down.').waitFor()
    await openContact('Dana Roth')
    await page
      .getByRole('region', { name: 'Timeline' })
      .getByRole('article')
      .filter({ hasText: 'great talk about pricing' })
      .waitFor()
    await page.getByRole('article', { name: /^Dana Roth, promise for/ }).waitFor()
  })

  it('edits an impression and takes the edit back', async () => {
    await entry('great talk about pricing').getByRole('button', { name: 'Edit' }).click()
    const dialog = page.getByRole('dialog', { name: 'Edit the impression' })
    await dialog.getByRole('textbox', { name: 'Text' }).fill('A short talk about pricing.')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await entry('A short talk about pricing.').waitFor()
    await undo()
    await entry('great talk about pricing').waitFor()
  })

  it('deletes an impression without asking, and takes the deletion back', async () => {
    await entry('great talk about pricing').getByRole('button', { name: 'Delete' }).click()
    await entry('great talk about pricing').waitFor({ state: 'detached' })
    await undo()
    await entry('great talk about pricing').waitFor()
  })

  it('says later what came back', async () => {
    await entry('great talk about pricing').getByRole('button', { name: 'They answered…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Dana Roth answered' })
    await dialog.getByRole('radio', { name: /^Positive/ }).focus()
    await page.keyboard.press('Space')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
    await entry('great talk about pricing').getByText('Positive').waitFor()
    expect(
      await entry('great talk about pricing').getByRole('button', { name: 'They answered…' }).count(),
    ).toBe(0)
  })

  it('lets one impression be about several contacts', async () => {
    await writeDown('Lunch with @Dana Roth and @Priya today, they like each other.')
    await openContact('Priya Natarajan')
    await entry('they like each other').waitFor()
    await openContact('Dana Roth')
    await entry('they like each other').waitFor()
  })

  it('hears a not-now: the door stands ajar, the rest is drawn, and no moment comes', async () => {
    await writeDown('@Priya Natarajan wrote: not now, wait until after 15 March')
    await openContact('Priya Natarajan')
    await door('ajar').waitFor()
    await main()
      .getByText(/15 March/)
      .first()
      .waitFor()
    await page.getByRole('region', { name: 'Timeline' }).getByText(/rest/i).first().waitFor()
    await nav('Today').click()
    const moments = main().getByRole('list', { name: 'Moments' })
    await moments.waitFor({ state: 'attached' })
    expect(await moments.getByText('Priya').count()).toBe(0)
  })

  it('shows a promise that is due among the moments of Today, and keeps it with one button', async () => {
    await writeDown('Called @"Tom Okafor", I’ll send the outline by today. #outline')
    await nav('Today').click()
    const item = main()
      .getByRole('list', { name: 'Moments' })
      .getByRole('listitem')
      .filter({ hasText: 'Tom Okafor' })
    await item
      .getByText(/promised/)
      .first()
      .waitFor()
    await item.getByRole('button', { name: 'Kept' }).click()
    await expect.poll(() => item.getByRole('button', { name: 'Kept' }).count()).toBe(0)
    await openContact('Tom Okafor')
    await entry('the outline').getByText(/kept/i).first().waitFor()
  })

  it('closes a door and reopens it', async () => {
    await openContact('Øyvind Hägg')
    await page.getByRole('button', { name: 'Door' }).click()
    await page.getByRole('menuitem', { name: 'Close the door…' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /close the door/i })
      .click()
    await door('closed').waitFor()
    await page.getByRole('button', { name: 'Door' }).click()
    await page.getByRole('menuitem', { name: 'Reopen' }).click()
    await door('open').waitFor()
  })

  it('edits any field of a contact', async () => {
    await openContact('Øyvind Hägg')
    await main().getByRole('complementary', { name: 'Facts' }).getByRole('button', { name: 'Edit' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Role' }).fill('Head of Rooms')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
    await main().getByText('Head of Rooms').first().waitFor()
  })

  it('opens the brief of a contact', async () => {
    await openContact('Dana Roth')
    await main().getByRole('button', { name: 'Brief' }).click()
    await page
      .getByRole('dialog')
      .getByText(/great talk about pricing/)
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it('finds people and words with Ctrl+K', async () => {
    await page.keyboard.press('Control+k')
    const box = page.getByRole('combobox', { name: 'Search or do' })
    await box.waitFor()
    await page.keyboard.type('oyvind')
    await page
      .getByRole('option', { name: /Øyvind Hägg/ })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Øyvind Hägg' }).waitFor()
  })

  it('shows text that looks like HTML as it was typed', async () => {
    await writeDown(
      'Call with @Dana Roth: <img src=x onerror="document.title=1"> <b>bold</b> & <script>1</script>',
    )
    await openContact('Dana Roth')
    await entry('<b>bold</b>').waitFor()
    expect(await entry('<img src=x onerror=').locator('img, script').count()).toBe(0)
    expect(await page.title()).not.toBe('1')
  })

  it('keeps what was typed, and says so, when the core is gone', async () => {
    await shell.stop('SIGKILL')
    await openComposer()
    await page.keyboard.type('A word that must not be lost.')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('alert').first().waitFor()
    expect(await composer().inputValue()).toBe('A word that must not be lost.')
  })

  it('finds every word again after the program was killed', async () => {
    shell = await startShell(home.path)
    await page.goto(shell.url)
    await openContact('Dana Roth')
    await entry('they like each other').waitFor()
    await entry('great talk about pricing').waitFor()
    await openContact('Tom Okafor')
    await entry('the outline').getByText(/kept/i).first().waitFor()
  })

  it('never threw an error in the page, and never asked any other host for anything', () => {
    expect(broken).toEqual([])
    const own = asked.every(
      (url) => url.startsWith('http://127.0.0.1:') || url.startsWith('blob:') || url.startsWith('data:'),
    )
    expect(own).toBe(true)
    expect(asked.length).toBeGreaterThan(10)
  })
})
