/** The day of the core's clock, as it turns. */
import { useEffect, useState } from 'react'
import { dayAt, isoDay } from '#shared/dates.ts'
import { useClock } from '../bridge/queries.tsx'

const LOOK_EVERY_MS = 30_000

/** Today's ISO date in the user's zone; changes by itself at midnight, also after the machine has slept. */
export function useToday(): string {
  const clock = useClock()
  const [, look] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => look((count) => count + 1), LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return isoDay(dayAt(clock.now(), clock.zone))
}
