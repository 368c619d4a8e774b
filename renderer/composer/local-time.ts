/** Between a zoned date-time and what a `datetime-local` input holds: its wall clock. */
import { readZoned, zoneOf } from '#shared/dates.ts'

/** The wall clock of a zoned date-time: "2026-11-23T15:00". */
export function wallClock(zoned: string): string {
  return zoned.slice(0, 16)
}

/** The zoned date-time of a wall clock in a zone; nothing if there is no such time or day. */
export function zonedFrom(wall: string, zone: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(wall)) return undefined
  try {
    return readZoned(wall, zone)
  } catch {
    return undefined
  }
}

/** The zone in which something happened, else the user's. */
export function zoneLived(zoned: string, zone: string): string {
  return zoneOf(zoned) ?? zone
}
