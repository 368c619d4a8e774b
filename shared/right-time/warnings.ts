/** What to hear before an outgoing touch is written down (rules 1 and 12). */
import type { Clock, History } from './history.ts'
import { Reading } from './reading.ts'
import { tooOftenOf } from './rules/12-not-too-often.ts'
import { capitalized, counted, countedInWords, dateInWords, firstName } from './words.ts'

export interface Warning {
  readonly contact: string
  readonly kind: 'closed' | 'too-often'
  readonly text: string
}

/** The warnings for each of the contacts, in their order; none for those whom a word may reach. */
export function warningBefore(contacts: readonly string[], history: History, clock: Clock): Warning[] {
  const reading = new Reading(history, clock)
  return contacts.flatMap((contact): Warning[] => {
    const story = reading.story(contact)
    if (!story) return []
    const name = firstName(story.contact)
    if (story.closed) {
      const turn = story.turns.at(-1)
      const text =
        turn?.impression === undefined
          ? `The door to ${name} is closed: you closed it yourself. Please do not reach out.`
          : `The door to ${name} is closed: they asked not to be contacted. Please do not reach out.`
      return [{ contact, kind: 'closed', text }]
    }
    const hold = tooOftenOf(story, reading).findLast((each) => each.from <= reading.today)
    if (!hold || hold.until <= reading.today) return []
    const touches = capitalized(countedInWords(hold.touches.length, 'touch', 'touches'))
    const text = `${touches} to ${name} within ${counted(reading.settings.tooOftenDays, 'day')}, and nothing has come back yet. Better to wait until ${dateInWords(hold.until, reading.today)}.`
    return [{ contact, kind: 'too-often', text }]
  })
}
