import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { describeBeside } from '../../support/beside.ts'
import { readVCards } from '#core/interchange/vcard.ts'
import type { ContactDraft } from '#core/interchange/draft.ts'

/** Cases from other projects' suites, where they are at hand. */
describeBeside('corpora', 'vCards of other projects are read as they are meant', (folder) => {
  const rows = readFileSync(`${folder}/EXPECT.tsv`, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([, format]) => format === 'vcf')

  it.each(rows)('%s', (file = '', _format, _source, count, alsoOk = '', firstNames = '', facts = '') => {
    const { drafts, skipped } = readVCards(readFileSync(`${folder}/${file}`), file)

    expect([count, ...alsoOk.split(/[,\s]+/)]).toContain(String(drafts.length))
    expect(drafts.length + skipped.length).toBe(Number(count))
    firstNames.split(' | ').forEach((name, i) => {
      expect(drafts[i]?.contact.name.display).toBe(name)
    })
    for (const fact of facts.split('; ').filter(Boolean)) {
      const [, number = '', key = '', value = ''] = /^(\d+)\.(\w+)=(.*)$/s.exec(fact) ?? []
      const draft = drafts[Number(number) - 1]
      if (draft === undefined) throw new Error(`${file} has no card ${number}`)
      expect(factOf(draft, key, value), fact).toBe(value.replaceAll('⏎', '\n'))
    }
    expect(JSON.stringify(drafts)).not.toContain('\uFFFD')
  })
})

/** What a draft says to one of the expectations' words. */
function factOf(draft: ContactDraft, key: string, expected: string): string | undefined {
  const { contact, photo } = draft
  const among = (values: readonly (string | undefined)[]): string | undefined =>
    values.includes(expected) ? expected : values.join(' | ')
  const dated = (kind: string): string | undefined => contact.dates?.find((date) => date.kind === kind)?.date
  switch (key) {
    case 'name':
      return contact.name.display
    case 'given':
      return contact.name.given
    case 'family':
      return contact.name.family
    case 'org':
      return contact.organization
    case 'department':
      return among((contact.notes ?? '').split('\n').map((line) => line.replace(/^Department: /, '')))
    case 'email':
      return among(contact.emails?.map((email) => email.value) ?? [])
    case 'phone':
      return among(contact.phones?.map((phone) => phone.value) ?? [])
    case 'url':
      return among(contact.links?.map((link) => link.value) ?? [])
    case 'emails':
      return String(contact.emails?.length ?? 0)
    case 'phones':
      return String(contact.phones?.length ?? 0)
    case 'bday':
      return dated('birthday')
    case 'anniversary':
      return dated('anniversary')
    case 'spouse':
      return contact.relations?.find((relation) => relation.label === 'spouse')?.name
    case 'note':
      return contact.notes
    case 'photo':
      return photo === undefined ? 'no' : 'yes'
    default:
      throw new Error(`the expectations have a word that this test does not know: ${key}`)
  }
}
