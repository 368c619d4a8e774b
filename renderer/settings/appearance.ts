/** Light or dark: a matter of this screen, not of the journal, so it is kept by the browser. */

export type Appearance = 'system' | 'light' | 'dark'

const STORED = 'ajar.appearance'

/** What was chosen here; the system's own if nothing was, or if it cannot be read. */
export function readAppearance(): Appearance {
  try {
    const stored = localStorage.getItem(STORED)
    return stored === 'light' || stored === 'dark' ? stored : 'system'
  } catch {
    return 'system'
  }
}

/** Shows the page so. */
export function applyAppearance(appearance: Appearance): void {
  if (appearance === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = appearance
}

/** Chooses, shows and remembers. */
export function chooseAppearance(appearance: Appearance): void {
  applyAppearance(appearance)
  try {
    if (appearance === 'system') localStorage.removeItem(STORED)
    else localStorage.setItem(STORED, appearance)
  } catch {
    // A browser that keeps nothing shows it until the page is closed.
  }
}
