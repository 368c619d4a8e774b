/** One window, with which a person does the main job; and there is only one. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Desktop, Runner } from '../../support/desktop/desktop.ts'
import type { Hand } from '../../support/desktop/hand.ts'
import { Machine } from '../../support/desktop/machine.ts'

/** Declares it for a runner. */
export function theWindow(runner: Runner): void {
  const machine = new Machine(runner)
  let desktop: Desktop
  let hand: Hand
  const broken: string[] = []
  beforeAll(async () => {
    ;({ desktop, hand } = await machine.open())
    hand.page.on('pageerror', (error) => broken.push(error.message))
  })
  afterAll(() => machine.dispose())

  it('welcomes, and says where the journal lies', async () => {
    await hand.main.getByText(machine.journal).first().waitFor()
    await hand.main.getByRole('list', { name: 'Three ways to begin' }).waitFor()
  })

  it('adds somebody', async () => {
    await hand.goTo('People')
    await hand.page.getByRole('button', { name: 'Add a contact' }).first().click()
    const dialog = hand.page.getByRole('dialog', { name: 'Add a contact' })
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Dana Roth')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
    await hand.openContact('Dana Roth')
  })

  it('writes a line down by keyboard alone, and shows it on the timeline', async () => {
    await hand.writeDown('Met @Dana Roth yesterday at 3pm, great talk about pricing. #pricing')
    await hand.goTo('Timeline')
    await hand.entry('great talk about pricing').waitFor()
  })

  it('hears a not-now: the door stands ajar, and no moment comes', async () => {
    await hand.writeDown('@"Priya Natarajan" wrote: not now, wait until after 15 March')
    await hand.openContact('Priya Natarajan')
    await hand.main.getByRole('img', { name: 'door ajar' }).waitFor()
    await hand.goTo('Today')
    const moments = hand.main.getByRole('list', { name: 'Moments' })
    await moments.waitFor({ state: 'attached' })
    expect(await moments.getByText('Priya').count()).toBe(0)
  })

  it('shows a promise that is due on Today, and keeps it with one button', async () => {
    await hand.writeDown('Called @"Tom Okafor", I’ll send the outline by today.')
    await hand.goTo('Today')
    const moments = hand.main.getByRole('list', { name: 'Moments' })
    const item = moments.getByRole('listitem').filter({ hasText: 'Tom Okafor' })
    await item.getByRole('button', { name: 'Kept' }).click()
    await expect.poll(() => item.getByRole('button', { name: 'Kept' }).count()).toBe(0)
  })

  it('shows at once what the command line writes down meanwhile', async () => {
    await hand.goTo('Timeline')
    await machine.cli.text('log', 'met @"Ben Adler" at the fair')
    await hand.entry('at the fair').waitFor()
  })

  it('does what its menu says', async () => {
    const choose = (label: string) =>
      desktop.evaluate(({ Menu }, wanted) => {
        const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? []
        items.find((item) => item.label === wanted)?.click()
      }, label)
    await choose('Search or Do…')
    await hand.page.getByRole('combobox', { name: 'Search or do' }).waitFor()
    await hand.page.keyboard.press('Escape')
    await choose('New Impression')
    await hand.seesComposerReady()
    await hand.page.keyboard.press('Escape')
    await choose('Settings…')
    await hand.page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
  })

  it('is the only one: a second start ends, and this window comes to the front', async () => {
    await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
    expect(await machine.startToEnd()).toEqual({ code: 0, said: '' })
    const state = () =>
      desktop.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => [
          window.isMinimized(),
          window.isVisible(),
          window.isFocused(),
        ]),
      )
    await expect.poll(state).toEqual([[false, true, true]])
    await hand.entry('at the fair').waitFor({ state: 'detached' })
  })

  it('comes back onto a screen that is there when its own is taken away', async () => {
    const bounds = await desktop.evaluate(({ BrowserWindow, screen }) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.setBounds({ x: 5000, y: 3000, width: 900, height: 700 })
      screen.emit('display-removed')
      return window?.getBounds()
    })
    expect(bounds).toMatchObject({ width: 900, height: 700 })
    expect(bounds?.x).toBeLessThan(1920)
    expect(bounds?.y).toBeLessThan(1080)
  })

  it('never threw an error in the page', () => {
    expect(broken).toEqual([])
  })
}
