/** Reminders on a desktop, told by the browser shell in a browser with windows. */
import { TabTeller } from '../support/desktop/tellers.ts'
import { tells } from './suite/tells.ts'

tells('the browser shell', (session) => new TabTeller(session))
