/** What a person is in the middle of, and would lose if the page went away under it. A draft in the composer is kept anyway. */

const DIALOGS = '[role="dialog"]:not(.composer-dialog, .palette)'
/** Forms on a page have a button that saves them; until then what is typed is nowhere else. */
const FORMS = 'main form.settings-form'

export interface HalfDone {
  /** Whether a dialog is open, or a form of the page has been typed into and not been saved. */
  is(): boolean
  /** Stops watching. */
  end(): void
}

/** Watches what is typed on the page. */
export function watchHalfDone(page: Document): HalfDone {
  const typedIn = new Set<Element>()
  const hear = ({ target }: Event) => {
    const form = target instanceof Element ? target.closest(FORMS) : null
    if (form !== null) typedIn.add(form)
  }
  page.addEventListener('input', hear)
  return {
    is: () => {
      // A form that was saved is drawn anew, so the one that was typed into is gone.
      for (const form of typedIn) if (!form.isConnected) typedIn.delete(form)
      return typedIn.size > 0 || page.querySelector(DIALOGS) !== null
    },
    end: () => page.removeEventListener('input', hear),
  }
}
