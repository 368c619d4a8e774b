/** A rest as the journal keeps it: a circumstance that is new is written down first. */
import { useCallback } from 'react'
import type { DraftRest } from '#shared/capture/draft.ts'
import type { Rest } from '#shared/domain/rest.ts'
import { useWrite } from '../bridge/writes.ts'

/** Gives the rest with its circumstance's id, or nothing where that could not be written down (which was then said). */
export function useRestToWrite(): (rest: DraftRest) => Promise<Rest | undefined> {
  const { write } = useWrite('circumstances.add')
  return useCallback(
    async ({ until, circumstance, words }) => {
      const title = circumstance?.title.trim() ?? ''
      let id = circumstance?.id
      if (id === undefined && title !== '') {
        const added = await write({ title })
        if (!added.ok) return undefined
        id = added.value.id
      }
      return {
        ...(until !== undefined && { until }),
        ...(words !== undefined && { words }),
        ...(id !== undefined && { circumstance: id }),
      }
    },
    [write],
  )
}
