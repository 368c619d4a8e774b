/** Gestures: what to do in a moment. The text follows the gesture's own name ("Bring a value: …"). */
import type { Gesture, GestureKind } from '../domain/moment.ts'
import type { ImpressionKind } from '../domain/impression.ts'
import type { Draft } from './draft.ts'
import { triedLast } from './reasons.ts'
import type { Reading } from './reading.ts'
import { fittingValue, owesValue } from './rules/11-give-before-asking.ts'
import type { Story } from './story.ts'
import { dueInWords, firstName, kindInWords, topicInWords } from './words.ts'

/** Another way than the one that was tried last. */
const ANOTHER_WAY: Readonly<Record<ImpressionKind, string>> = {
  meeting: 'a few lines by hand',
  call: 'a short message',
  message: 'a call, or a word in person',
  ping: 'a few personal lines',
  event: 'a short message',
  introduction: 'something of your own',
  gift: 'a short message',
  note: 'a short message',
}

function bringValue(moment: Draft, story: Story, reading: Reading): Gesture {
  const value = fittingValue(story, reading.history.values)
  const afterRest = moment.kind === 'rest-over' || moment.kind === 'circumstance'
  const what = value
    ? `“${value.title}”, from your shelf`
    : 'an article, an introduction, a piece of advice that fits'
  const tried = afterRest ? triedLast(story) : undefined
  const text = afterRest ? `a ping that brings a value, never an ask: ${what}.` : `${what}; nothing asked.`
  const another = tried
    ? ` Last time it was ${kindInWords(tried.head.kind)}${topicInWords(tried)}: try another way, ${ANOTHER_WAY[tried.head.kind]}.`
    : ''
  const gesture = { kind: 'bring-value', text: text + another } as const
  return value ? { ...gesture, value: { id: value.id, title: value.title } } : gesture
}

function gestureKind(moment: Draft, reading: Reading): GestureKind {
  const givesFirst = moment.story !== undefined && owesValue(moment.story, reading.settings)
  switch (moment.kind) {
    case 'promise':
      return 'keep-promise'
    case 'rest-over':
    case 'circumstance':
      return 'bring-value'
    case 'move-closer':
      return givesFirst ? 'bring-value' : 'move-closer'
    case 'rhythm':
      return givesFirst ? 'bring-value' : 'ping'
    case 'date':
      return 'wish-well'
    case 'write-down':
      return 'write-down'
  }
}

/** What to do in a moment. */
export function gestureFor(moment: Draft, reading: Reading): Gesture {
  const { story, cause } = moment
  const kind = gestureKind(moment, reading)
  if (cause.kind === 'promise') {
    return { kind, text: `${cause.promised.text}, by ${dueInWords(cause.due, reading.today)}.` }
  }
  if (kind === 'bring-value' && story) return bringValue(moment, story, reading)
  const name = story ? firstName(story.contact) : 'them'
  switch (kind) {
    case 'move-closer':
      return {
        kind,
        text: `a small next step with ${name}, a short call or half an hour together; nothing big.`,
      }
    case 'wish-well':
      return { kind, text: 'a few warm words, and no ask.' }
    case 'write-down':
      return { kind, text: 'what happened, while it is fresh.' }
    case 'ping':
    case 'bring-value':
    case 'keep-promise':
      return { kind, text: `a light word to ${name} that asks for nothing.` }
  }
}
