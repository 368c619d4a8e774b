/** What a language has to say for the capture line: one table, every pattern case-insensitive and Unicode-aware. */
import type { Chrono } from 'chrono-node/en'
import type { ImpressionKind, Signal } from '../../domain/impression.ts'

/** A kind by its words. A verb tells more than a noun: "met her at the conference" is a meeting. */
export interface KindWords {
  readonly kind: ImpressionKind
  readonly verb?: RegExp
  readonly noun?: RegExp
}

/** A signal by its words. */
export interface SignalWords {
  readonly signal: Signal
  readonly pattern: RegExp
  /** Whether "not", "if" and "I was" before it take its meaning away. */
  readonly deniable: boolean
}

export interface CaptureWords {
  /** BCP 47. */
  readonly language: string
  /** Finds dates; `dayFirst` says whether 3/4 is 3 April or 4 March. */
  dates(dayFirst: boolean): Pick<Chrono, 'parse'>

  readonly kinds: readonly KindWords[]
  /** Explicit marks by their word. */
  readonly signals: readonly SignalWords[]
  /** Ends with a word that denies what follows it in the clause. */
  readonly denied: RegExp
  /** Ends with a word that only supposes what follows it in the clause. */
  readonly supposed: RegExp
  /** Ends with "I was": my feeling, not theirs. */
  readonly mine: RegExp

  /** Before a noun: it is spoken of, or asked for, and did not happen. */
  readonly notTheKindAfter: RegExp
  /** The words before a verb that say who did it; adverbs and auxiliaries may stand between. */
  readonly subjectMe: RegExp
  readonly subjectThem: RegExp
  /** Ends with a name (a capitalized word) that is the subject: "Tomas called". */
  readonly subjectName: RegExp
  /** A connective before the verb: the subject is that of the sentence so far. */
  readonly connective: RegExp
  /** The last subject of a sentence's beginning: group `me` or `them`. */
  readonly anySubject: RegExp
  /** After a verb or noun: done to me ("called me", "call from"). */
  readonly towardsMe: RegExp
  /** After a noun: both took part ("call with"). */
  readonly together: RegExp
  /** Before a noun: it came to me ("got a"). */
  readonly received: RegExp

  readonly promise: {
    /** Where a promise begins, up to what is promised. Group `verb` where the subject must be looked for. */
    readonly begins: RegExp
    /** What stands before its date. */
    readonly by: RegExp
    /** Between the date of one promise and the words of the next: "and". */
    readonly and: RegExp
    /** Before what is promised, and not part of it: "her", "to". */
    readonly lead: RegExp
    /** The date is a last day to have it, rather than a time to do it: "by" March is before March. */
    readonly before: RegExp
  }

  readonly rest: {
    /**
     * Begins what ends the quiet. Groups: `until`, `after` and `after2` (through the end of what is named), `resume` and
     * `resume2` (the named day is free again), `wait` (a length follows).
     */
    readonly begins: RegExp
    /** Where a circumstance ends within its clause. */
    readonly circumstanceEnds: RegExp
    /** Not the beginning of a circumstance: "after lunch", "when I called". */
    readonly noCircumstance: RegExp
  }

  readonly values: {
    /** What was given: group `title`. Group `verb` where the subject must be mine. */
    readonly given: readonly RegExp[]
    /** Where the title ends. */
    readonly ends: RegExp
    /** Words in which a title is not told apart: "the". */
    readonly filler: RegExp
  }
  /** What I asked; the subject must be mine. */
  readonly asks: RegExp

  readonly when: {
    /** Right before a date that is not when it happened: "since", "about". */
    readonly notAfter: RegExp
    /** In a clause before a date: it tells what is to come. */
    readonly ahead: RegExp
    /** Words for the present that name no date: "now". */
    readonly filler: RegExp
    /** A length of time that is not when it happened, though it looks ahead: "for two hours". */
    readonly never: RegExp
    /** Right after such a date: "yesterday's mail". */
    readonly notBefore: RegExp
    /** Whether what looks like a date is another word, after all: "sat", "march", "now". */
    readonly unlikely: (said: string, before: string, after: string) => boolean
    /** Parts of the day, with the time they stand for ("HH:MM"). */
    readonly dayParts: readonly (readonly [RegExp, string])[]
    readonly last: RegExp
    readonly next: RegExp
    readonly this: RegExp
    /** Days written as numbers and months; groups `day`, `month` (number or name), `year`. */
    readonly monthDays: readonly RegExp[]
    /** Times of day that may not exist; groups `hour`, `minute`. */
    readonly times: RegExp
    /** Words that chrono takes for a zone after a time: "met". */
    readonly zoneLike: RegExp
  }
  readonly stretches: {
    /** Groups: `edge` (start, middle, end), `which` (next, this), `unit`, `month`, `season`, `quarter`, `feast`, `year`. Sticky. */
    readonly pattern: RegExp
    readonly startEdge: RegExp
    readonly middleEdge: RegExp
    readonly endEdge: RegExp
    readonly nextWhich: RegExp
    readonly week: RegExp
    readonly month: RegExp
    readonly quarter: RegExp
    /** Meteorological seasons of the north by their first month. */
    readonly seasons: readonly (readonly [RegExp, number])[]
    readonly quarterNumber: (words: string) => number | undefined
    readonly feasts: readonly (readonly [RegExp, Feast])[]
    /** "two weeks" and the like after "wait": put behind this to be read as a date. */
    readonly spanLead: string
    /** Sticky. */
    readonly span: RegExp
  }
  /** The month's number, 1–12, of a month's name or abbreviation. */
  monthNumber(name: string): number | undefined

  /** Lower-case words within a name: "van", "de". */
  readonly particles: ReadonlySet<string>
  /** Titles that may bear a full stop. */
  readonly titles: ReadonlySet<string>
  /** A capitalized word that does not go on a name: "Monday", "I". */
  readonly noNameWord: RegExp
}

export type Feast = 'christmas' | 'easter' | 'new-year' | 'holidays'
