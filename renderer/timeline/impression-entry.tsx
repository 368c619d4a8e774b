/** An impression on the timeline: what it was, what was written, what was given and promised, and what can be done with it. */
import type { ReactNode } from 'react'
import type { ImpressionView } from '#shared/api/views.ts'
import { useWrite } from '../bridge/writes.ts'
import { useComposer } from '../composer/composer-context.ts'
import { Button } from '../ui/button.tsx'
import { dayInWords } from '../ui/days.ts'
import { Flag } from '../ui/flag.tsx'
import { Markdown } from '../ui/markdown.tsx'
import { DIRECTION_WORDS, KIND_WORDS, SIGNAL_WORDS, signed } from '../ui/words.ts'
import { ContactLink } from './contact-link.tsx'

interface ImpressionEntryProps {
  readonly impression: ImpressionView
  readonly today: string
  readonly of?: string | undefined
  readonly active: boolean
}

export function ImpressionEntry({ impression, today, of, active }: ImpressionEntryProps) {
  const { signal, kind, direction, left } = impression
  const others = impression.contacts.filter((contact) => contact.id !== of)
  // A note that nobody was meant to answer has no answer to miss.
  const saysSignal = signal !== 'none' || direction === 'out'
  return (
    <div className="tl-body">
      {of === undefined && others.length > 0 && <p className="tl-names">{links(others)}</p>}
      <p className="tl-kind">
        {saysSignal && <span className={`tl-signal signal-${signal}`}>{SIGNAL_WORDS[signal]}</span>}
        <span>
          <b>{KIND_WORDS[kind]}</b>
          {direction !== null && `, ${DIRECTION_WORDS[direction]}`}
          {of !== undefined && others.length > 0 && <>, with {links(others)}</>}
        </span>
        {left !== null && <span className="tl-left">I left {signed(left)}</span>}
      </p>
      <div className="tl-entry">
        <Markdown text={impression.text} />
      </div>
      <Given impression={impression} today={today} />
      <ImpressionActions impression={impression} active={active} />
    </div>
  )
}

function links(contacts: ImpressionView['contacts']): ReactNode {
  return contacts.map((contact, index) => (
    <span key={contact.id}>
      {index > 0 && ', '}
      <ContactLink contact={contact} />
    </span>
  ))
}

function Given({ impression, today }: { impression: ImpressionView; today: string }) {
  const { values, asks, promises, tags } = impression
  if (values.length === 0 && !asks && promises.length === 0 && tags.length === 0) return null
  return (
    <p className="tl-given">
      {values.map((value) => (
        <span key={value.id}>
          Gave: <em>{value.title}</em>
        </span>
      ))}
      {asks && <span>With an ask</span>}
      {promises.map((promise) => (
        <span key={promise.id}>
          <Flag kept={promise.state !== 'open'} />
          {promiseWords(promise, today)}: {promise.text}
        </span>
      ))}
      {tags.length > 0 && <span>{tags.map((tag) => `#${tag}`).join(' ')}</span>}
    </p>
  )
}

function promiseWords(promise: ImpressionView['promises'][number], today: string): string {
  const on = promise.settled === undefined ? '' : ` on ${dayInWords(promise.settled, today)}`
  switch (promise.state) {
    case 'kept':
      return `Kept${on}`
    case 'let-go':
      return `Let go${on}`
    case 'open':
      return `Promised for ${dayInWords(promise.due, today)}`
  }
}

function ImpressionActions({ impression, active }: { impression: ImpressionView; active: boolean }) {
  const composer = useComposer()
  const remove = useWrite('impressions.remove', { said: 'Impression deleted.' })
  const excludeFromTabOrder = !active
  return (
    <div className="tl-acts tl-quiet">
      <Button excludeFromTabOrder={excludeFromTabOrder} onPress={() => composer.edit(impression)}>
        Edit
      </Button>
      {impression.signal === 'none' && (
        <Button excludeFromTabOrder={excludeFromTabOrder} onPress={() => composer.answer(impression)}>
          They answered…
        </Button>
      )}
      <Button
        excludeFromTabOrder={excludeFromTabOrder}
        isDisabled={remove.pending}
        onPress={() => void remove.write({ id: impression.id })}
      >
        Delete
      </Button>
    </div>
  )
}
