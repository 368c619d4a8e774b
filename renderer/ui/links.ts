/** Where things live in the page. */

/** A contact's page; with an impression, at that place of its timeline. */
export function contactPath(contact: string, impression?: string): string {
  return impression === undefined ? `/people/${contact}` : `/people/${contact}/${impression}`
}
