/** Opening the composer from anywhere. */
import { createContext, use } from 'react'
import type { ImpressionView } from '#shared/api/views.ts'

export interface ComposerPreset {
  /** Whom it is about, without an `@` in the line. */
  readonly contact?: { readonly id: string; readonly name: string }
  /** What the line begins with; a draft that is there already stays. */
  readonly text?: string
}

/** An impression to which something may have come back. */
export interface Answerable {
  readonly id: string
  readonly contacts: readonly { readonly name: string }[]
}

export interface ComposerOpener {
  /** Opens the composer (or goes to the one on the page). */
  readonly open: (preset?: ComposerPreset) => void
  /** Opens the dialog that edits an impression's fields. */
  readonly edit: (impression: ImpressionView) => void
  /** Opens "They answered…" for an impression. */
  readonly answer: (impression: Answerable) => void
  /** Tells of a composer that stands on the page; gives what takes it back. */
  readonly onPage: (focus: () => void) => () => void
}

export const ComposerContext = createContext<ComposerOpener | null>(null)

export function useComposer(): ComposerOpener {
  const opener = use(ComposerContext)
  if (opener === null) throw new Error('There is no composer around this component.')
  return opener
}
