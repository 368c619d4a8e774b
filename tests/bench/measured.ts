/** What a benchmark gives: a Markdown table, and what it missed of its targets. */
export interface Measured {
  readonly title: string
  readonly table: string
  readonly missed: readonly string[]
}
