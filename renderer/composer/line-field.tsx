/** Where one writes: a textbox over a layer of the same metrics that carries the underlines, and a list that completes names. */
import { useId, useRef, useState, type KeyboardEvent, type Ref } from 'react'
import {
  complete,
  completeNew,
  isWholeName,
  matchPeople,
  mentionAt,
  type Completed,
  type Person,
} from './completion.ts'
import type { Piece } from './underlines.ts'

interface LineFieldProps {
  readonly value: string
  readonly pieces: readonly Piece[]
  readonly people: readonly Person[]
  readonly describedBy: string
  readonly placeholder: string
  readonly ref: Ref<HTMLTextAreaElement>
  readonly onChange: (text: string) => void
  readonly onFocus: () => void
  /** Somebody was chosen from the list (names may be borne by several). */
  readonly onPerson: (person: Person) => void
  readonly onSubmit: () => void
  readonly onEscape: () => void
}

type Option =
  { readonly kind: 'known'; readonly person: Person } | { readonly kind: 'new'; readonly name: string }

const MOST_OPTIONS = 6

/** Whom the mention at the caret may mean, and the one that can be made of it. */
function optionsAt(text: string, caret: number, people: readonly Person[]): readonly Option[] {
  const mention = mentionAt(text, caret)
  if (mention === undefined) return []
  const name = mention.typed.trim()
  const whole = isWholeName(people, name)
  // "@Dana Roth " is done: what follows is text.
  if (whole && mention.typed !== name) return []
  const known = matchPeople(people, name, MOST_OPTIONS).map((person) => ({ kind: 'known' as const, person }))
  if (known.length === 0 && mention.typed.includes(' ')) return []
  return name === '' || whole ? known : [...known, { kind: 'new' as const, name }]
}

/** The textbox **What happened?**. */
export function LineField(props: LineFieldProps) {
  const { value, pieces, people, ref } = props
  const id = useId()
  const box = useRef<HTMLTextAreaElement | null>(null)
  const [caret, setCaret] = useState<number | undefined>()
  const [chosen, setChosen] = useState(0)
  const [dismissed, setDismissed] = useState<string | undefined>()

  const options = caret === undefined || dismissed === value ? [] : optionsAt(value, caret, people)
  const active = Math.min(chosen, options.length - 1)
  const optionId = (index: number) => `${id}-option-${index}`

  const put = ({ text, caret: next }: Completed) => {
    props.onChange(text)
    setCaret(undefined)
    requestAnimationFrame(() => box.current?.setSelectionRange(next, next))
  }
  const take = (option: Option) => {
    const mention = caret === undefined ? undefined : mentionAt(value, caret)
    if (mention === undefined) return
    if (option.kind === 'new') {
      put(completeNew(value, mention))
    } else {
      put(complete(value, mention, option.person.name))
      props.onPerson(option.person)
    }
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      props.onSubmit()
      return
    }
    const option = options[active]
    if (option !== undefined) {
      const steps: Partial<Record<string, () => void>> = {
        ArrowDown: () => setChosen((active + 1) % options.length),
        ArrowUp: () => setChosen((active + options.length - 1) % options.length),
        Enter: () => take(option),
        Tab: () => take(option),
        Escape: () => setDismissed(value),
      }
      const step = event.shiftKey ? undefined : steps[event.key]
      if (step === undefined) return
      event.preventDefault()
      event.stopPropagation()
      step()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      props.onEscape()
    }
  }
  const followCaret = (field: HTMLTextAreaElement) => {
    setCaret(field.selectionStart === field.selectionEnd ? field.selectionStart : undefined)
  }

  return (
    <div className="line-field">
      <label className="ask" htmlFor={id}>
        What happened?
      </label>
      <div className="line-layers">
        <div className="line-mirror" aria-hidden="true">
          {pieces.map((piece, index) =>
            piece.look === undefined ? (
              piece.text
            ) : (
              <i key={index} className={`u-${piece.look}`}>
                {piece.text}
              </i>
            ),
          )}
          {'\u200b'}
        </div>
        <textarea
          id={id}
          ref={(field) => {
            box.current = field
            if (typeof ref === 'function') ref(field)
            else if (ref !== null) ref.current = field
          }}
          value={value}
          rows={1}
          placeholder={props.placeholder}
          aria-describedby={props.describedBy}
          aria-autocomplete="list"
          aria-controls={options.length > 0 ? `${id}-people` : undefined}
          aria-activedescendant={options.length > 0 ? optionId(active) : undefined}
          spellCheck
          onChange={(event) => {
            props.onChange(event.target.value)
            setChosen(0)
            followCaret(event.target)
          }}
          onSelect={(event) => followCaret(event.currentTarget)}
          onFocus={props.onFocus}
          onBlur={() => setCaret(undefined)}
          onKeyDown={onKeyDown}
        />
      </div>
      {options.length > 0 && (
        <ul className="popover completion" role="listbox" id={`${id}-people`} aria-label="People">
          {options.map((option, index) => (
            <li
              key={option.kind === 'known' ? option.person.id : 'new'}
              id={optionId(index)}
              role="option"
              aria-selected={index === active}
              onPointerDown={(event) => {
                event.preventDefault()
                take(option)
              }}
            >
              {option.kind === 'known' ? (
                <>
                  <span className="name">{option.person.name}</span>
                  <span className="meta">{option.person.organization}</span>
                </>
              ) : (
                <>
                  <span className="name">Add “{option.name}”</span>
                  <span className="meta">a new contact</span>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
