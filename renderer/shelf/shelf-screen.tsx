/** The shelf: values that could be given, with no strings. */
import { useEffect, useState } from 'react'
import type { Value } from '#shared/domain/value.ts'
import { useCall } from '../bridge/queries.tsx'
import { useWrite } from '../bridge/writes.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { TextField } from '../ui/fields.tsx'
import { Markdown } from '../ui/markdown.tsx'
import { Problem } from '../ui/problem.tsx'
import { walk } from '../ui/walk.ts'
import { safeLink } from './safe-link.ts'
import '../ui/entries.css'

/** The page of the shelf. */
export function ShelfScreen() {
  const values = useCall('values.list', {})
  const [adding, setAdding] = useState(false)
  useEffect(() => {
    document.title = 'Shelf – Ajar'
  }, [])
  const list = [...(values.data ?? [])].sort((a, b) => a.title.localeCompare(b.title))
  return (
    <>
      <div className="screen-head">
        <h1>Shelf</h1>
        <Button look="line" onPress={() => setAdding(true)}>
          Add a value
        </Button>
      </div>
      <p className="lead">
        Something to give, with no strings: an article, an introduction, a piece of advice.
      </p>
      {values.error && <Problem error={values.error.error} />}
      {values.data !== undefined && list.length === 0 && (
        <p className="quiet lead">
          Nothing on it yet. What you give in a line (“gave her the checklist”) finds its place here.
        </p>
      )}
      {list.length > 0 && (
        <ul className="entries span" aria-label="Shelf" role="list" onKeyDown={walk}>
          {list.map((value, index) => (
            <ValueEntry key={value.id} value={value} first={index === 0} />
          ))}
        </ul>
      )}
      {adding && <AddValue onClose={() => setAdding(false)} />}
    </>
  )
}

function ValueEntry({ value: { title, link, note, tags }, first }: { value: Value; first: boolean }) {
  const href = link === undefined ? undefined : safeLink(link)
  return (
    <li className="entry-row" data-walk tabIndex={first ? 0 : -1}>
      <span className="entry-margin">{tags.map((tag) => `#${tag}`).join(' ')}</span>
      <div className="entry-body">
        <h2 className="entry-title">{title}</h2>
        {link !== undefined &&
          (href === undefined ? (
            <p className="meta">{link}</p>
          ) : (
            <p className="meta">
              <a href={href} target="_blank" rel="noopener noreferrer">
                {link}
              </a>
            </p>
          ))}
        {note !== undefined && <Markdown text={note} />}
      </div>
    </li>
  )
}

function AddValue({ onClose }: { onClose: () => void }) {
  const [title, setTitle] = useState('')
  const [link, setLink] = useState('')
  const [note, setNote] = useState('')
  const [tags, setTags] = useState('')
  const add = useWrite('values.add', { said: 'It is on the shelf.' })
  const save = async () => {
    if (title.trim() === '') return
    const result = await add.write({
      title: title.trim(),
      ...(link.trim() === '' ? {} : { link: link.trim() }),
      ...(note.trim() === '' ? {} : { note }),
      tags: tags
        .split(',')
        .map((tag) => tag.trim())
        .filter((tag) => /[^#]/.test(tag)),
    })
    if (result.ok) onClose()
  }
  return (
    <Dialog title="Add a value" isOpen onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextField
          label="Title"
          autoFocus
          value={title}
          onChange={setTitle}
          placeholder="A Budget’s First Hundred Days"
        />
        <TextField label="Link" value={link} onChange={setLink} />
        <TextField label="Note" multiline rows={3} value={note} onChange={setNote} />
        <TextField
          label="Tags"
          value={tags}
          onChange={setTags}
          hint="Divided by commas. Contacts who carry the same tags are thought of first."
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
