/** The desktop program as a test sees it, whoever runs it: Electron itself, or its stand-in. */
import type { Page } from 'playwright-core'

/** Where a program runs, and with what. */
export interface Start {
  /** The main bundle. */
  readonly main: string
  readonly args?: readonly string[]
  readonly env: NodeJS.ProcessEnv
}

export interface Desktop {
  /** Resolves with the exit code when the program has ended; null: by a signal that it did not hear. */
  readonly ended: Promise<number | null>
  /** What it has said on standard error so far. */
  said(): string
  /** The page in its window, once there is one. */
  page(): Promise<Page>
  /** The page after it crashed and was loaded anew: whoever looked at it before looks at nothing. */
  pageAgain(): Promise<Page>
  /** Runs a function in the main process. It is sent as text, so it can use nothing from around it but what is given. */
  evaluate<R>(inMain: (electron: typeof Electron.CrossProcessExports) => R | Promise<R>): Promise<R>
  evaluate<R, G>(
    inMain: (electron: typeof Electron.CrossProcessExports, given: G) => R | Promise<R>,
    given: G,
  ): Promise<R>
  kill(signal: NodeJS.Signals): void
}

/** Who can run the desktop program. */
export interface Runner {
  readonly isElectron: boolean
  start(start: Start): Promise<Desktop>
  /** Starts a program that is to end by itself. */
  startToEnd(start: Start): Promise<{ readonly code: number | null; readonly said: string }>
}

/** Waits until the page of a program that crashed is there again. */
export async function untilPageIsBack(desktop: Pick<Desktop, 'evaluate'>): Promise<void> {
  const isGone = () =>
    desktop.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isCrashed() !== false,
    )
  while (await isGone()) await new Promise((resolve) => setTimeout(resolve, 20))
}
