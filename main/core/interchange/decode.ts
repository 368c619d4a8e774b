/**
 * From a file's bytes to text, for every importer.
 *
 * A file is first opened as *byte text*: a string with one character (0–255) for each byte, so that lines can be
 * unfolded and quoted-printable undone before any charset is applied; a multi-byte letter may be cut by either. Each
 * piece is then read in the charset that it declares, else as UTF-8, else in the charset that the file names
 * elsewhere or that is guessed from all that is not UTF-8. What was guessed is told.
 */
import iconv from 'iconv-lite'
import { Refusal } from '#shared/api/result.ts'
import { guessCharset } from './charset-guess.ts'

/** The largest file that is read, in bytes. */
export const MAX_BYTES = 200 * 1024 * 1024

/** A file's content with one character for each byte, without BOM; UTF-16 has become UTF-8. */
export interface ByteText {
  readonly bytes: string
  readonly warnings: readonly string[]
}

const MAGIC: readonly (readonly [string, string])[] = [
  ['\x89PNG', 'a PNG picture'],
  ['PK\x03\x04', 'a zip archive (or an Office document)'],
  ['PK\x05\x06', 'an empty zip archive'],
  ['\x1f\x8b', 'a gzip archive'],
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['%PDF-', 'a PDF document'],
  ['SQLite format 3', 'an SQLite database'],
  ['7z\xbc\xaf', 'a 7-Zip archive'],
  ['Rar!', 'a RAR archive'],
  ['BZh', 'a bzip2 archive'],
  ['\xd0\xcf\x11\xe0', 'an old Office or Outlook document'],
  ['!BDN', 'an Outlook data file'],
  ['\x7fELF', 'a program'],
  ['MZ\x90', 'a program'],
  ['RIFF', 'a sound, film or picture'],
]

const HINT = 'Export your contacts as vCard (.vcf) and import that file.'

/**
 * Opens a file's bytes as byte text.
 * Throws a `Refusal` that names the file for one that is empty, too large or no text.
 */
export function openText(data: Uint8Array, fileName: string): ByteText {
  if (data.byteLength === 0) throw new Refusal('unreadable', `“${fileName}” is empty.`, HINT)
  if (data.byteLength > MAX_BYTES) {
    throw new Refusal(
      'too-large',
      `“${fileName}” has ${Math.ceil(data.byteLength / 1_048_576)} MB; at most ${MAX_BYTES / 1_048_576} MB are read at once.`,
      'Export in several smaller files, or without photos.',
    )
  }
  const buffer = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  const wide = wideCharset(buffer)
  const opened = wide === undefined ? buffer.toString('latin1') : narrow(buffer, wide)
  const bytes = opened.startsWith('\xef\xbb\xbf') ? opened.slice(3) : opened
  const magic = MAGIC.find(([start]) => bytes.startsWith(start))
  if (magic)
    throw new Refusal('unreadable', `“${fileName}” is ${magic[1]}, not a text that can be imported.`, HINT)
  if (bytes.trim() === '') throw new Refusal('unreadable', `“${fileName}” holds nothing but blanks.`, HINT)
  if (!bytes.includes('\0')) return { bytes, warnings: [] }
  // Zeros are what a crash or a full disk leaves in a text; a file that is none has no card and no line of text.
  if (!/BEGIN:V/i.test(bytes)) {
    throw new Refusal('unreadable', `“${fileName}” is a binary file, not a text that can be imported.`, HINT)
  }
  return {
    bytes: bytes.replace(/\0+/g, ''),
    warnings: ['The file is damaged: it holds zero bytes. They were left out.'],
  }
}

/** UTF-16 or UTF-32, told by the BOM, or by ASCII letters with zeros between them. */
function wideCharset(buffer: Buffer): string | undefined {
  const [a, b, c, d] = buffer
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be'
  if (c === undefined || d === undefined) return undefined
  if (a && !b && c && !d) return 'utf-16le'
  if (!a && b && !c && d) return 'utf-16be'
  return undefined
}

function narrow(buffer: Buffer, charset: string): string {
  const unit = charset.startsWith('utf-16') ? 2 : 4
  const whole = buffer.subarray(0, buffer.byteLength - (buffer.byteLength % unit))
  return Buffer.from(iconv.decode(whole, charset), 'utf8').toString('latin1')
}

/** Reads pieces of one file's byte text. */
export interface CharsetReader {
  /**
   * The text of `bytes` in the charset that is `declared` for it, if that can be; else as the file suggests.
   * `cut` says that the piece ends where the file was cut off, maybe within a letter.
   */
  read(bytes: string, declared?: string, cut?: boolean): string
  /** What had to be assumed so far, in words for people. */
  warnings(): string[]
}

