/** Search or do: one field for everybody, everything written, and what can be done; arrows walk, Enter opens. */
import { useDeferredValue, useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { useLocation } from 'wouter'
import type { ContactView, ImpressionView } from '#shared/api/views.ts'
import { dayAt, isoDay } from '#shared/dates.ts'
import { useCall, useClock } from '../bridge/queries.tsx'
import { useComposer } from '../composer/composer-context.ts'
import { commandKey } from '../shell/platform.ts'
import { dayInWords } from '../ui/days.ts'
import { DoorGlyph } from '../ui/door.tsx'
import { focusPage } from '../ui/focus.ts'
import { contactPath } from '../ui/links.ts'
import { SignalMark } from '../ui/signal-mark.tsx'
import { actionsFor } from './actions.ts'
import { excerpt } from './excerpt.ts'
import './palette.css'

interface PaletteProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** The dialog that `Ctrl/Cmd+K` opens. */
export function Palette({ isOpen, onClose }: PaletteProps) {
  return (
    <ModalOverlay
      className="scrim"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      isDismissable
    >
      <Modal className="sheet sheet-palette">
        <Dialog className="palette" aria-label="Search or do">
          <Search onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

interface Row {
  readonly id: string
  readonly mark: ReactNode
  readonly main: ReactNode
  readonly side: ReactNode
  readonly run: () => void
}

interface Group {
  readonly name: string
  readonly rows: readonly Row[]
}

const MOST_FOUND = 8

function Search({ onClose }: { onClose: () => void }) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const query = useDeferredValue(typed.trim())
  const [, navigate] = useLocation()
  const composer = useComposer()
  const clock = useClock()
  const found = useCall('search.find', { query, limit: MOST_FOUND }, { enabled: query !== '', keep: true })

  const go = (path: string) => {
    onClose()
    navigate(path)
    focusPage()
  }
  const write = (text: string) => {
    onClose()
    composer.open({ text })
  }
  const today = isoDay(dayAt(clock.now(), clock.zone))
  const hits = query === '' ? undefined : found.data
  const groups: readonly Group[] = [
    {
      name: 'People',
      rows: (hits?.contacts ?? []).slice(0, MOST_FOUND).map((contact) => personRow(contact, go)),
    },
    {
      name: 'Written',
      rows: (hits?.impressions ?? [])
        .slice(0, MOST_FOUND)
        .map((found) => writtenRow(found, query, today, go)),
    },
    {
      name: 'Do',
      rows: actionsFor(typed, { go, write, commandKey }).map(({ id: action, label, keys, run }) => ({
        id: action,
        mark: null,
        main: label,
        side: keys === undefined ? null : <kbd>{keys}</kbd>,
        run,
      })),
    },
  ].filter(({ rows }) => rows.length > 0)
  const rows = groups.flatMap((group) => group.rows)
  const active = Math.min(chosen, rows.length - 1)
  const optionId = (row: Row) => `${id}-${row.id}`
  const activeRow = rows[active]

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const steps: Partial<Record<string, () => void>> = {
      ArrowDown: () => setChosen((active + 1) % rows.length),
      ArrowUp: () => setChosen((active + rows.length - 1) % rows.length),
      PageDown: () => setChosen(Math.min(active + MOST_FOUND, rows.length - 1)),
      PageUp: () => setChosen(Math.max(active - MOST_FOUND, 0)),
      Enter: () => activeRow?.run(),
    }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    step()
  }

  return (
    <>
      <input
        role="combobox"
        aria-label="Search or do"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={activeRow && optionId(activeRow)}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        placeholder="A name, a word, or what to do"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div className="palette-list" role="listbox" id={`${id}-list`} aria-label="Found">
        {groups.map((group) => (
          <div role="group" aria-labelledby={`${id}-${group.name}`} key={group.name}>
            <h2 id={`${id}-${group.name}`} role="presentation">
              {group.name}
            </h2>
            {group.rows.map((row) => (
              <div
                key={row.id}
                id={optionId(row)}
                role="option"
                aria-selected={row === activeRow}
                ref={(element) => {
                  if (row === activeRow) element?.scrollIntoView({ block: 'nearest' })
                }}
                onPointerMove={() => setChosen(rows.indexOf(row))}
                onClick={row.run}
              >
                <span className="palette-mark">{row.mark}</span>
                <span className="palette-main">{row.main}</span>
                <span className="palette-side">{row.side}</span>
              </div>
            ))}
          </div>
        ))}
      </div>
      <p className="visually-hidden" role="status">
        {query !== '' && hits !== undefined && `${rows.length} found`}
      </p>
      <footer className="palette-foot" aria-hidden="true">
        <span>
          <kbd>↑ ↓</kbd> walk
        </span>
        <span>
          <kbd>Enter</kbd> open
        </span>
        <span>
          <kbd>Esc</kbd> back to the page
        </span>
      </footer>
    </>
  )
}

function personRow(contact: ContactView, go: (path: string) => void): Row {
  return {
    id: contact.id,
    mark: <DoorGlyph door={contact.door} />,
    main: <span className="palette-name">{contact.name.display}</span>,
    side: contact.organization,
    run: () => go(contactPath(contact.id)),
  }
}

function writtenRow(
  impression: ImpressionView,
  query: string,
  today: string,
  go: (path: string) => void,
): Row {
  const { before, hit, after } = excerpt(impression.text, query)
  const [contact] = impression.contacts
  const names = impression.contacts.map(({ name }) => name).join(', ')
  return {
    id: impression.id,
    mark: <SignalMark signal={impression.signal} />,
    main: (
      <span className="palette-text">
        {before}
        {hit !== '' && <mark>{hit}</mark>}
        {after}
      </span>
    ),
    side: `${names === '' ? '' : `${names}, `}${dayInWords(impression.at, today)}`,
    run: () => go(contact === undefined ? '/timeline' : contactPath(contact.id, impression.id)),
  }
}
