/** Where an element begins in the document, for lists that scroll with the window. */
import { useLayoutEffect, useState, type RefObject } from 'react'

/** How far an element lies from the top of the document, in pixels; followed as what stands above it grows or shrinks. */
export function useTopOf(ref: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const measure = () => {
      if (ref.current) setTop(Math.round(ref.current.getBoundingClientRect().top + scrollY))
    }
    // Whatever grows above it makes the page grow; an observer speaks once at the beginning, too.
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [ref])
  return top
}
