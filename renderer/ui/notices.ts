/** What the line at the foot of the page says: what was just done and how to take it back, or what went wrong. */
import type { AppError } from '#shared/api/result.ts'

export interface Notice {
  /** Counts up, so that the same words said again are said again. */
  readonly number: number
  readonly kind: 'done' | 'failed'
  readonly text: string
  readonly hint?: string
  /** What takes it back; **Undo** or, after an undo, **Put it back**. */
  readonly undo?: { readonly id: string; readonly label: 'Undo' | 'Put it back' }
}

export interface Notices {
  readonly current: () => Notice | undefined
  readonly subscribe: (listener: () => void) => () => void
  /** Says what was done. */
  readonly done: (text: string, undo?: string) => void
  /** Says that something was taken back, which can be taken back in turn. */
  readonly takenBack: (redo: string) => void
  /** Says what went wrong and what to do. */
  readonly failed: (error: AppError) => void
  readonly dismiss: () => void
}

/** A line that holds one notice at a time: the latest. */
export function newNotices(): Notices {
  const listeners = new Set<() => void>()
  let notice: Notice | undefined
  let number = 0
  const say = (next: Omit<Notice, 'number'> | undefined) => {
    number += 1
    notice = next === undefined ? undefined : { ...next, number }
    for (const listener of [...listeners]) listener()
  }
  return {
    current: () => notice,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    done: (text, undo) =>
      say({ kind: 'done', text, ...(undo === undefined ? {} : { undo: { id: undo, label: 'Undo' } }) }),
    takenBack: (redo) => say({ kind: 'done', text: 'Taken back.', undo: { id: redo, label: 'Put it back' } }),
    failed: ({ message, hint }) =>
      say({ kind: 'failed', text: message, ...(hint === undefined ? {} : { hint }) }),
    dismiss: () => say(undefined),
  }
}

/** The page's own line. */
export const notices = newNotices()
