/** Circumstances: the named conditions that make a time right, and who rests on them. */
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { CircumstanceView } from '#shared/api/views.ts'
import { dayAt, isoDay } from '#shared/dates.ts'
import { useCall, useClock } from '../bridge/queries.tsx'
import { useWrite } from '../bridge/writes.ts'
import { Button } from '../ui/button.tsx'
import { dayInWords } from '../ui/days.ts'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { DoorGlyph } from '../ui/door.tsx'
import { TextField } from '../ui/fields.tsx'
import { contactPath } from '../ui/links.ts'
import { Problem } from '../ui/problem.tsx'
import { walk } from '../ui/walk.ts'
import '../ui/entries.css'

/** Those that are awaited first, by when they are expected; then those that came true, latest first. */
function inOrder(circumstances: readonly CircumstanceView[]): readonly CircumstanceView[] {
  const awaited = circumstances.filter(({ cameTrue }) => cameTrue === undefined)
  const fulfilled = circumstances.filter(({ cameTrue }) => cameTrue !== undefined)
  return [
    ...awaited.sort(
      (a, b) => (a.expected ?? '9999').localeCompare(b.expected ?? '9999') || a.title.localeCompare(b.title),
    ),
    ...fulfilled.sort((a, b) => (b.cameTrue ?? '').localeCompare(a.cameTrue ?? '')),
  ]
}

/** The page of circumstances. */
export function CircumstancesScreen() {
  const circumstances = useCall('circumstances.list', {})
  const [adding, setAdding] = useState(false)
  useEffect(() => {
    document.title = 'Circumstances – Ajar'
  }, [])
  const list = inOrder(circumstances.data ?? [])
  return (
    <>
      <div className="screen-head">
        <h1>Circumstances</h1>
        <Button look="line" onPress={() => setAdding(true)}>
          Add a circumstance
        </Button>
      </div>
      <p className="lead">
        What has to come true before the time is right. Whoever rests on it is then remembered.
      </p>
      {circumstances.error && <Problem error={circumstances.error.error} />}
      {circumstances.data !== undefined && list.length === 0 && (
        <p className="quiet lead">
          None yet. They come with a not-now: “not now, after their Q1 budget is out”.
        </p>
      )}
      {list.length > 0 && (
        <ul className="entries span" aria-label="Circumstances" role="list" onKeyDown={walk}>
          {list.map((circumstance, index) => (
            <CircumstanceEntry key={circumstance.id} circumstance={circumstance} first={index === 0} />
          ))}
        </ul>
      )}
      {adding && <AddCircumstance onClose={() => setAdding(false)} />}
    </>
  )
}

function CircumstanceEntry({ circumstance, first }: { circumstance: CircumstanceView; first: boolean }) {
  const { id, title, expected, cameTrue, resting } = circumstance
  const clock = useClock()
  const today = isoDay(dayAt(clock.now(), clock.zone))
  const comeTrue = useWrite('circumstances.comeTrue', { said: `It came true: ${title}.` })
  return (
    <li className="entry-row" data-walk tabIndex={first ? 0 : -1}>
      <span className="entry-margin">
        {cameTrue !== undefined
          ? `true, ${dayInWords(cameTrue, today)}`
          : expected !== undefined && dayInWords(expected, today)}
      </span>
      <div className="entry-body">
        <h2 className="entry-title">{title}</h2>
        {resting.length > 0 ? (
          <p className="entry-people">
            <DoorGlyph door="ajar" decorative />
            <span>
              {resting.map(({ id: contact, name }, index) => (
                <span key={contact}>
                  {index > 0 && ', '}
                  <Link href={contactPath(contact)}>{name}</Link>
                </span>
              ))}{' '}
              {resting.length === 1 ? 'rests' : 'rest'} on it.
            </span>
          </p>
        ) : (
          <p className="quiet">
            {cameTrue === undefined ? 'Nobody rests on it.' : 'Nobody rests on it any more.'}
          </p>
        )}
        {cameTrue === undefined && (
          <div className="acts">
            <Button look="line" isDisabled={comeTrue.pending} onPress={() => void comeTrue.write({ id })}>
              It came true
            </Button>
          </div>
        )}
      </div>
    </li>
  )
}

function AddCircumstance({ onClose }: { onClose: () => void }) {
  const [title, setTitle] = useState('')
  const [expected, setExpected] = useState('')
  const add = useWrite('circumstances.add', { said: 'Circumstance added.' })
  const save = async () => {
    const words = title.trim()
    if (words === '') return
    const result = await add.write({ title: words, ...(expected === '' ? {} : { expected }) })
    if (result.ok) onClose()
  }
  return (
    <Dialog title="Add a circumstance" isOpen onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextField
          label="What has to come true"
          autoFocus
          value={title}
          onChange={setTitle}
          placeholder="the new CFO has started"
        />
        <TextField
          label="Expected"
          type="date"
          value={expected}
          onChange={setExpected}
          hint="If anybody knows. It comes true when you say so."
        />
        <DialogActions>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="fill" type="submit" isDisabled={add.pending || title.trim() === ''}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
