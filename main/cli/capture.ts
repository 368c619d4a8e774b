/** A line as `ajar log` and `ajar capture` understand it: with the journal's contacts, circumstances and values. */
import { contactIndex } from '#shared/capture/contact-index.ts'
import type { Draft } from '#shared/capture/draft.ts'
import { parseLine } from '#shared/capture/parse.ts'
import { english } from '#shared/capture/words/en.ts'
import { Failure } from './failure.ts'
import type { ImpressionShown } from './print/impression.ts'
import type { Session } from './session.ts'

/** What a line would become. Throws a `Failure` for a line that cannot be taken as it stands. */
export async function draftOf(line: string, session: Session): Promise<Draft> {
  const [contacts, circumstances, values] = await Promise.all([
    session.ask('contacts.list', session.now),
    session.ask('circumstances.list', session.now),
    session.ask('values.list', {}),
  ])
  const known = contacts.map(({ id, name: { display, given, nickname } }) => ({
    id,
    name: display,
    ...(given === undefined ? {} : { given }),
    ...(nickname === undefined ? {} : { nickname }),
  }))
  const draft = parseLine(line, {
    now: session.clock,
    zone: session.here,
    contacts: contactIndex(known),
    // Of two of one title, the one that is still awaited.
    circumstances: circumstances.toSorted(
      (a, b) => Number(a.cameTrue !== undefined) - Number(b.cameTrue !== undefined),
    ),
    values,
    words: english,
  })
  const problem = problemOf(draft)
  if (problem !== undefined) throw problem
  return draft
}

/** What is to be heard before it is written down, a line each: closed doors, rests, too many touches. */
export async function warningsOf(draft: Draft, session: Session): Promise<string[]> {
  const contacts = draft.contacts.map(({ id }) => id).filter((id) => id !== undefined)
  if (draft.direction !== 'out' || contacts.length === 0) return []
  const warnings = await session.ask('impressions.warnings', { contacts, ...session.now })
  return warnings.map(({ text }) => text)
}

/** A draft in the shape of an impression: what is not written down yet has no id. */
export function draftShown(draft: Draft): ImpressionShown {
  const { at, contacts, kind, direction, text, left, signal, values, asks, tags, promises, rest } = draft
  return {
    at,
    contacts: contacts.map((contact) => (contact.id === undefined ? { ...contact, new: true } : contact)),
    kind,
    direction,
    text,
    left,
    signal,
    values: [...values],
    asks,
    tags: [...tags],
    promises: promises.map((promise) => ({ ...promise, state: 'open' })),
    ...(rest === undefined ? {} : { rest }),
  }
}

function problemOf({ problems, recognized }: Draft): Failure | undefined {
  const unsure = recognized.find(({ candidates }) => candidates !== undefined && candidates.length > 0)
  if (unsure?.candidates !== undefined) {
    const said = unsure.spans[0]?.text ?? 'A name'
    return new Failure({
      code: 'ambiguous',
      message: `${said} may mean ${unsure.candidates.map(({ name, id }) => `${name} (${id})`).join(', ')}; nothing was written down.`,
      hint: 'Say the whole name, like @"Dana Roth", or the id, like @"the-id".',
    })
  }
  const [first] = problems
  if (first === undefined) return undefined
  return new Failure({
    code: 'invalid',
    message: `${problems.map(({ what }) => what).join(' ')} Nothing was written down.`,
    hint: first.hint,
  })
}
