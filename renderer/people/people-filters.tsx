/** The filters in the margin: where the door stands, who is left in peace, one tag. */
import type { ReactNode } from 'react'
import { Door } from '#shared/domain/door.ts'
import { DoorGlyph } from '../ui/door.tsx'
import type { PeopleFilter } from './people-order.ts'

type Filter = Omit<PeopleFilter, 'order'>

interface PeopleFiltersProps {
  readonly filter: Filter
  readonly onChange: (filter: Filter) => void
  readonly tags: readonly string[]
}

const SHOWN = ['everyone', 'left in peace'] as const

export function PeopleFilters({ filter, onChange, tags }: PeopleFiltersProps) {
  return (
    <form className="people-filters" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      <fieldset>
        <legend>Door</legend>
        {(['all', ...Door.options] as const).map((door) => (
          <Pick
            key={door}
            group="door"
            chosen={filter.door === door}
            onChoose={() => onChange({ ...filter, door })}
          >
            {door}
            {door !== 'all' && <DoorGlyph door={door} decorative />}
          </Pick>
        ))}
      </fieldset>
      <fieldset>
        <legend>Show</legend>
        {SHOWN.map((show) => (
          <Pick
            key={show}
            group="show"
            chosen={filter.show === show}
            onChoose={() => onChange({ ...filter, show })}
          >
            {show}
          </Pick>
        ))}
      </fieldset>
      {tags.length > 0 && (
        <fieldset>
          <legend>Tag</legend>
          {[undefined, ...tags].map((tag) => (
            <Pick
              key={tag === undefined ? 'any' : `#${tag}`}
              group="tag"
              chosen={filter.tag === tag}
              onChoose={() => onChange({ ...filter, tag })}
            >
              {tag ?? 'any'}
            </Pick>
          ))}
        </fieldset>
      )}
    </form>
  )
}

interface PickProps {
  readonly group: string
  readonly chosen: boolean
  readonly onChoose: () => void
  readonly children: ReactNode
}

function Pick({ group, chosen, onChoose, children }: PickProps) {
  return (
    <label>
      <input type="radio" name={`people-${group}`} checked={chosen} onChange={onChoose} />
      {children}
    </label>
  )
}
