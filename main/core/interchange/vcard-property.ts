/**
 * From a logical line to a property: transfer encodings and charsets are undone here, the grammar (groups,
 * parameters, RFC 6868, structured values) is read by ical.js.
 */
import ICAL from 'ical.js'
import { z } from 'zod'
import { unquote, type CharsetReader } from './decode.ts'
import type { LogicalLine } from './vcard-lines.ts'

export interface Property {
  readonly line: number
  /** "item1" in `item1.TEL`. */
  readonly group?: string
  /** In capitals. */
  readonly name: string
  /** TYPE and the bare words of vCard 2.1, in small letters. */
  readonly types: readonly string[]
  /** Further parameters; names in small letters. */
  readonly params: Readonly<Record<string, string>>
  /** The parts of a structured or listed value; one part for any other. */
  readonly parts: readonly string[]
  /** The bytes of a value in base64, as base64. */
  readonly base64?: string
  /** The line as it was, charset and transfer encoding undone, but not escapes: what is kept of a property that has no place. */
  readonly original: string
  readonly cut: boolean
}

/** ical.js, told that every value is text: how dates, numbers and addresses are meant is judged later, one by one. */
const structured = { structuredValue: ';' }
const listed = { multiValue: ',' }
const text = { fromICAL: unescape }
const design = {
  name: 'vcard',
  propertyGroups: true,
  param: { type: { valueType: 'text', multiValue: ',' } },
  value: { text, unknown: text },
  property: Object.fromEntries<object>([
    ...['n', 'adr', 'org', 'gender'].map((name) => [name, { defaultType: 'text', ...structured }] as const),
    ...['categories', 'nickname'].map((name) => [name, { defaultType: 'text', ...listed }] as const),
  ]),
}

/** Stands for an escaped backslash while ical.js looks for delimiters, which it takes for escaped after any backslash. */
const BACKSLASH = '\0'

