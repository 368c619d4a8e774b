/** What the window's session may not do, which is nearly everything. */
import { app, type Session } from 'electron'
import { mayRequest } from './policy.ts'

/** Shuts the session. Once, before the first page is loaded. */
export function guardSession(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !mayRequest(url, app.isPackaged) })
  })
  // No camera, no place, no device, no notification by the page (main shows them), no other program.
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }))
  // Nothing is saved to the disk past the journal.
  session.on('will-download', (event) => event.preventDefault())
  // Its dictionaries would be fetched from the network.
  session.setSpellCheckerEnabled(false)
  // Nobody is connected to; should anybody be, then nobody is believed.
  session.setCertificateVerifyProc((_request, answer) => answer(REFUSED))
}

/** As Electron reads it: the connection fails. */
const REFUSED = -2
