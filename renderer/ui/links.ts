/** Where things live in the page. */

/** A contact's page; with an impression, at that place of its timeline. */
export function contactPath(contact: string, impression?: string): string {
  return impression === undefined ? `/people/${contact}` : `/people/${contact}/${impression}`
}

/** The path of the page that is open, as the router reads it; right also in the moment after it was changed. */
export function openPath(): string {
  return `/${location.hash.replace(/^#?\/?/, '')}`
}