function unescape(value: string): string {
  if (!value.includes('\\') && !value.includes(BACKSLASH)) return value
  return value
    .replace(/\\([nN,;:"])/g, (_, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped))
    .replaceAll(BACKSLASH, '\\')
}

const param = z.union([z.string(), z.array(z.union([z.string(), z.array(z.string())]))])
const Jcard = z
  .tuple([z.string(), z.record(z.string(), param), z.string()])
  .rest(z.union([z.string(), z.array(z.string())]))

/** Bare words that are no TYPE: `NOTE;QUOTED-PRINTABLE:`, `PHOTO;URL:`. */
const ENCODING = /^(?:QUOTED-PRINTABLE|Q|BASE64|B|7BIT|8BIT)$/i
const VALUE = /^(?:INLINE|CONTENT-ID|CID|URL|URI|VCARD)$/i
const CHARSET = /^(?:UTF-?8|US-ASCII|ISO-8859-\d{1,2}|WINDOWS-125\d)$/i
const LANGUAGE = /^[a-z]{2}[-_][a-z]{2}$/i

/** ical.js takes the square of their number in time; no property has so many. */
const MAX_PARAMS = 100

/** The property of a logical line; `undefined` if it is none. */
export function readProperty(logical: LogicalLine, charsets: CharsetReader): Property | undefined {
  const colon = valueColon(logical.text)
  if (colon < 0) return undefined
  const [rawName = '', ...rawParams] = splitOutsideQuotes(logical.text.slice(0, colon), ';')
  const path = rawName.trim()
  const dot = path.lastIndexOf('.')
  const name = path.slice(dot + 1).toUpperCase()
  if (!/^[A-Z][\w-]*$/.test(name)) return undefined

  let encoding = ''
  let charset: string | undefined
  const params: string[] = []
  for (const rawParam of rawParams.slice(0, MAX_PARAMS)) {
    const equals = rawParam.indexOf('=')
    const key = (equals < 0 ? bareKey(rawParam.trim()) : rawParam.slice(0, equals).trim()).toUpperCase()
    const value = clean(charsets.read(rawParam.slice(equals + 1).trim()))
    const bare = value.replaceAll('"', '')
    if (key === 'ENCODING') encoding = bare.toUpperCase()
    else if (key === 'CHARSET') charset = bare
    else if (/^[A-Z][\w-]*$/.test(key) && bare !== '') params.push(`${key}=${quoted(key, value)}`)
  }

  const rawValue = logical.text.slice(colon + 1)
  const isBase64 = /^(?:B|BASE64)$/.test(encoding)
  if (isBase64 && BINARY.has(name)) {
    return parse(logical, path, params, '', { base64: rawValue.replace(/\s+/g, '') })
  }
  const bytes = isBase64
    ? Buffer.from(rawValue, 'base64').toString('latin1')
    : /^(?:Q|QUOTED-PRINTABLE)$/.test(encoding)
      ? unquote(logical.cut ? rawValue.replace(/=[0-9A-F]?$/i, '') : rawValue)
      : rawValue
  return parse(logical, path, params, clean(charsets.read(bytes, charset, logical.cut)), {})
}

const BINARY = new Set(['PHOTO', 'LOGO', 'SOUND', 'KEY'])

function parse(
  logical: LogicalLine,
  path: string,
  params: readonly string[],
  value: string,
  more: { base64?: string },
): Property | undefined {
  const header = [path, ...params].join(';')
  const read = (head: string): z.infer<typeof Jcard> | undefined => {
    try {
      return Jcard.safeParse(ICAL.parse.property(`${head}:${value.replaceAll('\\\\', BACKSLASH)}`, design))
        .data
    } catch {
      return undefined
    }
  }
  // Parameters beyond repair must not cost the value.
  const jcard = read(header) ?? read(path)
  if (!jcard) return undefined
  const [name, { type, group, ...rest }, , ...values] = jcard
  return {
    line: logical.line,
    ...(typeof group === 'string' ? { group: group.toLowerCase() } : {}),
    name: name.toUpperCase(),
    types: type === undefined ? [] : typesOf([type].flat(3)),
    params: Object.fromEntries(Object.entries(rest).map(([key, param]) => [key, [param].flat(2).join(',')])),
    parts: values.flat(),
    original: `${header}:${more.base64 ?? value.replaceAll('\n', '\\n')}`,
    cut: logical.cut,
    ...more,
  }
}

/** TYPEs one by one, also those that were quoted together or written as `TYPE=HOME,TYPE=VOICE`. */
function typesOf(values: readonly string[]): string[] {
  const types = values.flatMap((value) => value.toLowerCase().split(','))
  return types.map((type) => type.trim().replace(/^type=/, '')).filter(Boolean)
}

/** Where the value begins: the first colon outside of quotes, or the first at all where quotes do not match. */
function valueColon(line: string): number {
  let inQuotes = false
  for (let i = 0; i < line.length; i += 1) {
    const char = line[i]
    if (char === '"') inQuotes = !inQuotes
    else if (char === ':' && !inQuotes) return i
    else if (char === '\n') break
  }
  return line.indexOf(':')
}

function splitOutsideQuotes(header: string, delimiter: string): string[] {
  if (!header.includes('"')) return header.split(delimiter)
  const parts: string[] = []
  let from = 0
  let inQuotes = false
  for (let i = 0; i < header.length; i += 1) {
    if (header[i] === '"') inQuotes = !inQuotes
    if (header[i] !== delimiter || inQuotes) continue
    parts.push(header.slice(from, i))
    from = i + 1
  }
  parts.push(header.slice(from))
  return parts
}

function bareKey(word: string): string {
  if (ENCODING.test(word)) return 'ENCODING'
  if (VALUE.test(word)) return 'VALUE'
  if (CHARSET.test(word)) return 'CHARSET'
  return LANGUAGE.test(word) ? 'LANGUAGE' : 'TYPE'
}

/** TYPE is a list; anything else is quoted, so that no sign in it ends it. */
function quoted(key: string, value: string): string {
  const bare = value.replaceAll('"', '')
  if (key === 'TYPE') return bare.replace(/[:;]/g, ' ')
  return /^[\w.+-]*$/.test(bare) ? bare : `"${bare}"`
}

// eslint-disable-next-line no-control-regex -- they are what is meant
const CONTROL = /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f]/g

/** Line breaks as "\n"; without the control characters that no text needs. */
function clean(value: string): string {
  return value.replace(/\r\n?/g, '\n').replace(CONTROL, '')
}
