/** The draft in the composer: what is typed and chosen, what it becomes, and its keeping. */
import { useCallback, useMemo, useRef, useState } from 'react'
import { contactIndex } from '#shared/capture/contact-index.ts'
import type { Draft, Overrides } from '#shared/capture/draft.ts'
import { parseLine } from '#shared/capture/parse.ts'
import { english } from '#shared/capture/words/en.ts'
import { useCall, useClock } from '../bridge/queries.tsx'
import type { Person } from './completion.ts'
import { draftStore, type KeptDraft } from './draft-store.ts'

const EMPTY: KeptDraft = { text: '', overrides: {} }

interface DraftOptions {
  readonly journal: string
  readonly about: { readonly id: string; readonly name: string } | undefined
  readonly begin: string
  /** Whether names are needed yet: a composer that nobody has turned to asks for nothing. */
  readonly active: boolean
}

export interface DraftInHand {
  readonly kept: KeptDraft
  readonly draft: Draft
  readonly people: readonly Person[]
  readonly zone: string
  /** Milliseconds since 1970: when the text was last changed. */
  readonly now: number
  readonly type: (text: string) => void
  readonly choose: (overrides: Overrides) => void
  readonly clear: () => void
}

/** Reads, parses and keeps the draft about a contact (or about nobody in particular). */
export function useDraft({ journal, about, begin, active }: DraftOptions): DraftInHand {
  const clock = useClock()
  const store = useMemo(() => draftStore(localStorage, journal), [journal])
  const [state, setState] = useState(() => ({
    kept: store.read(about?.id) ?? { ...EMPTY, text: begin },
    now: clock.now(),
  }))
  const { kept, now } = state
  const needed = active || kept.text !== ''

  const contacts = useCall('contacts.list', {}, { enabled: needed })
  const circumstances = useCall('circumstances.list', {}, { enabled: needed })
  const values = useCall('values.list', {}, { enabled: needed })

  const people = useMemo<readonly Person[]>(
    () =>
      (contacts.data ?? []).map(({ id, name, organization }) => ({ id, name: name.display, organization })),
    [contacts.data],
  )
  const index = useMemo(
    () =>
      contactIndex(
        (contacts.data ?? (about === undefined ? [] : [{ id: about.id, name: { display: about.name } }])).map(
          ({ id, name: { display, ...name } }) => ({
            id,
            name: display,
            ...('given' in name && name.given !== undefined && { given: name.given }),
            ...('nickname' in name && name.nickname !== undefined && { nickname: name.nickname }),
          }),
        ),
      ),
    [contacts.data, about],
  )
  const draft = useMemo(
    () =>
      parseLine(
        kept.text,
        {
          now,
          zone: clock.zone,
          contacts: index,
          circumstances: circumstances.data ?? [],
          values: values.data ?? [],
          words: english,
          ...(about !== undefined && { about: [about.id] }),
        },
        kept.overrides,
      ),
    [kept, now, clock.zone, index, circumstances.data, values.data, about],
  )

  const latest = useRef(kept)
  const set = useCallback(
    (next: KeptDraft) => {
      latest.current = next
      // At once, not when the page is next drawn: a composer that closes is not drawn again.
      store.keep(about?.id, next)
      setState({ kept: next, now: clock.now() })
    },
    [store, about?.id, clock],
  )
  return {
    kept,
    draft,
    people,
    zone: clock.zone,
    now,
    // What was chosen goes with the text that it was chosen for.
    type: useCallback(
      (text) => set({ text, overrides: text.trim() === '' ? {} : latest.current.overrides }),
      [set],
    ),
    choose: useCallback(
      (overrides) => set({ ...latest.current, overrides: { ...latest.current.overrides, ...overrides } }),
      [set],
    ),
    clear: useCallback(() => set(EMPTY), [set]),
  }
}
