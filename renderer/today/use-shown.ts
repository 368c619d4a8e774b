/** Tells the journal which moments a person has had before their eyes today. */
import { useEffect, useRef } from 'react'
import type { Today } from '#shared/domain/moment.ts'
import { useClient } from '../bridge/queries.tsx'

/** Each moment once a day, and only while the page is visible. */
export function useShown(today: Today | undefined): void {
  const client = useClient()
  const told = useRef(new Set<string>())

  useEffect(() => {
    if (today === undefined) return
    const tell = () => {
      if (document.visibilityState !== 'visible') return
      const ids = today.moments
        .filter(({ answered }) => answered !== true)
        .flatMap(({ id, merged = [] }) => [id, ...merged.map((other) => other.id)])
        .filter((id) => !told.current.has(`${today.date} ${id}`))
      if (ids.length === 0 && !(today.tooManyRhythms === true)) return
      for (const id of ids) told.current.add(`${today.date} ${id}`)
      void client.call('moments.shown', { ids }).then(({ ok }) => {
        if (!ok) for (const id of ids) told.current.delete(`${today.date} ${id}`)
      })
    }
    tell()
    document.addEventListener('visibilitychange', tell)
    return () => document.removeEventListener('visibilitychange', tell)
  }, [client, today])
}
