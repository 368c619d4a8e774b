/** The zone that this machine is set to, also after a journey. */

/**
 * Asks the system for its zone anew: a program that runs keeps the one that it started in. Node asks again whenever the
 * environment's TZ is touched, also when there is none to be removed; one that was set by hand is left alone.
 */
export function readZoneAnew(environment: NodeJS.ProcessEnv = process.env): void {
  if (environment.TZ === undefined) delete environment.TZ
}
