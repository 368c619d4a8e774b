/** A reminder's click, where there is no desktop to show it on: what the program would have shown is clicked by hand. */
import { afterAll, expect, it } from 'vitest'
import type { Runner } from '../../support/desktop/desktop.ts'
import { Machine } from '../../support/desktop/machine.ts'

/** Declares it for a runner. Electron itself shows what it shows to a desktop alone (notifications.test.ts). */
export function theReminder(runner: Runner): void {
  const machine = new Machine(runner)
  afterAll(() => machine.dispose())

  it.skipIf(runner.isElectron)(
    'brings the window to the front, at the contact’s page, with the composer ready',
    async () => {
      const monday = '2027-03-08T10:00:00+01:00'
      await machine.cli.text('log', 'Called @"Tom Okafor". I’ll send it by tomorrow.', '--now', monday)
      const { desktop, hand } = await machine.open('2027-03-09T10:00:00+01:00')
      await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
      const click = () =>
        desktop.evaluate(({ Notification }) => {
          const { shown } = Notification as unknown as { shown: Electron.Notification[] }
          shown[0]?.emit('click')
          return shown.map(({ title }) => title)
        })
      await expect.poll(click).toEqual(['Tom Okafor'])
      await hand.seesPageOf('Tom Okafor')
      await hand.seesComposerReady()
      const isInFront = await desktop.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.isFocused(),
      )
      expect(isInFront).toBe(true)
    },
  )
}