/** A reader for the pieces of `file`. */
export function charsetReader(file: string): CharsetReader {
  let fallback: { charset: string; named: boolean } | undefined
  let lost = false
  const unknown = new Set<string>()
  const wrong = new Set<string>()

  const assumed = (bytes: string): string => {
    fallback ??= fallbackOf(file)
    const text = decodeAs(bytes, fallback.charset) ?? decodeAs(bytes, 'windows-1252')
    if (text !== undefined) return text
    lost = true
    return iconv.decode(Buffer.from(bytes, 'latin1'), 'windows-1252').replaceAll('\uFFFD', '?')
  }

  return {
    read(bytes, declared, cut = false) {
      if (isAscii(bytes) && !declared?.toLowerCase().startsWith('iso-2022')) return copy(bytes)
      if (declared !== undefined && !/^(?:utf-?8|us-ascii)$/i.test(declared)) {
        const text = decodeAs(bytes, declared)
        if (text !== undefined) return text
        if (canonical(declared) === undefined) unknown.add(declared)
        else wrong.add(declared)
      }
      const utf8 = decodeAs(bytes, 'utf-8')
      if (utf8 !== undefined) return utf8
      if (cut || (declared !== undefined && /^utf-?8$/i.test(declared))) {
        const whole = decodeAs(bytes.replace(/[\xc0-\xf7][\x80-\xbf]{0,2}$/, ''), 'utf-8')
        if (whole !== undefined) return whole
        if (declared !== undefined) wrong.add(declared)
      }
      return assumed(bytes)
    },
    warnings() {
      return [
        ...[...unknown].map((name) => `The charset “${name}” is not known here; it was read as another.`),
        ...[...wrong].map((name) => `Some lines are not in the charset “${name}” that they name.`),
        ...(fallback
          ? [
              fallback.named
                ? `Some lines are not UTF-8 and name no charset; they were read as ${fallback.charset}, which the file names elsewhere.`
                : `Some lines are not UTF-8 and name no charset; ${fallback.charset} was guessed. If names look wrong, save the file as UTF-8 and import it again.`,
            ]
          : []),
        ...(lost ? ['Some letters could not be read; each stands as a question mark.'] : []),
      ]
    },
  }
}

/** The charset for what is not UTF-8: one that the file names and that fits, else the likeliest. */
function fallbackOf(file: string): { charset: string; named: boolean } {
  const sample = foreignSample(file)
  const hints = new Set([...file.matchAll(/;CHARSET="?([\w-]{2,30})/gi)].map((match) => match[1] ?? ''))
  for (const hint of hints) {
    const charset = canonical(hint)
    if (charset !== undefined && charset !== 'utf-8' && decodeAs(sample, charset) !== undefined) {
      return { charset, named: true }
    }
  }
  return { charset: guessCharset(sample), named: false }
}

/** Lines of the file that are not UTF-8, quoted-printable undone, as many as a guess needs. */
function foreignSample(file: string): string {
  const lines: string[] = []
  let size = 0
  for (let from = 0; from < file.length && size < 20_000;) {
    const end = file.indexOf('\n', from)
    const line = file.slice(from, end < 0 ? undefined : end)
    from = end < 0 ? file.length : end + 1
    if (!/[\x80-\xff]|=[89A-F][0-9A-F]/i.test(line)) continue
    const value = unquote(line.slice(line.indexOf(':') + 1))
    if (isAscii(value) || decodeAs(value, 'utf-8') !== undefined) continue
    lines.push(value)
    size += value.length
  }
  return lines.join('\n')
}

/** Undoes quoted-printable (RFC 2045, 6.7) in byte text; what is no escape stays. */
export function unquote(bytes: string): string {
  return bytes.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

/** The charset's name as the decoders know it; `undefined` for one that is not known. */
function canonical(label: string): string | undefined {
  if (/^(?:cp|ibm)-?\d{3}$/i.test(label) && iconv.encodingExists(label.replace('-', ''))) {
    return label.replace('-', '').toLowerCase()
  }
  try {
    const { encoding } = new TextDecoder(label.trim())
    return encoding.startsWith('utf-16') ? undefined : encoding
  } catch {
    return undefined
  }
}

/** The text of byte text in a charset; `undefined` if the charset is not known or the bytes are not in it. */
export function decodeAs(bytes: string, label: string): string | undefined {
  const charset = canonical(label)
  if (charset === undefined) return undefined
  const buffer = Buffer.from(bytes, 'latin1')
  if (charset !== 'utf-8' && iconv.encodingExists(charset)) {
    const text = iconv.decode(buffer, charset)
    return text.includes('\uFFFD') ? undefined : text
  }
  try {
    return new TextDecoder(charset, { fatal: true, ignoreBOM: true }).decode(buffer)
  } catch {
    return undefined
  }
}

const isAscii = (bytes: string): boolean => /^[\0-\x7f]*$/.test(bytes)

/** A string of its own: a slice would keep the whole file in memory. */
const copy = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('latin1')
