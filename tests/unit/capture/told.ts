/** A draft in short, for tables: only what differs from "now, a note, nothing said". */
import { contactIndex } from '#shared/capture/contact-index.ts'
import type { CaptureContext, Draft } from '#shared/capture/draft.ts'
import { english } from '#shared/capture/words/en.ts'

/** Monday 23 November 2026, 10:00 in Berlin. */
export const MONDAY = Date.parse('2026-11-23T09:00:00Z')

export const KNOWN = [
  { id: 'dana', name: 'Dana Roth' },
  { id: 'ines', name: 'Ines Okafor' },
  { id: 'ben1', name: 'Ben Adler' },
  { id: 'ben2', name: 'Ben Stone' },
  { id: 'jose', name: 'José García' },
  { id: 'yamada', name: '山田太郎' },
  { id: 'tomas', name: 'Tomas Lindqvist' },
  { id: 'brandt', name: 'Dr. Saoirse Brandt', nickname: 'Sisi' },
  { id: 'kai', name: 'Weber, Kai' },
] as const

export const context: CaptureContext = {
  now: MONDAY,
  zone: 'Europe/Berlin',
  contacts: contactIndex(KNOWN),
  circumstances: [{ id: 'budget', title: 'Their Q1 budget is out' }],
  values: [{ id: 'list', title: 'The pricing checklist' }],
  words: english,
}

const titled = (one: { id?: string; title: string }) => one.id ?? `+${one.title}`

export function told(draft: Draft): string {
  const now = draft.recognized.some((one) => one.key === 'when' && one.from === 'default')
  const { rest } = draft
  return [
    now ? '' : draft.at.slice(0, draft.timed ? 16 : 10),
    draft.kind === 'note' ? '' : `${draft.kind}/${draft.direction ?? 'nobody'}`,
    draft.contacts.map((one) => `@${one.id ?? `+${one.name}`}`).join(' '),
    draft.signal === 'none' ? '' : `!${draft.signal}`,
    draft.left === null ? '' : `left ${draft.left}`,
    ...draft.promises.map((promise) => `^${promise.text}=${promise.due}`),
    rest
      ? `~${[rest.until ?? '', rest.circumstance ? titled(rest.circumstance) : ''].filter(Boolean).join(' or ')}`
      : '',
    ...draft.values.map((value) => `$${titled(value)}`),
    draft.asks ? '?ask' : '',
    ...draft.tags.map((tag) => `#${tag}`),
    ...draft.problems.map((problem) => `problem: ${problem.text}`),
  ]
    .filter(Boolean)
    .join('; ')
}
