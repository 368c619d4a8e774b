/** From logical lines to cards: which BEGIN belongs to which END, also where one is missing. */
import { isFence, logicalLines, type LogicalLine } from './vcard-lines.ts'

/** The lines between a BEGIN:VCARD and its END:VCARD. */
export interface RawCard {
  /** Where it begins, counted from 1. */
  readonly line: number
  readonly lines: readonly LogicalLine[]
  /** The lines of a card nested within it (AGENT in vCard 2.1). */
  readonly agent: readonly LogicalLine[]
  /** How it ended: with its END, where the next began, or with the file. */
  readonly end: 'whole' | 'unclosed' | 'cut'
}

interface OpenCard {
  line: number
  lines: LogicalLine[]
  agent: LogicalLine[]
  /** Whether the nested card is being read. */
  nested: boolean
}

const isCard = (text: string): boolean => /:[ \t]*VCARD$/i.test(text)

/** The cards of a file, in their order, in one pass; whatever stands outside of cards is passed over. */
export function* rawCards(bytes: string): Generator<RawCard> {
  let open: OpenCard | undefined
  const close = (card: OpenCard, end: RawCard['end']): RawCard => ({
    line: card.line,
    lines: card.lines,
    agent: card.agent,
    end,
  })

  for (const logical of logicalLines(bytes)) {
    if (isFence(logical.text) && isCard(logical.text)) {
      if (/^END/i.test(logical.text)) {
        if (open?.nested) open.nested = false
        else if (open) {
          yield close(open, 'whole')
          open = undefined
        }
      } else if (open && !open.nested && isEmptyAgent(open.lines.at(-1))) {
        open.nested = true
      } else {
        if (open) yield close(open, 'unclosed')
        open = { line: logical.line, lines: [], agent: [], nested: false }
      }
    } else if (open && logical.cut && /^E(?:N(?:D(?:[ \t]*:.*)?)?)?$/i.test(logical.text)) {
      // The file ends within this card's END: nothing of the card is missing.
      yield close(open, open.nested ? 'cut' : 'whole')
      open = undefined
    } else if (open) {
      ;(open.nested ? open.agent : open.lines).push(logical)
    }
  }
  if (open) yield close(open, 'cut')
}

function isEmptyAgent(logical: LogicalLine | undefined): boolean {
  return logical !== undefined && /^(?:[\w-]+\.)?AGENT\b[^:]*:\s*$/i.test(logical.text)
}
