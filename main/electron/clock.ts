/** When the clock may have jumped: the machine slept, its clock was set, it is in another zone. Reminders are planned anew then. */
import { app, powerMonitor, systemPreferences } from 'electron'

/** What Windows sends to every window when its clock or its zone is set. */
const WM_TIMECHANGE = 0x001e

/** Calls `look` whenever it may be needed; too often does no harm. Before the first window. */
export function watchClock(look: () => void): void {
  powerMonitor.on('resume', look)
  powerMonitor.on('unlock-screen', look)
  // On Linux nobody tells of a clock that was set; whoever comes back to the window finds the day right.
  app.on('browser-window-focus', look)
  if (process.platform === 'darwin') {
    systemPreferences.subscribeLocalNotification('NSSystemClockDidChangeNotification', look)
    systemPreferences.subscribeLocalNotification('NSSystemTimeZoneDidChangeNotification', look)
  }
  if (process.platform === 'win32') {
    app.on('browser-window-created', (_event, window) => window.hookWindowMessage(WM_TIMECHANGE, look))
  }
}
