/** The composer that stands on a page: `Ctrl/Cmd+J` leads to it, Escape and writing down lead back. */
import { useEffect, useRef } from 'react'
import { Composer } from './composer.tsx'
import { useComposer } from './composer-context.ts'

/** One line while nobody writes in it. */
export function PageComposer({ journal }: { journal: string }) {
  const field = useRef<HTMLTextAreaElement>(null)
  const cameFrom = useRef<HTMLElement | null>(null)
  const { onPage } = useComposer()

  useEffect(
    () =>
      onPage(() => {
        const here = document.activeElement
        if (here instanceof HTMLElement && here !== field.current) cameFrom.current = here
        field.current?.focus()
        field.current?.scrollIntoView({ block: 'nearest' })
      }),
    [onPage],
  )
  const goBack = () => {
    const back = cameFrom.current
    cameFrom.current = null
    field.current?.blur()
    if (back?.isConnected === true && back !== document.body) back.focus()
  }
  return (
    <Composer
      journal={journal}
      folds
      fieldRef={field}
      onDone={() => {
        if (cameFrom.current !== null) goBack()
        else field.current?.focus()
      }}
      onEscape={goBack}
    />
  )
}
