/** What Electron's preload gives the page as `window.ajar`: texts, as they would go over a wire, and nothing else. */

export interface PreloadApi {
  /** Calls a method of the contract; answers the JSON text of its `Result`. Rejects if nobody is there to answer. */
  call(method: string, input: unknown): Promise<string>
  /** Hears events, each a JSON text, the first of them `hello`. The function that it gives ends that. */
  on(listener: (line: string) => void): () => void
}
