/**
 * Reminders in the browser shell, in a real Chromium on the real program with its clock in a good hour. A headless browser
 * shows no notification, so the page's `Notification` is one that writes down what it was asked to show; the browser's
 * own permission stands behind it.
 */
import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { startShell, temporaryFolder, type RunningShell } from '../support/shell.ts'

/** A Wednesday morning. */
const NOW = '2026-12-02T10:00:00+01:00'
const TODAY = '2026-12-02'

const clockAt = (iso: string): NodeJS.ProcessEnv => ({
  TZ: 'Europe/Berlin',
  AJAR_TEST_AHEAD_MS: String(Date.parse(iso) - Date.now()),
  NODE_OPTIONS: `--import ${import.meta.resolve('tsx')} --import ${import.meta.resolve('../support/clock.ts')}`,
})

interface Shown {
  readonly title: string
  readonly body: string
  readonly tag: string
  readonly icon: string
}

let browser: Browser
let home: ReturnType<typeof temporaryFolder>
let shell: RunningShell
let context: BrowserContext
let shown: Shown[]

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  home = temporaryFolder('notifications')
  shell = await startShell(home.path, clockAt(NOW))
  context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Berlin' })
  shown = []
  await context.exposeFunction('tellTest', (one: Shown) => shown.push(one))
  await context.addInitScript(recordNotifications)
})
afterEach(async () => {
  await context.close()
  await shell.stop('SIGKILL')
  home.dispose()
})

declare global {
  interface Window {
    tellTest: (one: Shown) => void
    tellAsked: () => Promise<void>
    notificationsHere: (EventTarget & { isClosed: boolean })[]
  }
}

/** Runs in the page, before it. */
function recordNotifications(): void {
  const Real = window.Notification
  window.notificationsHere = []
  class Recorded extends EventTarget {
    isClosed = false
    constructor(title: string, options: NotificationOptions) {
      super()
      window.notificationsHere.push(this)
      window.tellTest({
        title,
        body: options.body ?? '',
        tag: options.tag ?? '',
        icon: options.icon ?? '',
      })
    }
    close(): void {
      this.isClosed = true
    }
    static get permission(): NotificationPermission {
      return Real.permission
    }
    static requestPermission(): Promise<NotificationPermission> {
      return Real.requestPermission()
    }
  }
  Object.defineProperty(window, 'Notification', { value: Recorded })
}

