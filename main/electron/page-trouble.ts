/** What happens when the page's process ends or hangs: it is loaded again, with its drafts, but not for ever. */
import { app, type BrowserWindow, dialog } from 'electron'
import { reloads } from './reloads.ts'

/** Watches over the page in a window. */
export function watchPage(window: BrowserWindow): void {
  const mayReload = reloads()
  let asking = false

  const ask = async (message: string, otherwise: string): Promise<boolean> => {
    asking = true
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message,
      detail: 'What was written down is safe, and a draft in the composer is kept.',
      buttons: ['Load it again', otherwise],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    })
    asking = false
    return response === 0
  }
  const load = (): void => {
    if (!window.isDestroyed()) window.webContents.reload()
  }

  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    if (mayReload(performance.now())) load()
    else if (!asking) {
      void ask('Ajar’s page has ended several times in a row.', 'Quit').then((again) => {
        if (again) load()
        else app.quit()
      })
    }
  })
  window.on('unresponsive', () => {
    if (asking) return
    void ask('Ajar’s page does not answer.', 'Wait').then((again) => {
      if (again) load()
    })
  })
}
