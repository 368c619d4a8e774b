/** What was recognized, as chips: a click changes one, Delete removes it, arrows walk them. */
import { useRef, useState } from 'react'
import { Dialog, Popover } from 'react-aria-components'
import type { Draft, Overrides, Recognized } from '#shared/capture/draft.ts'
import { Button } from '../ui/button.tsx'
import { Flag } from '../ui/flag.tsx'
import { SignalMark } from '../ui/signal-mark.tsx'
import { ChipEditor } from './chip-editor.tsx'
import type { Person } from './completion.ts'
import { without } from './overrides.ts'

interface ChipsProps {
  readonly draft: Draft
  readonly people: readonly Person[]
  readonly zone: string
  readonly onChoose: (overrides: Overrides) => void
}

/** The list **Recognized**. */
export function Chips({ draft, people, zone, onChoose }: ChipsProps) {
  const list = useRef<HTMLUListElement>(null)

  const step = (from: HTMLElement, by: 1 | -1) => {
    const chips = [...(list.current?.querySelectorAll<HTMLElement>('.chip') ?? [])]
    chips[chips.indexOf(from) + by]?.focus()
  }
  const remove = (chip: Recognized, from: HTMLElement) => {
    step(from, 1)
    if (document.activeElement === from) step(from, -1)
    onChoose(without(chip.key))
  }

  return (
    <ul className="chips" aria-label="Recognized" role="list" ref={list}>
      {draft.recognized.map((chip) => (
        <li key={chip.key}>
          <Chip
            chip={chip}
            draft={draft}
            people={people}
            zone={zone}
            onChoose={onChoose}
            onStep={step}
            onRemove={(from) => remove(chip, from)}
          />
        </li>
      ))}
    </ul>
  )
}

interface ChipProps extends ChipsProps {
  readonly chip: Recognized
  readonly onStep: (from: HTMLElement, by: 1 | -1) => void
  readonly onRemove: (from: HTMLElement) => void
}

function Chip({ chip, draft, people, zone, onChoose, onStep, onRemove }: ChipProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  const removable = chip.from !== 'default'
  return (
    <>
      <button
        type="button"
        ref={button}
        className={`chip chip-${chip.what}`}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowRight') onStep(event.currentTarget, 1)
          else if (event.key === 'ArrowLeft') onStep(event.currentTarget, -1)
          else if (removable && (event.key === 'Delete' || event.key === 'Backspace'))
            onRemove(event.currentTarget)
          else return
          event.preventDefault()
        }}
      >
        {chip.what === 'signal' && <SignalMark signal={draft.signal} size={10} />}
        {chip.what === 'promise' && <Flag size={10} />}
        {chip.parts.map((part, index) => (
          <span key={index} className={part.quiet ? 'quiet' : undefined}>
            {part.text}
          </span>
        ))}
      </button>
      <Popover
        className="popover"
        triggerRef={button}
        isOpen={open}
        onOpenChange={setOpen}
        placement="bottom start"
      >
        <Dialog
          className="chip-dialog"
          aria-label={`Change “${chip.parts.map(({ text }) => text).join(' ')}”`}
        >
          <form
            onSubmit={(event) => {
              event.preventDefault()
              close()
            }}
          >
            <ChipEditor
              chip={chip}
              draft={draft}
              people={people}
              zone={zone}
              onChoose={onChoose}
              onClose={close}
            />
            <div className="acts">
              <Button look="line" type="submit">
                Done
              </Button>
              {removable && (
                <Button
                  onPress={() => {
                    close()
                    onChoose(without(chip.key))
                  }}
                >
                  Remove
                </Button>
              )}
            </div>
          </form>
        </Dialog>
      </Popover>
    </>
  )
}
