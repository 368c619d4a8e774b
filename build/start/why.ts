/** Why something could not be fetched, in a few words for a person. */

/** The words for an error of a download, or of keeping what was downloaded. */
export function whyInWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = codeOf(error) ?? codeOf(error.cause)
  if (error.name === 'HTTPError') return `the server answered ${/\d{3}/.exec(error.message)?.[0] ?? 'no'}`
  if (error.name.includes('Checksum') || /checksum/i.test(error.message))
    return 'what came is not the file that it should be'
  if (code !== undefined && OF_THE_DISK.has(code)) return `it cannot be kept on the disk: ${code}`
  if (code !== undefined) return `no connection: ${code}`
  return error.message === 'fetch failed' ? 'no connection' : (error.message.split('\n', 1)[0] ?? '')
}

const OF_THE_DISK: ReadonlySet<string> = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'ENOTDIR',
  'EIO',
])

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
