/** What a line of text is about to become: the draft, what was recognized in it, and what the user chose instead. */
import type { Direction, ImpressionKind, Left, Signal } from '../domain/impression.ts'
import type { ContactIndex } from './contact-index.ts'
import type { CaptureWords } from './words/words.ts'

/** What the parser knows beside the text. Nothing in it is changed. */
export interface CaptureContext {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: number
  /** IANA zone in which the user's days are reckoned. */
  readonly zone: string
  /** The known contacts, prepared once with `contactIndex`. */
  readonly contacts: ContactIndex
  readonly circumstances: readonly DraftKnown[]
  readonly values: readonly DraftKnown[]
  readonly words: CaptureWords
  /** Ids of the contacts that the line is about when it mentions nobody. */
  readonly about?: readonly string[]
  /** Whether 3/4 is 3 April (the default) rather than 4 March. */
  readonly dayFirst?: boolean
}

/** A circumstance or a value of the journal. */
export interface DraftKnown {
  readonly id: string
  readonly title: string
}

/** A contact: of the journal, or new (without an id). */
export interface DraftContact {
  readonly id?: string
  readonly name: string
}

/** A circumstance or value: of the journal, or new (without an id). */
export interface DraftTitled {
  readonly id?: string
  readonly title: string
}

export interface DraftPromise {
  readonly text: string
  /** ISO date. */
  readonly due: string
}

export interface DraftRest {
  /** The last quiet day, an ISO date. */
  readonly until?: string
  readonly circumstance?: DraftTitled
  readonly words?: string
}

/** A stretch of the text, exactly: `text` is what stands from `start` up to `end`. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly text: string
}

export type What =
  'contact' | 'when' | 'kind' | 'signal' | 'left' | 'rest' | 'promise' | 'value' | 'ask' | 'tag'

/** A chip's label in pieces; the quiet ones are drawn lighter ("with", "promise by"). */
export interface LabelPart {
  readonly text: string
  readonly quiet: boolean
}

/** One chip: what was recognized, how, and where it stands in the text. */
export interface Recognized {
  /** Names the chip in `Overrides`. */
  readonly key: ChipKey
  readonly what: What
  /** `mark` and `words` stand in the text; `default` was supplied; `chosen` replaces what the text says. */
  readonly from: 'mark' | 'words' | 'default' | 'chosen'
  /** To be underlined; in order, never overlapping another chip's. Empty where nothing in the text says it. */
  readonly spans: readonly Span[]
  readonly parts: readonly LabelPart[]
  /** For a mention that fits several contacts: whom it may mean. None of them is taken. */
  readonly candidates?: readonly Required<DraftContact>[]
}

/** Something in the text that cannot be taken as it stands. */
export interface CaptureProblem extends Span {
  /** What is wrong, in one sentence. */
  readonly what: string
  /** What to write instead. */
  readonly hint: string
}

export interface Draft {
  /** Exactly as typed. */
  readonly text: string
  /** A zoned date-time. */
  readonly at: string
  /** Whether a time of day was said (or it is now), rather than a day alone. */
  readonly timed: boolean
  readonly contacts: readonly DraftContact[]
  readonly kind: ImpressionKind
  readonly direction: Direction | null
  readonly left: Left
  readonly signal: Signal
  readonly asks: boolean
  readonly tags: readonly string[]
  readonly promises: readonly DraftPromise[]
  readonly values: readonly DraftTitled[]
  readonly rest?: DraftRest
  readonly recognized: readonly Recognized[]
  readonly problems: readonly CaptureProblem[]
}

/** The chips of which there is one. */
export type FieldKey = 'when' | 'kind' | 'direction' | 'left' | 'signal' | 'ask' | 'rest'
/** The chips of which there may be several: by id, else by folded name or title; promises by their place among
 * their like, from 0, since their words change as one types. */
export type ContactKey = `contact:${string}`
export type TagKey = `tag:${string}`
export type PromiseKey = `promise:${string}`
export type ValueKey = `value:${string}`
export type ChipKey = FieldKey | ContactKey | TagKey | PromiseKey | ValueKey

/** A chip taken away, or what shall stand in its place. */
export type Override<T> = 'removed' | { readonly value: T }

/**
 * What the user chose by clicking chips, by chip key. Keys that the text does not bear are ignored, but a field may also
 * be chosen where the text says nothing. The direction has no chip of its own (it is drawn on the kind's), but may be
 * chosen. Plain JSON, so that a kept draft keeps them.
 */
export interface Overrides {
  /** A zoned date-time. */
  readonly when?: Override<string>
  readonly kind?: Override<ImpressionKind>
  readonly direction?: Override<Direction | null>
  readonly left?: Override<Left>
  readonly signal?: Override<Signal>
  readonly ask?: Override<boolean>
  readonly rest?: Override<DraftRest>
  readonly [contact: ContactKey]: Override<DraftContact>
  readonly [tag: TagKey]: Override<string>
  readonly [promise: PromiseKey]: Override<DraftPromise>
  readonly [value: ValueKey]: Override<DraftTitled>
}
