/**
 * The desktop program in use. The stand-in shows our own mistakes in putting it together; how Electron itself behaves,
 * only Electron shows.
 */
import { describe, it } from 'vitest'
import { electronBinary } from '../support/desktop/electron.ts'
import { describeDesktop } from '../support/desktop/runners.ts'
import { thePage } from './suite/the-page.ts'
import { theReminder } from './suite/the-reminder.ts'
import { theWindow } from './suite/the-window.ts'

describeDesktop((runner) => {
  describe('the window', () => theWindow(runner))
  describe('the page', () => thePage(runner))
  describe('a reminder', () => theReminder(runner))
})
if (electronBinary() === undefined) {
  it.skip('Electron’s own binary is not here: the desktop suite ran through the stand-in alone')
}
