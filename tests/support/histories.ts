/** Small histories, written down the way a person would tell them: for tests of the engine. */
import { epochMs, readZoned } from '#shared/dates.ts'
import type { Circumstance } from '#shared/domain/circumstance.ts'
import { newContact, type Contact } from '#shared/domain/contact.ts'
import type { ImpressionHead } from '#shared/domain/impression.ts'
import type { Meeting } from '#shared/domain/meeting.ts'
import type { MomentAnswer } from '#shared/domain/moment.ts'
import { DEFAULT_SETTINGS, type Settings } from '#shared/domain/settings.ts'
import type { Value } from '#shared/domain/value.ts'
import type { Clock, History } from '#shared/right-time/history.ts'

export const BERLIN = 'Europe/Berlin'

/** A wall-clock time, or a day's ten o'clock, in a zone. */
export function at(text: string, zone = BERLIN): string {
  return readZoned(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T10:00:00` : text, zone)
}

/** The end of a day: all of it has been. Or an instant. */
export function clockAt(text: string, zone = BERLIN): Clock {
  const whole = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T23:59:59` : text
  return { now: epochMs(readZoned(whole, zone)), zone }
}

export function contact(id: string, more: Partial<Contact> = {}): Contact {
  const name = { display: id.charAt(0).toUpperCase() + id.slice(1) }
  return { ...newContact(id, { name }), ...more }
}

/** An impression of a day; a call in which both spoke, unless told otherwise. */
export function impression(
  id: string,
  when: string,
  contacts: string | string[],
  more: Partial<ImpressionHead> = {},
): ImpressionHead {
  return {
    id,
    at: when.includes('[') ? when : at(when),
    contacts: typeof contacts === 'string' ? [contacts] : contacts,
    kind: 'call',
    direction: 'both',
    left: null,
    signal: 'none',
    values: [],
    asks: false,
    tags: [],
    promises: [],
    ...more,
  }
}

export interface Told {
  readonly contacts: readonly Contact[]
  readonly impressions?: readonly ImpressionHead[]
  readonly circumstances?: readonly Circumstance[]
  readonly values?: readonly Value[]
  readonly meetings?: readonly Meeting[]
  readonly answers?: readonly MomentAnswer[]
  readonly shown?: ReadonlyMap<string, readonly string[]>
  readonly notices?: ReadonlyMap<string, string>
  readonly settings?: Partial<Settings>
}

export function historyOf(told: Told): History {
  const impressionsOf = new Map<string, ImpressionHead[]>()
  for (const head of told.impressions ?? []) {
    for (const id of head.contacts) {
      const heads = impressionsOf.get(id)
      if (heads) heads.push(head)
      else impressionsOf.set(id, [head])
    }
  }
  return {
    contacts: told.contacts,
    impressionsOf,
    circumstances: told.circumstances ?? [],
    values: told.values ?? [],
    meetings: told.meetings ?? [],
    answers: told.answers ?? [],
    shown: told.shown ?? new Map(),
    notices: told.notices ?? new Map(),
    settings: { ...DEFAULT_SETTINGS, ...told.settings },
  }
}
