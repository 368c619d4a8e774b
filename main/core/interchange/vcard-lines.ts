/**
 * From byte text to logical lines: what folding, soft line breaks and damage have torn apart is joined again.
 *
 * RFC 6350, 3.2 and RFC 2425 fold with a line break and one blank. vCard 2.1 breaks quoted-printable with "=" at the
 * end of a line (RFC 2045, 6.7), and lets base64 end with an empty line. Programs get all of it wrong in their ways;
 * what each rule below is for stands beside it.
 */

/** A property as it stands in the file, in byte text, unfolded. */
export interface LogicalLine {
  /** Where it begins, counted from 1. */
  readonly line: number
  readonly text: string
  /** The file ends within this line: it may not be whole. */
  readonly cut: boolean
  /** It does not look like a property, and the one before it holds no text that it could belong to. */
  readonly stray: boolean
}

interface PhysicalLine {
  readonly line: number
  readonly text: string
  readonly ended: boolean
}

/** Lines ended by CR LF, LF or CR, in any mixture; CR CR LF (a text converted twice) is one end. */
function* physicalLines(bytes: string): Generator<PhysicalLine> {
  const end = /\r{0,2}\n|\r/g
  let from = 0
  let line = 1
  for (let match = end.exec(bytes); match; match = end.exec(bytes)) {
    yield { line, text: bytes.slice(from, match.index), ended: true }
    from = end.lastIndex
    line += 1
  }
  if (from < bytes.length) yield { line, text: bytes.slice(from), ended: false }
}

const PROPERTY = /^(?:[\w-]+\.)?[A-Za-z][\w-]*[ \t]*[;:]/
const FENCE = /^[ \t]*(?:BEGIN|END)[ \t]*:[ \t]*[\w-]+[ \t]*$/i
const QUOTED_PRINTABLE = /^[^:]*[;=]"?QUOTED-PRINTABLE"?[ \t]*[;:]/i
const BASE64 = /^[^:]*[;=]"?(?:BASE64|B)"?[ \t]*[;:]/i
/** Properties whose value may run over lines. */
const TEXT = /^(?:[\w-]+\.)?(?:NOTE|ADR|LABEL|AGENT|X-[\w-]+)\b/i
const SOFT_BREAK = /=[ \t]*$/

/** Whether a line is BEGIN or END of something. */
export const isFence = (text: string): boolean => FENCE.test(text)

/** The logical lines of a file, in their order, in one pass. */
export function* logicalLines(bytes: string): Generator<LogicalLine> {
  let open: { line: number; pieces: string[]; quoted: boolean; base64: boolean; agent: boolean } | undefined
  let soft = false
  let gap = false
  let indent = ''
  let cut = false

  const flush = function* (): Generator<LogicalLine> {
    if (open) yield { line: open.line, text: open.pieces.join(''), cut, stray: false }
    open = undefined
    soft = false
    gap = false
  }

  for (const physical of physicalLines(bytes)) {
    const { line } = physical
    // A card pasted from a mail is often indented as a whole.
    const text =
      indent !== '' && physical.text.startsWith(indent) ? physical.text.slice(indent.length) : physical.text

    if (open && soft) {
      // Some writers leave an empty line after a soft break; what follows it may go on, or be the next property.
      if (text.trim() === '') {
        gap = true
        continue
      }
      if (!FENCE.test(text) && !(gap && PROPERTY.test(text))) {
        soft = SOFT_BREAK.test(text)
        open.pieces.push(soft ? text.replace(SOFT_BREAK, '') : text)
        gap = false
        cut = !physical.ended
        continue
      }
    }
    soft = false
    gap = false

    if (open && /^[ \t]/.test(text)) {
      const piece = text.slice(1)
      // A card nested by folding alone (AGENT) keeps its lines.
      if (open.agent) open.pieces.push('\n')
      if (open.base64) open.pieces.push(piece.trim())
      else {
        soft = open.quoted && SOFT_BREAK.test(piece)
        open.pieces.push(soft ? piece.replace(SOFT_BREAK, '') : piece)
      }
      cut = !physical.ended
      continue
    }
    if (text.trim() === '') continue

    if (FENCE.test(text)) {
      yield* flush()
      if (/^[ \t]*BEGIN/i.test(text)) indent = /^[ \t]*/.exec(physical.text)?.[0] ?? ''
      yield { line, text: text.trim(), cut: !physical.ended, stray: false }
      continue
    }
    // Base64 whose folded lines have lost their blanks.
    if (open?.base64 && /^[A-Za-z0-9+/=]+[ \t]*$/.test(text)) {
      open.pieces.push(text.trim())
      cut = !physical.ended
      continue
    }
    const own = text.trimStart()
    if (PROPERTY.test(own)) {
      yield* flush()
      const quoted = QUOTED_PRINTABLE.test(own)
      soft = quoted && SOFT_BREAK.test(own)
      cut = !physical.ended
      open = {
        line,
        pieces: [soft ? own.replace(SOFT_BREAK, '') : own],
        quoted,
        base64: BASE64.test(own),
        agent: /^AGENT\b/i.test(own),
      }
      continue
    }
    // A line break within a text that nobody escaped: the words belong to the property before.
    if (open && physical.ended && TEXT.test(open.pieces[0] ?? '')) {
      open.pieces.push('\n', text)
      continue
    }
    yield* flush()
    yield { line, text: own, cut: !physical.ended, stray: true }
  }
  yield* flush()
}
