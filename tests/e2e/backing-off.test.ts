/**
 * Where a person meets rules 14 and 7: the offer to slow a rhythm, on Today and on the contact's page; and the end of
 * somebody's sleep.
 */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { zonedAt } from '#shared/dates.ts'
import { openApplication } from '#core/application.ts'
import { systemZone } from '#core/system-zone.ts'
import { launchBrowser } from '../support/browser.ts'
import { startShell, temporaryFolder, type RunningShell } from '../support/shell.ts'

const DAY_MS = 86_400_000
const PEOPLE = ['Dana Roth', 'Ben Okafor']

/**
 * Two people of every two weeks, for whom it was not the right time twice already; today the moment is back. And one who
 * has answered no ping.
 */
async function begin(folder: string): Promise<void> {
  const present = Date.now()
  let ago = 42
  const clock = () => present - ago * DAY_MS
  const app = await openApplication({ folder, clock })
  const { client } = app
  await client.call('settings.change', { workingDays: [1, 2, 3, 4, 5, 6, 7] })
  for (const name of PEOPLE) {
    const id = name.slice(0, 3)
    await client.call('contacts.add', { id, name: { display: name }, rhythm: 'P2W' })
    const at = zonedAt(clock(), systemZone())
    await client.call('impressions.add', { text: 'x', kind: 'call', direction: 'both', contacts: [id], at })
  }
  for (ago of [28, 14]) {
    const today = await client.call('moments.today', {})
    for (const { id } of today.ok ? today.value.moments : []) await client.call('moments.later', { id })
  }
  await client.call('contacts.add', { id: 'Eve', name: { display: 'Eve Lund' }, rhythm: 'P1Y' })
  for (ago of [60, 45, 30]) {
    const at = zonedAt(clock(), systemZone())
    await client.call('impressions.add', { text: 'x', kind: 'ping', direction: 'out', contacts: ['Eve'], at })
  }
  await app.close()
}

describe('backing off', () => {
  const home = temporaryFolder('backing-off')
  const journal = join(home.path, 'journal')
  let shell: RunningShell
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    await begin(journal)
    shell = await startShell(journal)
    browser = await launchBrowser()
    page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
    page.setDefaultTimeout(10_000)
    await page.goto(shell.url)
  })
  afterAll(async () => {
    await browser.close()
    await shell.stop()
    home.dispose()
  })

  const main = () => page.getByRole('main')
  const line = (name: string) =>
    main().getByRole('list', { name: 'Moments' }).getByRole('listitem').filter({ hasText: name })
  const offer = () => main().getByRole('group', { name: 'A slower rhythm' })
  const openContact = async (name: string) => {
    await page.getByRole('navigation', { name: 'Journal' }).getByRole('link', { name: 'People' }).click()
    await main().getByRole('link', { name }).first().click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
  }
  const rhythm = (words: string) =>
    main().getByRole('complementary', { name: 'Facts' }).getByText(words).waitFor()

  it('speaks of no slower rhythm before the third time', async () => {
    await line('Dana Roth').getByRole('button', { name: 'Not the right time' }).waitFor()
    expect(await offer().count()).toBe(0)
  })

  it('offers one where it was said for the third time, and one button does it', async () => {
    await line('Dana Roth').getByRole('button', { name: 'Not the right time' }).click()
    await line('Dana Roth').getByText('A slower rhythm may fit better.').waitFor()
    expect(await line('Ben Okafor').getByText('A slower rhythm').count()).toBe(0)
    await line('Dana Roth').getByRole('button', { name: 'Slow to every month' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('The rhythm is slower now: every month.').waitFor()
    await offer().waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('page')
    await openContact('Dana Roth')
    await rhythm('every month')
    expect(await offer().count()).toBe(0)
  })

  it('can be taken back, and does not ask again', async () => {
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
    await rhythm('every two weeks')
    expect(await offer().count()).toBe(0)
  })

  it('lets the rhythm stay, on the page of the contact, and that holds', async () => {
    await page.getByRole('navigation', { name: 'Journal' }).getByRole('link', { name: 'Today' }).click()
    await line('Ben Okafor').getByRole('button', { name: 'Not the right time' }).click()
    await line('Ben Okafor').getByRole('button', { name: 'Keep every two weeks' }).waitFor()
    await openContact('Ben Okafor')
    const moments = main().getByRole('region', { name: 'Moments' })
    await moments.getByText(/You said today that it was not the right time/).waitFor()
    await moments.getByRole('button', { name: 'Keep every two weeks' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('The rhythm stays as it is.').waitFor()
    await offer().waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Ben Okafor' }).waitFor()
    await rhythm('every two weeks')
    expect(await offer().count()).toBe(0)
  })

  it('leaves a contact who answers nothing asleep, says since when and why, and lets the user wake them', async () => {
    await openContact('Eve Lund')
    const moments = main().getByRole('region', { name: 'Moments' })
    await moments.getByText(/Asleep since .+, after three pings without an answer \(.+\)/).waitFor()
    await main().getByRole('img', { name: 'door ajar' }).waitFor()
    await page.getByRole('button', { name: 'Door' }).click()
    await page.getByRole('menuitem', { name: 'Wake' }).click()
    await page.getByRole('status').getByText('Eve Lund is awake again.').waitFor()
    await main().getByRole('img', { name: 'door open' }).waitFor()
    expect(await moments.getByText(/Asleep/).count()).toBe(0)
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
    await main().getByRole('img', { name: 'door ajar' }).waitFor()
  })
})
