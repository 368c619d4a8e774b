/** What a file is, by its content first and its name second. */
import type { ByteText } from './decode.ts'

/** How the contract names formats. */
export type Format = 'vcard' | 'csv' | 'icalendar' | 'json' | 'xml' | 'markdown' | 'unknown'

/** As much of a file as tells what it is. */
const HEAD = 65_536

/** The format of an opened file. */
export function formatOf(file: ByteText, fileName: string): Format {
  const head = file.bytes.slice(0, HEAD).trimStart()
  const fence = /(?:^|[\r\n])[ \t]*BEGIN[ \t]*:[ \t]*(VCARD|VCALENDAR)\b/i.exec(head)?.[1]?.toUpperCase()
  if (fence === 'VCARD') return 'vcard'
  if (fence === 'VCALENDAR') return 'icalendar'
  if (/^[[{]/.test(head)) return 'json'
  if (/^<(?:\?xml|[a-z])/i.test(head)) return 'xml'
  const ending = /\.(\w+)$/.exec(fileName)?.[1]?.toLowerCase()
  if (ending === 'vcf' || ending === 'vcard') return 'vcard'
  if (ending === 'ics' || ending === 'ical') return 'icalendar'
  if (ending === 'md' || ending === 'markdown') return 'markdown'
  if (ending === 'json') return 'json'
  if (ending === 'csv' || ending === 'tsv') return 'csv'
  const [first = '', second = ''] = head.split(/\r?\n|\r/, 2)
  return second !== '' && /[,;\t].*[,;\t]/.test(first) ? 'csv' : 'unknown'
}

/** The format in words for people. */
export const FORMAT_NAMES: Readonly<Record<Format, string>> = {
  vcard: 'vCard',
  csv: 'CSV',
  icalendar: 'iCalendar',
  json: 'JSON',
  xml: 'XML',
  markdown: 'Markdown',
  unknown: 'Files of this kind',
}
