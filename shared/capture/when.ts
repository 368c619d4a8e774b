/** When it happened, out of the dates that a line names. */
import { dayAt, epochMs } from '../dates.ts'
import type { DateSaid, TimeSaid } from './dates-said.ts'
import type { KindSaid } from './kinds.ts'
import type { Clock, When } from './readings.ts'
import { whenItWas } from './readings.ts'
import type { Stretch } from './sentences.ts'
import { clauseBefore, sentenceAt } from './sentences.ts'
import type { CaptureWords } from './words/words.ts'

export interface WhenSaid extends When {
  /** Where it is said; the time of day may stand apart from the day. */
  readonly places: readonly Stretch[]
}

/**
 * The first date that lies in the past tells when it was. One that can only lie ahead does so if the line speaks of nothing
 * that was done, but of something planned ("Lunch with @Dana next Tuesday"), in the same sentence.
 */
export function whenSaid(
  text: string,
  dates: readonly DateSaid[],
  kind: KindSaid | undefined,
  sentences: readonly Stretch[],
  clock: Clock,
  words: CaptureWords,
): WhenSaid | undefined {
  const own = dates.filter(
    (date) =>
      !words.when.notAfter.test(text.slice(Math.max(0, date.start - 40), date.start)) &&
      clauseBefore(text, date.start).search(words.when.ahead) < 0 &&
      !words.when.never.test(text.slice(date.start, date.end)) &&
      !words.when.notBefore.test(text.slice(date.end, date.end + 4)),
  )
  const times = own.filter((date) => date.said.kind === 'time')
  const timeBeside = (date: DateSaid): { said?: TimeSaid; places: Stretch[] } => {
    if ('time' in date.said) return { places: [date] }
    const sentence = sentenceAt(sentences, date.start)
    const time = times.find((one) => one.start >= sentence.start && one.end <= sentence.end)
    if (time?.said.kind !== 'time') return { places: [date] }
    return { said: time.said.time, places: [date, time].sort((a, b) => a.start - b.start) }
  }
  const today = dayAt(clock.now, clock.zone)
  let ahead: WhenSaid | undefined
  for (const date of [...own.filter((one) => one.said.kind !== 'time'), ...times]) {
    const beside = date.said.kind === 'time' ? { places: [date] } : timeBeside(date)
    const when = whenItWas(date, 'said' in beside ? beside.said : undefined, clock)
    if (!when) continue
    const said = { ...when, places: beside.places }
    const at = epochMs(when.at)
    // A later time of today is still today's.
    if (at <= clock.now || dayAt(at, clock.zone) === today) return said
    const planned =
      kind && !kind.verb && sentenceAt(sentences, date.start) === sentenceAt(sentences, kind.start)
    if (planned) ahead ??= said
  }
  return ahead
}
