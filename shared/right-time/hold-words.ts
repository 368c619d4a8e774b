/** Words for a hold (rules 7, 12 and 14): why a moment speaks later than it would have. */
import type { DayNumber } from '../dates.ts'
import type { Settings } from '../domain/settings.ts'
import type { Hold } from './holds.ts'
import type { Entry } from './story.ts'
import { capitalized, counted, countedInWords, dateInWords, datesInWords, dayInWords } from './words.ts'

/** "Your ping of 3 March", "Two pings in a row, of 3 and 20 March,": what nobody answered. */
export function pingsInWords(pings: readonly Entry[], today: DayNumber): string {
  const sent = datesInWords(
    pings.map(({ day }) => day),
    today,
  )
  if (pings.length === 1) return `Your ping of ${sent}`
  return `${capitalized(countedInWords(pings.length, 'ping'))} in a row, of ${sent},`
}

/** Why a moment waits, or waited, and until when; with the impressions that it rests on. */
export function holdReason(
  hold: Hold,
  today: DayNumber,
  settings: Settings,
): { text: string; entries: readonly Entry[] } {
  const until = `until ${dateInWords(hold.until, today)}`
  const over = hold.until <= today
  const held = `this ${over ? 'was' : 'is'} held back ${until}`
  switch (hold.by) {
    case 'later': {
      const said = `You said ${dayInWords(hold.from, today)} that it was not the right time`
      return { text: `${said}, so this ${over ? 'waited' : 'waits'} ${until}.`, entries: [] }
    }
    case 'silence': {
      const days = counted(settings.pingAnswerDays, 'day')
      const text = `${pingsInWords(hold.pings, today)} had no answer within ${days}, so ${held}.`
      return { text, entries: hold.pings }
    }
    case 'too-often':
      return { text: `You had reached out often without an answer, so ${held}.`, entries: hold.touches }
  }
}
