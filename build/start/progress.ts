/** Tells how far a download is: on a terminal in one line that changes, elsewhere in a line now and then. */

export interface Screen {
  readonly isTTY?: boolean
  write(text: string): unknown
}

export interface Progress {
  /** So many bytes are there, of so many; null if nobody said how many there will be. */
  report(bytes: number, of: number | null): void
  end(): void
}

/** Elsewhere than on a terminal a line comes after so much more: percent, or megabytes. */
const LINE_EVERY = 20

/** Tells of one download of `what`. */
export function progressOn(screen: Screen, what: string): Progress {
  let last: string | undefined
  let told = -Infinity
  return {
    report: (bytes, of) => {
      const done = of === null ? megabytes(bytes) : Math.floor((100 * bytes) / of)
      const words =
        of === null
          ? `Downloading ${what}: ${done} MB`
          : `Downloading ${what}: ${done} % of ${megabytes(of)} MB`
      if (words === last) return
      last = words
      if (screen.isTTY === true) screen.write(`\r${words}`)
      else if (done - told >= LINE_EVERY || (of !== null && bytes === of)) {
        told = done
        screen.write(`${words}\n`)
      }
    },
    end: () => {
      if (screen.isTTY === true && last !== undefined) screen.write('\n')
    },
  }
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000)
}
