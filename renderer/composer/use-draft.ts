/** The draft in the composer: what is typed and chosen, what it becomes, and its keeping. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
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
  /** The id to send it under: the same as long as nothing of it changes, also after the page was closed. */
  readonly sendAs: () => string
  /** What was sent under that id is another thing: next time it goes under a new one. */
  readonly sendAnew: () => void
  /** Empties it when these words are written down. Gives `false` if others were typed meanwhile: they stay. */
  readonly clear: (written: string) => boolean
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
  const show = useCallback(
    (next: KeptDraft) => {
      latest.current = next
      setState({ kept: next, now: clock.now() })
    },
    [clock],
  )
  const set = useCallback(
    (next: KeptDraft) => {
      // At once, not when the page is next drawn: a composer that closes is not drawn again.
      store.keep(about?.id, next)
      show(next)
    },
    [store, about?.id, show],
  )
  useEffect(() => {
    const hear = (event: StorageEvent) => {
      const change = store.changeIn(about?.id, event)
      // Whoever has typed something else here keeps it.
      if (change !== undefined && (change.before?.text ?? '') === latest.current.text) {
        show(change.after ?? EMPTY)
      }
    }
    addEventListener('storage', hear)
    return () => removeEventListener('storage', hear)
  }, [store, about?.id, show])

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
      (overrides) => {
        const { text, overrides: before } = latest.current
        set({ text, overrides: { ...before, ...overrides } })
      },
      [set],
    ),
    sendAs: useCallback(() => {
      const id = latest.current.id ?? crypto.randomUUID()
      latest.current = { ...latest.current, id }
      store.keep(about?.id, latest.current)
      return id
    }, [store, about?.id]),
    sendAnew: useCallback(() => {
      const { text, overrides } = latest.current
      set({ text, overrides })
    }, [set]),
    clear: useCallback(
      (written) => {
        if (latest.current.text !== written) return false
        set(EMPTY)
        return true
      },
      [set],
    ),
  }
}
