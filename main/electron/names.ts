/** The names by which the system knows Ajar. */
import { app } from 'electron'
import { ownFolder } from './own-folder.ts'

/** As the packages say it (electron-builder.yml): notifications and task bars go by it. */
const APP_ID = 'io.ajar.Ajar'

/** Names the program and its places, before anything is put there. Throws if the window's folder cannot be made. */
export function nameApp(journal: string): void {
  app.setName('Ajar')
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID)
  if (process.platform === 'linux') app.setDesktopName(`${APP_ID}.desktop`)
  const folder = ownFolder(app.getPath('appData'), journal)
  app.setPath('userData', folder)
  app.setPath('sessionData', folder)
}
