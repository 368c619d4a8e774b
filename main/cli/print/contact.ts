/** Contacts as a terminal shows them. */
import type { ContactPage, ContactView, RestStretch } from '#shared/api/views.ts'
import { RHYTHM_WORDS, type Rhythm } from '#shared/domain/rhythm.ts'
import { promiseWhole } from './impression.ts'
import { momentInWords } from './moment.ts'
import { counted, dayInWords, lines, paragraphs, wrapped } from './text.ts'

/** A contact in one line: the name, where it belongs, the door and the warmth. */
export function contactLine(contact: ContactView): string {
  const belongs = [contact.role, contact.organization].filter((part) => part !== undefined && part !== '')
  return [
    contact.name.display,
    belongs.join(', '),
    `door ${contact.door}`,
    `warmth ${contact.warmth}`,
    contact.lastContact === undefined ? '' : `last ${dayInWords(contact.lastContact)}`,
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

/** Contacts, a line each. */
export function peopleInWords(contacts: readonly ContactView[]): string {
  return contacts.length === 0 ? 'Nobody is here yet.' : contacts.map(contactLine).join('\n')
}

/** A contact, whole. */
export function contactPageInWords(page: ContactPage): string {
  const { contact } = page
  return paragraphs(
    lines(
      wrapped(contactLine(contact)),
      contact.rhythm === null ? 'No rhythm' : `Rhythm: ${RHYTHM_WORDS[contact.rhythm]}`,
      ...ways('E-mail', contact.emails),
      ...ways('Phone', contact.phones),
      ...ways('Link', contact.links),
      ...contact.dates.map(({ kind, label, date }) => `${label ?? kind}: ${date}`),
      contact.tags.length > 0 && contact.tags.map((tag) => `#${tag}`).join(' '),
      page.introducedBy !== undefined && `Introduced by ${page.introducedBy.name}`,
      `${counted(page.impressions, 'impression')} · contact ${contact.id}`,
    ),
    contact.notes !== undefined && wrapped(contact.notes.trim()),
    page.whyNot !== null && wrapped(page.whyNot),
    page.slowTo !== undefined && wrapped(slowOfferInWords(page.slowTo, contact.name.display)),
    titled('Moments', page.moments.map(momentInWords)),
    titled('Promises', page.promises.filter(({ state }) => state === 'open').map(promiseWhole)),
    titled(
      'Rests',
      page.rests.map((rest) => wrapped(stretchInWords(rest), '  ')),
    ),
  )
}

/** The offer to slow a rhythm, with the command that takes it up and the one that declines it. */
export function slowOfferInWords(rhythm: Rhythm, name: string): string {
  return `It was not the right time, several times in a row. A slower rhythm may fit better: “ajar contact edit ${name} --set rhythm=${rhythm}” makes it ${RHYTHM_WORDS[rhythm]}, “ajar contact keep-rhythm ${name}” leaves it as it is.`
}

function ways(what: string, values: readonly { value: string; label?: string | undefined }[]): string[] {
  return values.map(({ value, label }) => `${what}: ${value}${label === undefined ? '' : ` (${label})`}`)
}

function titled(title: string, parts: readonly string[]): string | undefined {
  return parts.length === 0 ? undefined : lines(title, ...parts)
}

function stretchInWords(rest: RestStretch): string {
  const to = rest.to === undefined ? 'open' : dayInWords(rest.to)
  const circumstance = rest.circumstance === undefined ? '' : `, until “${rest.circumstance.title}”`
  return `${dayInWords(rest.from)} – ${to}${circumstance}${rest.current ? ' (now)' : ''}`
}
