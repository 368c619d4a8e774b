/** A field that a contact may have several of: each with its own way out, and one more at the end. */
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'

interface RepeatedProps<T> {
  readonly legend: string
  /** What one of them is called: "phone number". */
  readonly of: string
  readonly items: readonly T[]
  readonly empty: T
  readonly onChange: (items: readonly T[]) => void
  /** The fields of one item; `change` replaces it. */
  readonly children: (item: T, change: (next: T) => void, index: number) => ReactNode
}

export function Repeated<T>({ legend, of, items, empty, onChange, children }: RepeatedProps<T>) {
  return (
    <fieldset className="repeated">
      <legend className="field-label">{legend}</legend>
      {items.map((item, index) => (
        <div className="repeated-item" key={index}>
          <div className="field-row">
            {children(item, (next) => onChange(items.map((each, at) => (at === index ? next : each))), index)}
          </div>
          <Button
            aria-label={`Remove ${of} ${index + 1}`}
            onPress={() => onChange(items.filter((_, at) => at !== index))}
          >
            Remove
          </Button>
        </div>
      ))}
      <Button className="repeated-more" onPress={() => onChange([...items, empty])}>
        Add {/^[aeiou]/.test(of) ? 'an' : 'a'} {of}
      </Button>
    </fieldset>
  )
}
