/** Reminders on a desktop, told by the desktop program through the stand-in. */
import { WindowTeller } from '../support/desktop/tellers.ts'
import { tells } from './suite/tells.ts'

tells('the desktop program through the stand-in', (session) => new WindowTeller(session))
