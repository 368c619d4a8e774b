/**
 * Preloaded (`node --require`, or by `NODE_OPTIONS`) before a program under test: its clock goes ahead of the system's by
 * `AJAR_TEST_AHEAD_MS`, and by what a message `{ aheadMs }` of the test says from then on. Timers run as ever. The
 * program itself knows nothing of it.
 */
const SystemDate = Date
let ahead = Number(process.env.AJAR_TEST_AHEAD_MS ?? 0)

class ShiftedDate extends SystemDate {
  constructor(...given: unknown[]) {
    // What is given decides which of Date's constructors is meant; nothing means now.
    super(...((given.length === 0 ? [ShiftedDate.now()] : given) as [number]))
  }

  static override now(): number {
    return SystemDate.now() + ahead
  }
}
Object.defineProperty(ShiftedDate, 'name', { value: 'Date' })
// Called as a function, Date gives a text; and nothing may be able to tell the two apart.
globalThis.Date = new Proxy(ShiftedDate, {
  apply: () => new ShiftedDate().toString(),
}) as DateConstructor

process.on('message', (message: object) => {
  if ('aheadMs' in message) ahead = Number(message.aheadMs)
})
process.channel?.unref()
