import { describe, expect, it } from 'vitest'
import { planFiles, type ImportFile } from '#core/interchange/import-files.ts'
import { Refusal } from '#shared/api/result.ts'
import { ImportResult } from '#shared/domain/import.ts'

const file = (name: string, text: string): ImportFile => ({ name, bytes: Buffer.from(text) })
const card = (...lines: string[]): string =>
  ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\n')

function plan(...files: ImportFile[]) {
  let made = 0
  return planFiles(files, [], { newId: () => `c${(made += 1)}` })
}

describe('an import of files', () => {
  it('tells of each file, and counts all of them together', () => {
    const { result, commands } = plan(
      file('a.vcf', card('FN:Ann', 'EMAIL:ann@x.org') + card('NOTE:nobody')),
      file('b.vcf', card('FN:Ann', 'EMAIL:ann@x.org', 'TITLE:CEO') + card('FN:Bob')),
    )
    expect(ImportResult.parse(result)).toEqual(result)
    expect(result.totals).toEqual({ created: 2, merged: 1, unchanged: 0, asked: 0, skipped: 1, meetings: 0 })
    expect(result.files.map(({ file, format, skipped }) => [file, format, skipped.length])).toEqual([
      ['a.vcf', 'vcard', 1],
      ['b.vcf', 'vcard', 0],
    ])
    expect(commands).toHaveLength(2)
  })

  it('goes by what a file holds, not by how it is called', () => {
    expect(plan(file('contacts.ics', card('FN:Ann'))).result.totals.created).toBe(1)
    expect(plan(file('contacts', `\n\n${card('FN:Ann')}`)).result.totals.created).toBe(1)
  })

  it('asks about namesakes in two address books, but not in a folder with a file for each person', () => {
    const ann = (email: string) => card('FN:Ann Lee', `EMAIL:${email}`)
    const twoBooks = plan(
      file('a.vcf', ann('a@x.org') + card('FN:Bob')),
      file('b.vcf', ann('b@y.org') + card('FN:Eve')),
    )
    expect(twoBooks.result.totals).toMatchObject({ created: 3, asked: 1 })
    const folder = plan(file('ann1.vcf', ann('a@x.org')), file('ann2.vcf', ann('b@y.org')))
    expect(folder.result.totals).toMatchObject({ created: 2, asked: 0 })
  })

  it.each([
    [
      'people.csv',
      'First Name,Last Name,E-mail\nAnn,Lee,ann@x.org\n',
      'CSV cannot be read yet; vCard (.vcf) can',
    ],
    ['cal.ics', 'BEGIN:VCALENDAR\nEND:VCALENDAR\n', 'iCalendar cannot be read yet; vCard (.vcf) can'],
    ['ajar.json', '{"contacts":[]}', 'JSON cannot be read yet; vCard (.vcf) can'],
  ])('says plainly that %s cannot be read yet', (name, text, reason) => {
    const { result, commands } = plan(file(name, text))
    expect(result.files[0]?.skipped).toEqual([{ reason }])
    expect(result.totals.skipped).toBe(1)
    expect(commands).toEqual([])
  })

  it('refuses a single file that is nothing, and skips it among others', () => {
    const picture = { name: 'me.vcf', bytes: Buffer.from('\x89PNG\r\n\x1a\n\0', 'latin1') }
    expect(() => plan(picture)).toThrow(Refusal)
    expect(() => plan(file('letter.txt', 'Dear Dana'))).toThrow(/“letter\.txt” is in no format/)
    const { result } = plan(picture, file('a.vcf', card('FN:Ann')))
    expect(result.totals).toMatchObject({ created: 1, skipped: 1 })
    expect(result.files[0]?.skipped[0]?.reason).toContain('“me.vcf” is a PNG picture')
  })

  it('keeps what has no field, beside the contact that it belongs to', () => {
    const { originals } = plan(
      file('a.vcf', card('FN:Ann', 'PRODID:x', 'PHOTO;ENCODING=b;TYPE=PNG:aGVsbG8=')),
    )
    expect(originals).toEqual([
      { contact: 'c1', lines: ['PRODID:x'], photo: { mediaType: 'image/png', bytes: Buffer.from('hello') } },
    ])
  })

  it('of thousands of cards is planned in time that grows with their number, whatever they share', () => {
    const cards = (count: number, lines: (i: number) => string[]): ImportFile =>
      file('many.vcf', Array.from({ length: count }, (_, i) => card(...lines(i))).join(''))
    const kinds: ((i: number) => string[])[] = [
      (i) => [`FN:Person ${i}`, `EMAIL:p${i}@x.org`, `TEL:+49 30 ${1_000_000 + i}`],
      (i) => ['FN:Unknown', `NOTE:${i}`],
      (i) => [`FN:P${i} Q`, 'TEL:+49 30 1234567'],
      (i) => ['FN:Unknown', 'EMAIL:a@x.org', `NOTE:${i}`],
    ]
    for (const kind of kinds) {
      const started = performance.now()
      const { result } = plan(cards(5000, kind))
      expect(result.files[0]?.contacts).toHaveLength(5000)
      expect(performance.now() - started).toBeLessThan(20_000)
    }
  }, 100_000)
})
