/** Plain text for a terminal: lines that fit, days as people say them, nothing that could drive the terminal. */

const WIDTH = Math.min(Math.max(process.stdout.columns, 40), 100)

/** Text without control characters: a name from somebody's file must not move the cursor or ring the bell. */
export function plain(text: string): string {
  // Tabs and line ends stay; format characters that turn the writing direction go, too.
  return text.replace(/[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/gu, '\u{fffd}')
}

/** A text broken at spaces into lines that fit the terminal, each after `indent`. Its own line breaks stay. */
export function wrapped(text: string, indent = ''): string {
  return text
    .split('\n')
    .map((line) => wrappedLine(line.trimEnd(), indent))
    .join('\n')
}

function wrappedLine(line: string, indent: string): string {
  const width = (Number.isNaN(WIDTH) ? 80 : WIDTH) - indent.length
  const lines: string[] = []
  let current = ''
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > width) {
      lines.push(current)
      current = word
    } else current = current === '' ? word : `${current} ${word}`
  }
  return [...lines, current].map((part) => `${indent}${part}`.trimEnd()).join('\n')
}

/** A zoned date-time's or ISO date's day: "Mon 23 Nov 2026". */
export function dayInWords(iso: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
    .format(new Date(`${iso.slice(0, 10)}T00:00:00Z`))
    .replaceAll(',', '')
}

/** A zoned date-time: "Mon 23 Nov 2026, 15:00". */
export function timeInWords(zoned: string): string {
  return `${dayInWords(zoned)}, ${zoned.slice(11, 16)}`
}

/** "Dana", "Dana and Ben", "Dana, Ben and Eve". */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

/** "1 contact", "2 contacts". */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`
}

/** Paragraphs with an empty line between; empty ones are left out. */
export function paragraphs(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== '').join('\n\n')
}

/** Lines; those that are not there are left out. */
export function lines(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== '').join('\n')
}
