/** The desktop program as a test sees it, whoever runs it: Electron itself, or its stand-in. */
import type * as Electron from 'electron'
import type { Page } from 'playwright-core'

/** Where a program runs, and with what. */
export interface Start {
  /** The main bundle. */
  readonly main: string
  readonly args?: readonly string[]
  readonly env: NodeJS.ProcessEnv
}

export interface Desktop {
  readonly pid: number
  /** Resolves with the exit code when the program has ended; null: by a signal that it did not hear. */
  readonly ended: Promise<number | null>
  /** What it has said on standard error so far. */
  said(): string
  /** The page in its window, once there is one. */
  page(): Promise<Page>
  /** The page after it crashed and was loaded anew: whoever looked at it before looks at nothing. */
  pageAgain(): Promise<Page>
  /** Runs a function in the main process. It is sent as text, so it can use nothing from around it but `given`. */
  evaluate<R, G = undefined>(
    inMain: (electron: typeof Electron, given: G) => R | Promise<R>,
    given?: G,
  ): Promise<R>
  /** Moves the program's clock to so many milliseconds ahead of the system's. */
  setAhead(ms: number): void
  kill(signal: NodeJS.Signals): void
}

/** Who can run the desktop program. */
export interface Runner {
  readonly name: string
  /** The page's address as it stands in the page itself. */
  readonly pageUrl: string
  start(start: Start): Promise<Desktop>
  /** Starts the program to its end, as a second start while another runs; gives its exit code. */
  startToEnd(start: Start): Promise<{ readonly code: number | null; readonly said: string }>
}
