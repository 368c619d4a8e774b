/** Who is deliberately left in peace today: silence is part of the work, and is shown as such. */
import { Link } from 'wouter'
import { useCall } from '../bridge/queries.tsx'
import { DoorGlyph } from '../ui/door.tsx'
import { contactPath } from '../ui/links.ts'
import { people } from './words.ts'

/** Words that stood alone, after a colon. */
function continued(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}

export function PeaceLine() {
  const peace = useCall('contacts.leftInPeace', {})
  const [one] = peace.data?.filter(({ door }) => door === 'ajar') ?? []
  const count = peace.data?.length ?? 0
  if (count === 0) return null
  return (
    <p className="peace">
      <DoorGlyph door="ajar" decorative />
      <span>
        <Link href="/people">{people(count)}</Link> {count === 1 ? 'is' : 'are'} left in peace today.
        {one !== undefined && (
          <>
            {' '}
            <Link href={contactPath(one.contact.id)}>{one.contact.name}</Link>
            {count > 1 ? ', for one' : ''}: {continued(one.words)}
          </>
        )}
      </span>
    </p>
  )
}
