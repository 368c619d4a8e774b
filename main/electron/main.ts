/** Electron's main program. It reads as the list of what happens, in this order, when Ajar starts. */
import { dirname } from 'node:path'
import { app, dialog, ipcMain, protocol, session } from 'electron'
import type { AppEvent } from '#shared/api/events.ts'
import { defaultLogFile, errorLog } from '#core/error-log.ts'
import { journalFolder } from '#core/journal-folder.ts'
import { openOrJoin, STAYING } from '#core/open.ts'
import { loadPage, pageFolder } from '#core/page.ts'
import { journalSaid } from './arguments.ts'
import { watchClock } from './clock.ts'
import { endInOrder } from './ending.ts'
import { openFatalLane } from './fatal.ts'
import { guardContents } from './guard-contents.ts'
import { guardSession } from './guard-session.ts'
import { carryOverIpc } from './ipc.ts'
import { putMenuUp } from './menu.ts'
import { nameApp } from './names.ts'
import { showReminders } from './notifications.ts'
import { registerScheme } from './scheme.ts'
import { servePage } from './serve-page.ts'
import { keepOffTheNetwork } from './switches.ts'
import { openDesk } from './window.ts'

const log = errorLog(defaultLogFile(), Date.now)
const lane = openFatalLane({
  program: process,
  log,
  box: (...words) => dialog.showErrorBox(...words),
  exit: () => app.exit(1),
})

async function start(): Promise<void> {
  const folder = journalFolder(journalSaid(process.argv))
  lane.about(folder)
  nameApp(folder)
  if (!app.requestSingleInstanceLock()) {
    // The Ajar that has this journal's window open was told, and shows it.
    app.quit()
    return
  }
  registerScheme()
  app.enableSandbox()
  keepOffTheNetwork()
  guardContents()

  // The journal is read while Chromium starts; what keeps it from opening is told when there is a screen to tell it on.
  const opening = openOrJoin(folder, STAYING)
  opening.catch(() => undefined)
  await app.whenReady()
  guardSession(session.defaultSession)
  const page = loadPage(pageFolder())
  protocol.handle('app', (request) => servePage(page, request))

  const journal = await opening
  const desk = openDesk(dirname(pageFolder()))
  const carrier = carryOverIpc({
    ipc: ipcMain,
    dispatcher: journal,
    isWindow: (id) => desk.isWindow(id),
    log,
  })
  const end = endInOrder({
    letGo: async () => {
      carrier.stop()
      await journal.close()
    },
  })
  const show = (event: AppEvent): void => {
    desk.show()
    carrier.tell(event)
  }
  putMenuUp({ desk, folder, wish: (what) => show({ type: 'do', what }) })
  watchClock(() => journal.lookAtClock())
  app.on('second-instance', () => desk.show())
  app.on('activate', () => desk.show())
  desk.show()
  lane.started(end)
  showReminders(journal.client, (contact) =>
    show(contact === undefined ? { type: 'open' } : { type: 'open', contact }),
  )
}

start().catch((error: unknown) => lane.fail(error))
