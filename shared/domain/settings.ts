/** Settings: the numbers of DOMAIN.md's table, and when the user works. */
import { z } from 'zod'
import { isZone } from '../dates.ts'
import { IsoDay } from './primitives.ts'

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day like 18:00')
const days = (min: number, max: number) => z.number().int().min(min).max(max)
const factor = (min: number, max: number) => z.number().min(min).max(max)

/** Days off that the user has named (holidays), from the first to the last, both included. */
export const Pause = z.object({ from: IsoDay, to: IsoDay })
export type Pause = z.infer<typeof Pause>

export const Settings = z.object({
  /** The user's time zone; absent: the system's. */
  zone: z.string().refine(isZone, 'must be a time zone like Europe/Berlin').optional(),
  /** ISO weekdays on which moments may speak. */
  workingDays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  quietFrom: TimeOfDay,
  quietTo: TimeOfDay,
  pauses: z.array(Pause).max(1000),
  /** Rule 14: whether moments may come as desktop notifications, and whether those name anybody. */
  notifications: z.boolean(),
  namesInNotifications: z.boolean(),
  /** Rule 13: moments a day, days shown before a moment retires to its page, working days until a promise is late. */
  momentsADay: days(1, 20),
  shownDays: days(1, 60),
  lateAfterWorkingDays: days(1, 60),
  /** Rule 2. */
  promiseLeadWorkingDays: days(0, 20),
  /** Rule 3. */
  restDays: days(1, 3650),
  restGrowth: factor(1, 5),
  restMaxDays: days(1, 3650),
  restsToLearnFrom: days(1, 100),
  /** Rules 4 and 5. */
  restOverOpenDays: days(1, 365),
  circumstanceOpenDays: days(1, 365),
  /** Rule 6. */
  closerOpensAfterWorkingDays: days(0, 60),
  closerBestAfterWorkingDays: days(0, 60),
  closerClosesAfterDays: days(1, 365),
  /** Rule 7. */
  pingAnswerDays: days(1, 365),
  firstSilenceDays: days(1, 365),
  secondSilenceDays: days(1, 730),
  asleepAfterPings: days(1, 20),
  /** Rule 8. */
  warmingFactor: factor(0.1, 1),
  coolingFactor: factor(1, 10),
  /** Rule 10. */
  noticeBeforeMinutes: days(0, 240),
  writeDownAfterMinutes: days(0, 1440),
  writeDownDays: days(1, 60),
  /** Rule 11. */
  asksBeforeValue: days(1, 20),
  /** Rule 12. */
  tooOftenTouches: days(1, 20),
  tooOftenDays: days(1, 365),
  /** Rule 14. */
  laterMinDays: days(1, 365),
  laterInARow: days(1, 20),
})
export type Settings = z.infer<typeof Settings>

/** DOMAIN.md's numbers. */
export const DEFAULT_SETTINGS: Settings = {
  workingDays: [1, 2, 3, 4, 5],
  quietFrom: '18:00',
  quietTo: '08:30',
  pauses: [],
  notifications: true,
  namesInNotifications: true,
  momentsADay: 3,
  shownDays: 5,
  lateAfterWorkingDays: 5,
  promiseLeadWorkingDays: 1,
  restDays: 90,
  restGrowth: 1.5,
  restMaxDays: 365,
  restsToLearnFrom: 5,
  restOverOpenDays: 30,
  circumstanceOpenDays: 30,
  closerOpensAfterWorkingDays: 2,
  closerBestAfterWorkingDays: 4,
  closerClosesAfterDays: 14,
  pingAnswerDays: 10,
  firstSilenceDays: 30,
  secondSilenceDays: 60,
  asleepAfterPings: 3,
  warmingFactor: 0.75,
  coolingFactor: 1.5,
  noticeBeforeMinutes: 15,
  writeDownAfterMinutes: 10,
  writeDownDays: 3,
  asksBeforeValue: 2,
  tooOftenTouches: 2,
  tooOftenDays: 14,
  laterMinDays: 14,
  laterInARow: 3,
}
