/** The channels between the window's page and main. Each carries one text: what HTTP would carry as a body or a line. */

/** From the page: one call; the answer is its result. */
export const CALL = 'ajar:call'
/** From the page: it hears events from now on, or no longer. */
export const LISTEN = 'ajar:listen'
export const LEAVE = 'ajar:leave'
/** To the page: one event. */
export const EVENT = 'ajar:event'