async function call(method: string, input: unknown): Promise<unknown> {
  const { origin, hash } = new URL(shell.url)
  const response = await fetch(`${origin}/api/call`, {
    method: 'POST',
    headers: { authorization: `Bearer ${hash.slice('#key='.length)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ method, input }),
  })
  const result = (await response.json()) as { ok: boolean; value: unknown }
  expect(result, method).toMatchObject({ ok: true })
  return result.value
}

/** Somebody to whom something was promised for today. Gives their id. */
async function promisedTo(name: string, what = 'the case study'): Promise<string> {
  const id = randomUUID()
  await call('impressions.add', {
    text: `Promised ${name} ${what}.`,
    kind: 'meeting',
    direction: 'both',
    contacts: [id],
    newContacts: [{ id, name: { display: name } }],
    promises: [{ id: randomUUID(), text: what, due: TODAY, state: 'open' }],
  })
  return id
}

async function tab(): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(shell.url)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}
const allow = () => context.grantPermissions(['notifications'], { origin: new URL(shell.url).origin })
const click = (page: Page, index = 0) =>
  page.evaluate((at) => window.notificationsHere[at]?.dispatchEvent(new Event('click')), index)
const nav = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Journal' }).getByRole('link', { name }).click()
const composer = (page: Page) =>
  page.getByRole('dialog', { name: 'Write down' }).getByRole('textbox', { name: 'What happened?' })
const hasFocus = (page: Page) =>
  expect.poll(() => composer(page).evaluate((box) => box === document.activeElement)).toBe(true)
const heading = (page: Page, name: string) => page.locator('h1', { hasText: name })
/** Long enough for a second notification to come, if one did. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 1500))

describe('a reminder', () => {
  it('is shown once by one of two tabs, in words, and never again', async () => {
    await allow()
    const [first, second] = [await tab(), await tab()]
    await promisedTo('Dana Roth')
    await expect.poll(() => shown.length).toBe(1)
    expect(shown[0]).toMatchObject({
      title: 'Dana Roth',
      tag: expect.stringMatching(/^[\w-]{8,}$/) as string,
    })
    expect(shown[0]?.body).toContain('the case study')
    const icon = await first.evaluate(
      async (at) => (await fetch(at)).headers.get('content-type'),
      shown[0]?.icon ?? '',
    )
    expect(icon).toBe('image/png')

    await first.reload()
    await second.reload()
    await (await tab()).close()
    await shell.stop('SIGKILL')
    shell = await startShell(home.path, clockAt(NOW))
    await tab()
    await aWhile()
    expect(shown).toHaveLength(1)
  })

  it('that is due before the page opens is shown when it does', async () => {
    await promisedTo('Dana Roth')
    await allow()
    await tab()
    await expect.poll(() => shown.map(({ title }) => title)).toEqual(['Dana Roth'])
  })

  it('is shown by the next tab when the one that spoke is closed', async () => {
    await allow()
    const [first, second] = [await tab(), await tab()]
    await first.close()
    await promisedTo('Dana Roth')
    await expect.poll(() => shown.length).toBe(1)
    expect(await second.evaluate(() => window.notificationsHere.length)).toBe(1)
  })

  it('is not even taken while the browser gives no leave, and is shown as soon as it does', async () => {
    const page = await tab()
    const taken: string[] = []
    page.on('request', (request) => {
      if (request.postData()?.includes('reminders.take') === true) taken.push(request.url())
    })
    await promisedTo('Dana Roth')
    await aWhile()
    expect([taken, shown]).toEqual([[], []])
    await allow()
    await expect.poll(() => shown.map(({ title }) => title)).toEqual(['Dana Roth'])
  })

  it('does not come while the sample is shown, and comes afterwards', async () => {
    await allow()
    const page = await tab()
    await page.getByRole('button', { name: 'Open the sample journal' }).click()
    await page.getByRole('button', { name: 'Leave the sample' }).waitFor()
    await aWhile()
    expect(shown).toEqual([])
    await page.getByRole('button', { name: 'Leave the sample' }).click()
    await page.getByRole('list', { name: 'Three ways to begin' }).waitFor()
    await promisedTo('Dana Roth')
    await expect.poll(() => shown.length).toBe(1)
  })
})

describe('the click on a notification', () => {
  it('opens the contact, from any page, with the composer ready; Escape leads back to their page', async () => {
    await allow()
    const page = await tab()
    await promisedTo('Dana Roth')
    await expect.poll(() => shown.length).toBe(1)
    await nav(page, 'Timeline')
    await page.getByRole('feed').waitFor()
    await click(page)
    await heading(page, 'Dana Roth').waitFor()
    await hasFocus(page)
    expect(await page.evaluate(() => window.notificationsHere[0]?.isClosed)).toBe(true)
    await page.keyboard.type('Sent it; she was glad.')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('status').getByText('Written down.').waitFor()
    await page
      .getByRole('region', { name: 'Timeline' })
      .getByRole('article')
      .filter({ hasText: 'she was glad' })
      .waitFor()
  })

  it('keeps what is being written about somebody else', async () => {
    await allow()
    const page = await tab()
    const dana = await promisedTo('Dana Roth')
    await expect.poll(() => shown.length).toBe(1)
    await promisedTo('Tom Okafor')
    await expect.poll(() => shown.length).toBe(2)
    await click(page, 0)
    await hasFocus(page)
    await page.keyboard.type('About Dana, not done')
    await click(page, 1)
    await heading(page, 'Tom Okafor').waitFor()
    await hasFocus(page)
    expect(await composer(page).inputValue()).toBe('')
    await page.keyboard.press('Escape')
    await page.goto(`${new URL(shell.url).origin}/#/people/${dana}`)
    await heading(page, 'Dana Roth').waitFor()
    await page.keyboard.press('Control+j')
    await hasFocus(page)
    expect(await composer(page).inputValue()).toBe('About Dana, not done')
  })

  it('leads to Today where it speaks of several', async () => {
    await promisedTo('Dana Roth')
    await promisedTo('Tom Okafor')
    await allow()
    const page = await tab()
    await expect.poll(() => shown.length).toBe(1)
    expect(shown[0]?.body).toContain('Dana Roth')
    expect(shown[0]?.body).toContain('Tom Okafor')
    await nav(page, 'People')
    await heading(page, 'People').waitFor()
    await click(page)
    await page.getByRole('list', { name: 'Moments' }).getByRole('link', { name: 'Dana Roth' }).waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('in the middle of a dialog opens the composer over it, and nothing typed is lost', async () => {
    await allow()
    const page = await tab()
    await promisedTo('Dana Roth')
    await expect.poll(() => shown.length).toBe(1)
    await nav(page, 'People')
    await page.getByRole('button', { name: 'Add a contact' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add a contact' })
    await dialog.getByRole('textbox', { name: 'Organization' }).fill('Harrow & Finch')
    await click(page)
    await hasFocus(page)
    await page.keyboard.type('Called her.')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('status').getByText('Written down.').waitFor()
    await composer(page).waitFor({ state: 'detached' })
    expect(await dialog.getByRole('textbox', { name: 'Organization' }).inputValue()).toBe('Harrow & Finch')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await heading(page, 'People').waitFor()
  })

  it('in the middle of the settings leaves the page, too', async () => {
    await allow()
    const page = await tab()
    await promisedTo('Dana Roth')
    await expect.poll(() => shown.length).toBe(1)
    await nav(page, 'Settings')
    await page.getByRole('textbox', { name: 'Time zone' }).fill('Europe/Lis')
    await click(page)
    await hasFocus(page)
    await page.keyboard.press('Escape')
    expect(await page.getByRole('textbox', { name: 'Time zone' }).inputValue()).toBe('Europe/Lis')
  })
})

describe('the shell of a window that says where to go', () => {
  /** Has the next stream of events say this after its hello, as Electron's shell would. */
  async function nextStreamSays(page: Page, event: object): Promise<void> {
    await page.route(
      '**/api/events',
      (route) =>
        route.fulfill({
          contentType: 'application/x-ndjson',
          body: `{"type":"hello"}\n${JSON.stringify(event)}\n`,
        }),
      { times: 1 },
    )
    await page.reload()
  }

  it('leads to the contact with the composer ready, or to Today', async () => {
    const dana = await promisedTo('Dana Roth')
    const page = await tab()
    await nav(page, 'Shelf')
    await nextStreamSays(page, { type: 'open', contact: dana })
    await heading(page, 'Dana Roth').waitFor()
    await hasFocus(page)
    await page.keyboard.press('Escape')
    await nextStreamSays(page, { type: 'open' })
    await page.getByRole('list', { name: 'Moments' }).waitFor()
  })

  it('leads nowhere while the sample is shown, and says who is not there any more', async () => {
    await promisedTo('Dana Roth')
    await call('sample.open', {})
    const page = await tab()
    await nav(page, 'Shelf')
    await nextStreamSays(page, { type: 'open', contact: 'nobody' })
    await aWhile()
    await heading(page, 'Shelf').waitFor()
    await page.getByRole('button', { name: 'Leave the sample' }).click()
    await nav(page, 'Shelf')
    await nextStreamSays(page, { type: 'open', contact: 'nobody' })
    await heading(page, 'There is nobody here').waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
  })
})

describe('the browser’s leave', () => {
  /** A browser that has not been asked yet, and whose user says this when it asks. Counts how often it does. */
  async function browserAnswers(answer: NotificationPermission): Promise<() => number> {
    let asked = 0
    await context.exposeFunction('tellAsked', () => (asked += 1))
    await context.addInitScript((says) => {
      let now: NotificationPermission = 'default'
      Object.defineProperties(window.Notification, {
        permission: { get: () => now },
        requestPermission: {
          value: async () => {
            await window.tellAsked()
            now = says
            return now
          },
        },
      })
    }, answer)
    return () => asked
  }
  const offer = (page: Page) => page.getByText('Ajar can tell you of a moment on the desktop')

  it('is asked for on Today once there are moments, on a press alone', async () => {
    const asked = await browserAnswers('granted')
    const page = await tab()
    expect(await offer(page).count()).toBe(0)
    await promisedTo('Dana Roth')
    await offer(page).waitFor()
    await aWhile()
    expect([asked(), shown]).toEqual([0, []])
    await page.getByRole('button', { name: 'Allow notifications' }).click()
    await expect.poll(() => shown.length).toBe(1)
    await offer(page).waitFor({ state: 'detached' })
    expect(asked()).toBe(1)
  })

  it('is not asked for again after No thanks, but can be in the settings', async () => {
    const asked = await browserAnswers('denied')
    await promisedTo('Dana Roth')
    const page = await tab()
    await page.getByRole('button', { name: 'No thanks' }).click()
    await offer(page).waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('list', { name: 'Moments' }).waitFor()
    await aWhile()
    expect(await offer(page).count()).toBe(0)
    await nav(page, 'Settings')
    expect(asked()).toBe(0)
    await page.getByRole('button', { name: 'Allow notifications' }).click()
    await page.getByText('This browser holds them back from this page.').waitFor()
    expect(asked()).toBe(1)
    expect(shown).toEqual([])
  })
})

describe('the settings of notifications', () => {
  it('are two switches that hold at once; without names a notification names nobody', async () => {
    await allow()
    const page = await tab()
    await nav(page, 'Settings')
    const desktop = page.getByRole('switch', { name: 'Desktop notifications' })
    const names = page.getByRole('switch', { name: 'Names in notifications' })
    await page.getByText('This browser shows them while a page of Ajar is open in it.').waitFor()
    await page.getByRole('textbox', { name: 'Time zone' }).fill('Europe/Lis')
    await desktop.focus()
    await page.keyboard.press('Space')
    await expect.poll(() => names.isDisabled()).toBe(true)
    await promisedTo('Dana Roth')
    await aWhile()
    expect(shown).toEqual([])
    await desktop.check()
    await expect.poll(() => shown.map(({ title }) => title)).toEqual(['Dana Roth'])
    await names.uncheck()
    await page.getByRole('status').getByText('Settings saved.').waitFor()
    await expect.poll(() => names.isChecked()).toBe(false)
    expect(await page.getByRole('textbox', { name: 'Time zone' }).inputValue()).toBe('Europe/Lis')
    await promisedTo('Tom Okafor', 'the outline')
    await expect.poll(() => shown.length).toBe(2)
    expect(JSON.stringify(shown[1])).not.toMatch(/Tom|Okafor|outline/)
    // What the settings say of one without names is what it says.
    await page.getByText(`Without names one says “${shown[1]?.title}”`).waitFor()
  })
})
