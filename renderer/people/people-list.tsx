/** The table of people: only the rows near the window exist, so that thousands scroll like ten. */
import { useCallback, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { Link } from 'wouter'
import { RHYTHM_WORDS } from '#shared/domain/rhythm.ts'
import { DoorGlyph } from '../ui/door.tsx'
import { contactPath } from '../ui/links.ts'
import { stepTo } from '../ui/walk.ts'
import { useTopOf } from '../ui/use-top-of.ts'
import type { Person } from './people-order.ts'
import { sayLast } from './sayings.ts'

const ROW_HEIGHT = 60
/** How many rows Page Up and Page Down pass. */
const LEAP = 10

interface PeopleListProps {
  readonly people: readonly Person[]
  readonly today: string
}

export function PeopleList({ people, today }: PeopleListProps) {
  const list = useRef<HTMLDivElement>(null)
  const top = useTopOf(list)
  const [at, setAt] = useState(0)
  const wanted = useRef<number>(undefined)
  const current = Math.min(at, people.length - 1)

  const virtual = useWindowVirtualizer({
    count: people.length,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => people[index]?.contact.id ?? index,
    overscan: 16,
    scrollMargin: top,
    scrollPaddingStart: 24,
    scrollPaddingEnd: 24,
  })
  const items = virtual.getVirtualItems()

  const focusWanted = useCallback(() => {
    if (wanted.current === undefined) return
    const row = list.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"] a`)
    if (!row) return
    wanted.current = undefined
    row.focus({ preventScroll: true })
  }, [])
  useLayoutEffect(focusWanted)

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const next = leap(event.key, current, people.length) ?? stepTo(event.key, current, people.length)
    if (next === undefined) return
    event.preventDefault()
    wanted.current = next
    setAt(next)
    virtual.scrollToIndex(next)
    focusWanted()
  }

  return (
    <div
      role="table"
      aria-label="People"
      aria-rowcount={people.length + 1}
      className="people-table"
      data-people
    >
      <div role="rowgroup">
        <div role="row" aria-rowindex={1} className="people-row people-row-head">
          <span role="columnheader">Name</span>
          <span role="columnheader" className="people-wide">
            Tags
          </span>
          <span role="columnheader" className="people-wide">
            Rhythm
          </span>
          <span role="columnheader" className="people-warmth-head">
            Warmth
          </span>
          <span role="columnheader" className="people-last">
            Last heard of
          </span>
        </div>
      </div>
      <div
        role="rowgroup"
        ref={list}
        className="people-rows"
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {items.map((item) => {
          const person = people[item.index]
          if (person === undefined) return null
          return (
            <div
              key={item.key}
              role="row"
              aria-rowindex={item.index + 2}
              data-index={item.index}
              ref={virtual.measureElement}
              className="people-row"
              style={{ transform: `translateY(${item.start - top}px)` }}
            >
              <PersonCells
                person={person}
                today={today}
                walked={item.index === current}
                onFocus={() => setAt(item.index)}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}

interface PersonCellsProps {
  readonly person: Person
  readonly today: string
  /** It is the row that the keyboard is at. */
  readonly walked: boolean
  readonly onFocus: () => void
}

function PersonCells({ person: { contact, peace }, today, walked, onFocus }: PersonCellsProps) {
  const rhythm = contact.rhythm === null ? 'no rhythm' : RHYTHM_WORDS[contact.rhythm]
  return (
    <>
      <span role="cell" className="people-who">
        <DoorGlyph door={contact.door} size={20} />
        <span>
          <Link href={contactPath(contact.id)} tabIndex={walked ? 0 : -1} onFocus={onFocus}>
            {contact.name.display}
          </Link>
          {contact.organization !== undefined && <span className="people-place">{contact.organization}</span>}
        </span>
      </span>
      <span role="cell" className="people-wide">
        {contact.tags.join(', ')}
      </span>
      <span role="cell" className="people-wide">
        {rhythm}
      </span>
      <span role="cell" className="people-warmth">
        {contact.warmth}
        <span className="people-gauge" aria-hidden style={{ width: `${contact.warmth * 0.4}px` }} />
      </span>
      <span role="cell" className="people-last">
        <span>{contact.lastContact === undefined ? 'not yet' : sayLast(contact.lastContact, today)}</span>
        {peace !== undefined && <span className="people-peace">{peace.words}</span>}
      </span>
    </>
  )
}

function leap(key: string, from: number, count: number): number | undefined {
  if (key === 'PageDown') return Math.min(from + LEAP, count - 1)
  if (key === 'PageUp') return Math.max(from - LEAP, 0)
  return undefined
}
