/** How a test reaches into the program: it has functions evaluated in it, as Playwright does in Electron itself. */
import { app } from './app.ts'
import { electron } from './electron.ts'

/** From the test: a function's source and what it is given. */
export interface Evaluate {
  readonly id: number
  readonly source: string
  readonly given: unknown
}

/** To the test: where its browser client finds the windows, then an answer to each function. */
export type ToTest =
  | { readonly endpoint: string }
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: string }

/** Hears the test that started this process, if one did. */
export function hearTest(): void {
  if (process.send === undefined) return
  const tell = (message: ToTest) => void process.send?.(message)
  process.on('message', (message: Evaluate) => {
    if (!('source' in message)) return
    const { id, source, given } = message
    evaluate(source, given).then(
      (value) => tell({ id, ok: true, value }),
      (error: unknown) => tell({ id, ok: false, error: String(error) }),
    )
  })
  app.once('browser-window-created', () => void app.endpoint().then((endpoint) => tell({ endpoint })))
  process.channel?.unref()
}

async function evaluate(source: string, given: unknown): Promise<unknown> {
  const program = (0, eval)(`(${source})`) as (module: typeof electron, given: unknown) => unknown
  return await program(electron, given)
}
