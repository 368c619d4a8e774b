/** Where the focus goes when what held it is gone: to the page, never to nowhere. */

/** A dialog that closes gives the focus back within a frame; this waits until it has. */
function afterGivingBack(work: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(work))
}

/** Gives the focus to the list's item around a button that goes away when it is pressed; says whether there is one. */
export function stayOnItem(button: Element): boolean {
  const item = button.closest('[data-walk]')
  if (!(item instanceof HTMLElement)) return false
  item.focus()
  return true
}

/** Puts the focus on the page that was just opened. */
export function focusPage(): void {
  afterGivingBack(() => document.getElementById('page')?.focus())
}

/** Puts the focus on the page if nothing has it: what a dialog was opened from may be gone when it closes. */
export function rescueFocus(): void {
  afterGivingBack(() => {
    if (document.activeElement === null || document.activeElement === document.body) {
      document.getElementById('page')?.focus()
    }
  })
}
