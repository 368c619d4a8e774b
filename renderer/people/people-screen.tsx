/** Everybody in the journal: who they are, where their doors stand, and who is left in peace. */
import { useEffect, useMemo, useState, type KeyboardEvent } from 'react'
import { useLocation } from 'wouter'
import { useCall } from '../bridge/queries.tsx'
import { useToday } from '../timeline/use-today.ts'
import { Button } from '../ui/button.tsx'
import { contactPath } from '../ui/links.ts'
import { Problem } from '../ui/problem.tsx'
import { AddContactDialog } from './add-contact-dialog.tsx'
import { PeopleFilters } from './people-filters.tsx'
import { PeopleList } from './people-list.tsx'
import { frequentTags, peopleList, type Order, type PeopleFilter } from './people-order.ts'
import './people.css'

const TAGS_OFFERED = 8

export function PeopleScreen() {
  const today = useToday()
  const [, navigate] = useLocation()
  const [query, setQuery] = useState('')
  const [order, setOrder] = useState<Order>('warmest')
  const [filter, setFilter] = useState<Omit<PeopleFilter, 'order'>>({
    door: 'all',
    show: 'everyone',
    tag: undefined,
  })
  const [adding, setAdding] = useState(false)
  const everybody = useCall('contacts.list', {})
  const found = useCall('contacts.list', { query }, { enabled: query.trim() !== '', keep: true })
  const peace = useCall('contacts.leftInPeace', {})

  useEffect(() => {
    document.title = 'People – Ajar'
  }, [])

  const searched = query.trim() !== ''
  const contacts = searched ? (found.data ?? everybody.data) : everybody.data
  const people = useMemo(
    () => peopleList(contacts ?? [], peace.data ?? [], { ...filter, order: searched ? undefined : order }),
    [contacts, peace.data, filter, order, searched],
  )
  const tags = useMemo(() => frequentTags(everybody.data ?? [], TAGS_OFFERED), [everybody.data])
  const error = everybody.error ?? found.error ?? peace.error
  const total = everybody.data?.length

  return (
    <>
      <PeopleFilters filter={filter} onChange={setFilter} tags={tags} />
      <header className="people-head">
        <div>
          <h1>People</h1>
          {total !== undefined && <p className="people-lead">{leadWords(total, peace.data?.length ?? 0)}</p>}
        </div>
        <Button look="line" onPress={() => setAdding(true)}>
          Add a contact
        </Button>
      </header>
      <div className="people-body">
        {error && <Problem error={error.error} />}
        {total === 0 ? (
          <p className="lead">
            Nobody yet. Add somebody, import a file of contacts, or name them with an @ when you write down
            what happened.
          </p>
        ) : (
          <>
            <div className="people-tools">
              <input
                className="input people-find"
                type="search"
                aria-label="Find somebody"
                placeholder="Find by name, organization or tag"
                value={query}
                onChange={(event) => setQuery(event.target.value)}
                onKeyDown={goToList}
              />
              <label className="people-order">
                <span>Order</span>
                <select
                  className="input"
                  value={order}
                  disabled={searched}
                  onChange={(event) => setOrder(orderOf(event.target.value))}
                >
                  <option value="warmest">warmest first</option>
                  <option value="name">by name</option>
                  <option value="longest">longest not heard of</option>
                </select>
              </label>
            </div>
            <p className="visually-hidden" role="status">
              {contacts && `${people.length} ${people.length === 1 ? 'person' : 'people'}`}
            </p>
            {people.length > 0 ? (
              <PeopleList people={people} today={today} />
            ) : (
              contacts && <p className="people-none">Nobody fits.</p>
            )}
          </>
        )}
      </div>
      {adding && (
        <AddContactDialog onClose={() => setAdding(false)} onAdded={({ id }) => navigate(contactPath(id))} />
      )}
    </>
  )
}

function orderOf(value: string): Order {
  return value === 'name' || value === 'longest' ? value : 'warmest'
}

function leadWords(total: number, inPeace: number): string {
  const people = total === 1 ? 'One person' : `${total} people`
  if (inPeace === 0) return `${people}.`
  return `${people}; ${inPeace === 1 ? 'one is' : `${inPeace} are`} left in peace for now.`
}

/** From the box straight into the list. */
function goToList(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'ArrowDown') return
  event.preventDefault()
  document.querySelector<HTMLElement>('[data-people] a[tabindex="0"]')?.focus()
}
