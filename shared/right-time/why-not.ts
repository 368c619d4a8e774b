/** Why not now: the same for silence as reasons are for moments. */
import { isoDay } from '../dates.ts'
import type { Door } from '../domain/door.ts'
import { isOpen, type Draft } from './draft.ts'
import type { Clock, History } from './history.ts'
import { momentsOn, standingOf, type Standing } from './plan.ts'
import { quietWords, type WhyNot } from './quiet-words.ts'
import { Reading } from './reading.ts'
import { latestRest } from './rests.ts'
import { dateInWords, dayInWords, dueInWords } from './words.ts'

const COMING: Readonly<Record<Draft['kind'], string>> = {
  promise: 'a promise to keep',
  'rest-over': 'a gentle word after the rest',
  circumstance: 'a gentle word after the rest',
  'move-closer': 'a small next step',
  rhythm: 'your rhythm',
  date: 'a date to wish well on',
  'write-down': 'a meeting to write down',
}

/** What is awaited, where nothing keeps the contact quiet and nothing is open. */
function waitingWords(standing: Standing, moments: readonly Draft[], reading: Reading): WhyNot {
  const { today, settings } = reading
  const { story, silence } = standing
  const put = moments.find((each) => each.heldBy?.by === 'later')
  if (put) {
    const said = put.heldBy ? ` ${dayInWords(put.heldBy.from, today)}` : ''
    const text = `You said${said} that it was not the right time; Ajar comes back to it on ${dateInWords(put.opens, today)}.`
    return { kind: 'later', text, impressions: [] }
  }
  const ping = silence.unanswered.at(-1)
  if (ping && today < ping.day + settings.pingAnswerDays) {
    const answered = dueInWords(ping.day + settings.pingAnswerDays, today)
    const text = `Your ping of ${dateInWords(ping.day, today)} may still be answered; give it until ${answered}.`
    return { kind: 'waiting', text, impressions: [ping.head.id] }
  }
  const next = moments.reduce<Draft | undefined>(
    (first, each) => (first && first.opens <= each.opens ? first : each),
    undefined,
  )
  if (next) {
    const text = `Nothing is due; next is ${COMING[next.kind]}, ${dayInWords(next.opens, today)}.`
    const { lastContact } = story
    return {
      kind: 'waiting',
      text,
      impressions: next.kind === 'rhythm' && lastContact ? [lastContact.head.id] : [],
    }
  }
  const text =
    story.contact.rhythm !== null && story.lastContact === undefined
      ? 'Nothing is known yet: the rhythm begins with the first time you are in touch.'
      : 'Nothing is known that would make the time right: no rhythm, no rest, no date ahead.'
  return { kind: 'nothing', text, impressions: [] }
}

/**
 * Why there is no moment for a contact now; `null` if there is one. What keeps a contact quiet is told even where a
 * promise speaks through it. A moment that is open but does not fit in today's list is a moment.
 */
export function whyNotNow(contact: string, history: History, clock: Clock): WhyNot | null {
  const reading = new Reading(history, clock)
  const story = reading.story(contact)
  if (!story) return { kind: 'nothing', text: 'This contact is not in the journal.', impressions: [] }
  const standing = standingOf(story, reading)
  const quiet = quietWords(standing, reading)
  const moments = momentsOn(standing, reading, reading.today)
  const open = moments.filter((each) => isOpen(each, reading.today, reading.now))
  if (quiet && open.every((each) => each.kind === 'promise' || each.kind === 'date')) return quiet
  return open.length > 0 ? null : waitingWords(standing, moments, reading)
}

/** `whyNotNow` as the one sentence alone. */
export function whyNot(contact: string, history: History, clock: Clock): string | null {
  return whyNotNow(contact, history, clock)?.text ?? null
}

/** Somebody who is deliberately left in peace. */
export interface InPeace {
  readonly contact: { readonly id: string; readonly name: string }
  readonly door: Door
  /** Until when or what, and by whose words. */
  readonly words: string
  /** The last quiet day, where it is known: an ISO date. */
  readonly until?: string
}

/** All who rest, sleep, or asked not to be contacted: those whose rest ends soonest first, closed doors last. */
export function leftInPeace(history: History, clock: Clock): InPeace[] {
  const reading = new Reading(history, clock)
  const found: { order: number; peace: InPeace }[] = []
  for (const story of reading.allStories()) {
    const why = quietWords(standingOf(story, reading), reading)
    if (!why || (why.kind !== 'closed' && why.kind !== 'resting' && why.kind !== 'asleep')) continue
    const lastQuiet = why.kind === 'resting' ? latestRest(story, reading)?.lastQuiet : undefined
    const known = lastQuiet !== undefined && lastQuiet !== Number.POSITIVE_INFINITY
    const { id, name } = story.contact
    found.push({
      order: known ? lastQuiet : { resting: 1e8, asleep: 2e8, closed: 3e8 }[why.kind],
      peace: {
        contact: { id, name: name.display },
        door: why.kind === 'closed' ? 'closed' : 'ajar',
        words: why.text,
        ...(known ? { until: isoDay(lastQuiet) } : {}),
      },
    })
  }
  found.sort(
    (a, b) =>
      a.order - b.order ||
      a.peace.contact.name.localeCompare(b.peace.contact.name, 'en') ||
      (a.peace.contact.id < b.peace.contact.id ? -1 : 1),
  )
  return found.map(({ peace }) => peace)
}
