/** The desk's edge: the name, the way to everything, and the tabs. */
import { Link, useLocation } from 'wouter'
import { DoorGlyph } from '../ui/door.tsx'
import { Button } from '../ui/button.tsx'
import { commandKey } from './platform.ts'

const TABS = [
  { path: '/', name: 'Today' },
  { path: '/timeline', name: 'Timeline' },
  { path: '/people', name: 'People' },
  { path: '/circumstances', name: 'Circumstances' },
  { path: '/shelf', name: 'Shelf' },
  { path: '/reflect', name: 'Reflect' },
  { path: '/settings', name: 'Settings' },
] as const

/** The tabs, one of which belongs to the page that is open. */
export function Desk({ onSearch }: { onSearch: () => void }) {
  const [location] = useLocation()
  const isOpen = (path: string) => location === path || (path !== '/' && location.startsWith(`${path}/`))
  return (
    <header className="desk">
      <p className="brand">
        <DoorGlyph door="ajar" size={24} decorative />
        Ajar
      </p>
      <Button look="line" className="seek" onPress={onSearch}>
        Search or do <kbd aria-hidden="true">{commandKey} K</kbd>
      </Button>
      <nav aria-label="Journal">
        <ul role="list">
          {TABS.map(({ path, name }) => (
            <li key={path}>
              <Link href={path} aria-current={isOpen(path) ? 'page' : undefined}>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  )
}
