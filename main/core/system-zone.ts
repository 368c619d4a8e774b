/** The zone that this machine is set to, also after a journey. */

/** The IANA zone of this machine, as this program knows it. */
export function systemZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/**
 * Lets this program look again which zone the machine is set to: Node keeps what it found at its start until it is told
 * that `TZ` changed, and taking away what is not there tells it so. A `TZ` that the user has set stays the zone.
 */
export function lookAtSystemZone(): void {
  if (process.env.TZ === undefined) delete process.env.TZ
}
