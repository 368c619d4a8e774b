import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { charsetReader, MAX_BYTES, openText } from '#core/interchange/decode.ts'
import { readVCards } from '#core/interchange/vcard.ts'
import { Refusal } from '#shared/api/result.ts'

const card = (...names: string[]): string =>
  names.map((name) => `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nEND:VCARD\r\n`).join('')
const namesIn = (bytes: Uint8Array): string[] =>
  readVCards(bytes, 'x.vcf').drafts.map(({ contact }) => contact.name.display)

describe('a file is read in the charset that it is in', () => {
  const names = ['Jörg Müller', 'Дмитрий', 'Ζωή', '山田太郎', '😀 Smile']

  it.each([
    ['UTF-8', Buffer.from(card(...names))],
    ['UTF-8 with BOM', Buffer.from(`\uFEFF${card(...names)}`)],
    ['UTF-16 little-endian with BOM', Buffer.from(`\uFEFF${card(...names)}`, 'utf16le')],
    ['UTF-16 big-endian with BOM', iconv.encode(card(...names), 'utf-16be', { addBOM: true })],
    ['UTF-16 without BOM', Buffer.from(card(...names), 'utf16le')],
    ['UTF-32 with BOM', iconv.encode(card(...names), 'utf-32le', { addBOM: true })],
  ])('%s', (_, bytes) => {
    const { drafts, warnings } = readVCards(bytes, 'x.vcf')
    expect(drafts.map(({ contact }) => contact.name.display)).toEqual(names)
    expect(warnings).toEqual([])
  })

  it.each([
    ['windows-1252', ['Jörg Müller', 'François Lefèvre', 'José Núñez']],
    ['windows-1252', ['Zoë Brontë']],
    ['windows-1252', ['René']],
    ['windows-1252', ['Søren Ågård', 'Gísli Þórðarson']],
    ['windows-1250', ['Łukasz Wiśniewski', 'Żaneta Dąbrowska']],
    ['windows-1250', ['Jiří Dvořák', 'Zdeněk Šťastný']],
    ['windows-1251', ['Иван Петров', 'Наталья Кузнецова']],
    ['windows-1251', ['Юлія Щербак']],
    ['windows-1253', ['Γιώργος Παπαδόπουλος', 'Ελένη']],
    ['windows-1254', ['Ayşe Yıldız', 'Doğan Şahin']],
    ['windows-1255', ['יוסי כהן', 'רחל לוי']],
    ['windows-1256', ['محمد علي', 'فاطمة حسن']],
    ['koi8-u', ['Иван Петров', 'Наталья Кузнецова']],
  ])('raw %s, which nothing in the file names, with a warning', (charset, names) => {
    const { drafts, warnings } = readVCards(iconv.encode(card(...names), charset), 'x.vcf')
    expect(drafts.map(({ contact }) => contact.name.display)).toEqual(names)
    expect(warnings.join()).toContain(`${charset} was guessed`)
  })

  it('each property in its own, where each names one', () => {
    const bytes = Buffer.concat([
      Buffer.from('BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=ISO-8859-7:'),
      iconv.encode('Ελένη', 'iso-8859-7'),
      Buffer.from('\nTITLE;CHARSET=Shift_JIS:'),
      iconv.encode('部長', 'shift_jis'),
      Buffer.from('\nORG;CHARSET=ISO-2022-JP:\x1b$B;3ED\x1b(B\nNOTE;CHARSET=UTF-8:Größe\nEND:VCARD\n'),
    ])
    const { drafts, warnings } = readVCards(bytes, 'x.vcf')
    expect(drafts[0]?.contact).toMatchObject({
      name: { display: 'Ελένη' },
      role: '部長',
      organization: '山田',
      notes: 'Größe',
    })
    expect(warnings).toEqual([])
  })

  it('UTF-8 lines as UTF-8 even where others are not', () => {
    const bytes = Buffer.concat([Buffer.from(card('Jürgen')), iconv.encode(card('Jérôme'), 'latin1')])
    expect(namesIn(bytes)).toEqual(['Jürgen', 'Jérôme'])
  })

  it('by what it says, not by what it claims, where that cannot be', () => {
    const { drafts, warnings } = readVCards(
      iconv.encode('BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=UTF-8:Jérôme\nEND:VCARD\n', 'latin1'),
      'x.vcf',
    )
    expect(drafts[0]?.contact.name.display).toBe('Jérôme')
    expect(warnings.join()).toContain('not in the charset “UTF-8”')
  })

  it('with a charset that nobody knows as something readable, with a warning', () => {
    const { drafts, warnings } = readVCards(
      Buffer.from('BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=x-klingon:Jérôme\nEND:VCARD\n'),
      'x.vcf',
    )
    expect(drafts[0]?.contact.name.display).toBe('Jérôme')
    expect(warnings.join()).toContain('“x-klingon” is not known')
  })

  it('and never with a letter replaced in silence', () => {
    const reader = charsetReader('\x81\x8d\x8f')
    expect(reader.read('\x81\x8d\x8f')).not.toContain('\uFFFD')
    expect(reader.warnings().length).toBeGreaterThan(0)
  })
})

describe('what is no text is refused, by name and with a way out', () => {
  it.each([
    ['an empty file', Buffer.alloc(0), /empty/],
    ['blanks', Buffer.from(' \r\n\t\n'), /nothing but blanks/],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), /PNG picture/],
    ['an archive', Buffer.from('PK\x03\x04\x14\0\0\0', 'latin1'), /zip archive/],
    ['zeros', Buffer.alloc(4096), /binary/],
    ['a program', Buffer.from('\x01\x02\0\0\x03text\0', 'latin1'), /binary/],
    ['a file that is too large', Buffer.alloc(MAX_BYTES + 1), /at most 200 MB/],
  ])('%s', (_, bytes, message) => {
    const attempt = () => openText(bytes, 'photo.vcf')
    expect(attempt).toThrow(Refusal)
    expect(attempt).toThrow(message)
    expect(attempt).toThrow(/“photo\.vcf”/)
    expect(refusalOf(attempt).hint).toMatch(/export/i)
  })

  it('but cards in a file with zeros, as a crash leaves them, are read', () => {
    const { drafts, warnings } = readVCards(
      Buffer.concat([Buffer.from(card('Ann')), Buffer.alloc(5000), Buffer.from(card('Bob'))]),
      'x.vcf',
    )
    expect(drafts.map(({ contact }) => contact.name.display)).toEqual(['Ann', 'Bob'])
    expect(warnings.join()).toContain('zero bytes')
  })

  it('and so is a text without a card', () => {
    expect(() => readVCards(Buffer.from('Dear Dana,\nhow are you?'), 'letter.vcf')).toThrow(/holds no vCard/)
  })
})

function refusalOf(attempt: () => unknown): Refusal {
  try {
    attempt()
  } catch (error) {
    if (error instanceof Refusal) return error
  }
  throw new Error('nothing was refused')
}
