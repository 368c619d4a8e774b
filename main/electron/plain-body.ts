/** Words of a notification, so that they are shown as they are. */

/**
 * The body to hand to the system. On Linux it is read as simple markup: an ampersand could make the text vanish, and
 * what looks like a tag would be taken for one. A title is plain everywhere.
 */
export function plainBody(body: string, platform: NodeJS.Platform): string {
  return platform === 'linux'
    ? body.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : body
}
