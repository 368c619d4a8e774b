/** Electron's main program. It reads as the list of what happens, in this order, when Ajar starts. */
import { dirname } from 'node:path'
import { app, dialog, ipcMain, protocol, session } from 'electron'
import { defaultLogFile, errorLog } from '#core/error-log.ts'
import { journalFolder } from '#core/journal-folder.ts'
import { openOrJoin } from '#core/open.ts'
import { loadPage, pageFolder } from '#core/page.ts'
import { journalSaid } from './arguments.ts'
import { endInOrder } from './ending.ts'
import { openFatalLane } from './fatal.ts'
import { guardContents } from './guard-contents.ts'
import { guardSession } from './guard-session.ts'
import { carryOverIpc } from './ipc.ts'
import { nameApp } from './names.ts'
import { registerScheme } from './scheme.ts'
import { servePage } from './serve-page.ts'
import { keepOffTheNetwork } from './switches.ts'
import { openDesk } from './window.ts'

/** After so long without a write the log is folded, so that the next start is quick. */
const QUIET_MS = 20_000

const log = errorLog(defaultLogFile(), Date.now)
const lane = openFatalLane({ log, box: (...words) => dialog.showErrorBox(...words), exit: () => app.exit(1) })

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

  await app.whenReady()
  guardSession(session.defaultSession)
  const page = loadPage(pageFolder())
  protocol.handle('app', (request) => servePage(page, request))

  const journal = await openOrJoin(folder, { foldAfterMs: QUIET_MS })
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
  app.on('second-instance', () => desk.show())
  app.on('activate', () => desk.show())
  desk.show()
  lane.started(end)
}

start().catch((error: unknown) => lane.fail(error))
