/** What can be done from anywhere. */

export interface PaletteAction {
  readonly id: string
  readonly label: string
  /** Other words by which one might look for it. */
  readonly words: string
  readonly keys?: string
  readonly run: () => void
}

interface ActionParts {
  readonly go: (path: string) => void
  readonly write: (text: string) => void
  readonly commandKey: string
}

const PLACES = [
  { path: '/', name: 'Today', words: 'moments day' },
  { path: '/timeline', name: 'Timeline', words: 'impressions journal' },
  { path: '/people', name: 'People', words: 'contacts ring add' },
  { path: '/circumstances', name: 'Circumstances', words: 'conditions' },
  { path: '/shelf', name: 'Shelf', words: 'values gifts articles' },
  { path: '/reflect', name: 'Reflect', words: 'year signals statistics' },
  { path: '/settings', name: 'Settings', words: 'preferences import vcard dark light zone folder' },
] as const

/** The actions that fit what was typed; writing it down always does. */
export function actionsFor(typed: string, { go, write, commandKey }: ActionParts): readonly PaletteAction[] {
  const needle = typed.trim().toLowerCase()
  const places = PLACES.map(({ path, name, words }) => ({
    id: `go:${path}`,
    label: `Go to ${name}`,
    words,
    run: () => go(path),
  })).filter(({ label, words }) => needle === '' || `${label} ${words}`.toLowerCase().includes(needle))
  const writeDown = {
    id: 'write',
    label: needle === '' ? 'Write down what happened' : `Write down “${typed.trim()}…”`,
    words: '',
    keys: `${commandKey} J`,
    run: () => write(typed.trim()),
  }
  return [writeDown, ...places]
}
