/** Drafts outlive the page: what was typed and chosen, for each contact (and for nobody in particular), kept by the browser. */
import { z } from 'zod'
import type { Overrides } from '#shared/capture/draft.ts'
import { readOverrides } from './overrides.ts'

export interface KeptDraft {
  readonly text: string
  readonly overrides: Overrides
}

export interface DraftStore {
  read(contact: string | undefined): KeptDraft | undefined
  /** Keeps a draft; an empty one is forgotten. */
  keep(contact: string | undefined, draft: KeptDraft): void
}

const Stored = z.object({ text: z.string(), overrides: z.unknown() })

/** The drafts of one journal, in the browser's storage. Where that refuses, a draft lives as long as the page. */
export function draftStore(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  journal: string,
): DraftStore {
  const keyOf = (about: string | undefined) => `ajar.draft.${journal}.${about ?? ''}`
  return {
    read: (about) => {
      try {
        const stored = Stored.safeParse(JSON.parse(storage.getItem(keyOf(about)) ?? 'null'))
        return stored.success
          ? { text: stored.data.text, overrides: readOverrides(stored.data.overrides) }
          : undefined
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
  }
}
