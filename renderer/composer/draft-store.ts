/** Drafts outlive the page: what was typed and chosen, for each contact (and for nobody in particular), kept by the browser. */
import { z } from 'zod'
import type { Overrides } from '#shared/capture/draft.ts'
import { Id } from '#shared/domain/primitives.ts'
import { readOverrides } from './overrides.ts'

export interface KeptDraft {
  readonly text: string
  readonly overrides: Overrides
  /** Under which id these very words were sent to be written down, if they were: sent again, they keep it. */
  readonly id?: string
}

/** What another tab did to a draft. */
export interface DraftChange {
  readonly before: KeptDraft | undefined
  readonly after: KeptDraft | undefined
}

export interface DraftStore {
  read(contact: string | undefined): KeptDraft | undefined
  /** Keeps a draft; an empty one is forgotten. */
  keep(contact: string | undefined, draft: KeptDraft): void
  /** What a storage event says about the draft; nothing if it is about something else. */
  changeIn(
    contact: string | undefined,
    event: Pick<StorageEvent, 'key' | 'oldValue' | 'newValue'>,
  ): DraftChange | undefined
}

const Stored = z.object({ text: z.string(), overrides: z.unknown(), id: Id.optional().catch(undefined) })

function readDraft(stored: string | null): KeptDraft | undefined {
  try {
    const { text, overrides, id } = Stored.parse(JSON.parse(stored ?? 'null'))
    return { text, overrides: readOverrides(overrides), ...(id !== undefined && { id }) }
  } catch {
    return undefined
  }
}

/** The drafts of one journal, in the browser's storage. Where that refuses, a draft lives as long as the page. */
export function draftStore(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  journal: string,
): DraftStore {
  const keyOf = (about: string | undefined) => `ajar.draft.${journal}.${about ?? ''}`
  return {
    read: (about) => {
      try {
        return readDraft(storage.getItem(keyOf(about)))
      } catch {
        return undefined
      }
    },
    keep: (about, draft) => {
      try {
        if (draft.text.trim() === '') storage.removeItem(keyOf(about))
        else storage.setItem(keyOf(about), JSON.stringify(draft))
      } catch {
        // A full or forbidden storage must not stop anybody from typing.
      }
    },
    changeIn: (about, { key, oldValue, newValue }) =>
      key === keyOf(about) ? { before: readDraft(oldValue), after: readDraft(newValue) } : undefined,
  }
}

/** Forgets every draft of a journal that is no more, such as a sample that was left. */
export function forgetDrafts(storage: Pick<Storage, 'key' | 'length' | 'removeItem'>, journal: string): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
  for (const key of keys) if (key.startsWith(`ajar.draft.${journal}.`)) storage.removeItem(key)
}
