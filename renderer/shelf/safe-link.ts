/** Links that a person wrote down: only those that lead somewhere by the web or by mail are links. */

/** The address to link to, or nothing where it is a script, a file or no address at all. */
export function safeLink(link: string): string | undefined {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(link) ? link : `https://${link}`
  try {
    const { protocol, href } = new URL(address)
    return protocol === 'https:' || protocol === 'http:' || protocol === 'mailto:' ? href : undefined
  } catch {
    return undefined
  }
}
