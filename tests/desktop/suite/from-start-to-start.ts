/** How the program ends, and what is there when it starts again. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import type { Desktop, Runner } from '../../support/desktop/desktop.ts'
import { Machine } from '../../support/desktop/machine.ts'

/** Declares it for a runner. */
export function fromStartToStart(runner: Runner): void {
  let machine: Machine
  // Also where a test fails: nothing is left running.
  afterEach(() => machine.dispose())
  const setUp = () => {
    machine = new Machine(runner)
    return machine.open()
  }
  const quit = async (desktop: Desktop) => {
    desktop.evaluate(({ app }) => app.quit()).catch(() => undefined)
    expect(await desktop.ended).toBe(0)
    expect(machine.locks()).toEqual([])
  }

  it('loses nothing: every line, the draft, and the window’s place', async () => {
    const { desktop, hand } = await setUp()
    const place = { x: 140, y: 90, width: 1000, height: 700 }
    await desktop.evaluate(
      ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
      place,
    )
    await hand.goTo('Timeline')
    for (const word of ['first', 'second', 'third'])
      await hand.writeDown(`Met @"Dana Roth", the ${word} hour`)
    await hand.type('Begun and not')
    await quit(desktop)

    const again = await machine.open()
    await again.hand.goTo('Timeline')
    for (const word of ['first', 'second', 'third']) await again.hand.entry(`the ${word} hour`).waitFor()
    await again.hand.page.keyboard.press('Control+j')
    await again.hand.seesComposerReady()
    expect(await again.hand.composer.inputValue()).toBe('Begun and not')
    expect(
      await again.desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()),
    ).toEqual(place)
  })

  it('loses no acknowledged line when it is killed', async () => {
    const { desktop, hand } = await setUp()
    await hand.writeDown('Met @"Dana Roth", a good hour')
    desktop.kill('SIGKILL')
    await desktop.ended
    const again = await machine.open()
    await again.hand.goTo('Timeline')
    await again.hand.entry('a good hour').waitFor()
  })

  it('opens where it can be seen when it was left where no screen is any more', async () => {
    const { desktop } = await setUp()
    await desktop.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 9000, y: -4000, width: 900, height: 700 }),
    )
    await quit(desktop)
    const again = await machine.open()
    const [bounds, area] = await again.desktop.evaluate(({ BrowserWindow, screen }) => [
      BrowserWindow.getAllWindows()[0]?.getBounds() ?? { x: -1, y: -1, width: 0, height: 0 },
      screen.getPrimaryDisplay().workArea,
    ])
    expect(bounds.x).toBeGreaterThanOrEqual(area.x)
    expect(bounds.y).toBeGreaterThanOrEqual(area.y)
    expect(bounds.x + bounds.width).toBeLessThanOrEqual(area.x + area.width)
  })

  it('ends when its window is closed, its command line being connected or not', async () => {
    const { desktop } = await setUp()
    await desktop.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    expect(await desktop.ended).toBe(0)
    expect(machine.locks()).toEqual([])
  })

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('ends cleanly on %s', async (signal) => {
    const { desktop, hand } = await setUp()
    await hand.writeDown('Met @"Dana Roth", a good hour')
    desktop.kill(signal)
    expect(await desktop.ended).toBe(0)
    expect(machine.locks()).toEqual([])
    expect(desktop.said()).toBe('')
    expect(await machine.cli.text('timeline')).toContain('a good hour')
  })

  // In Electron itself the box waits for a person, and nobody is there.
  it.skipIf(runner.isElectron)(
    'says in a box why it cannot open a newer Ajar’s journal, and ends with 1',
    async () => {
      const { desktop } = await setUp()
      await quit(desktop)
      writeFileSync(join(machine.journal, 'ajar.json'), '{"format":99}')
      const { code, said } = await machine.startToEnd()
      expect(code).toBe(1)
      expect(said).toContain('Ajar could not open')
      expect(said).toContain('made by a newer Ajar')
      expect(said).toContain(machine.journal)
    },
  )
}
