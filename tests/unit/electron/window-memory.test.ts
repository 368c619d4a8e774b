import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Remembered, windowMemory } from '../../../main/electron/window-memory.ts'
import { temporaryFolder } from '../../support/shell.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder('memory')
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  folder.dispose()
})

const at = (x: number): Remembered => ({
  bounds: { x, y: 20, width: 1000, height: 700 },
  maximized: true,
  fullScreen: false,
})

describe('where the window was', () => {
  it('is known at the next start', () => {
    const memory = windowMemory(folder.path)
    memory.keep(at(10))
    memory.flush()
    expect(windowMemory(folder.path).read()).toEqual(at(10))
    expect(readdirSync(folder.path)).toEqual(['window.json'])
  })

  it('is written once it rests, the last place alone', () => {
    const memory = windowMemory(folder.path)
    for (let x = 0; x < 50; x++) {
      memory.keep(at(x))
      vi.advanceTimersByTime(10)
    }
    expect(memory.read()).toBeUndefined()
    vi.advanceTimersByTime(1000)
    expect(memory.read()).toEqual(at(49))
  })

  it.each([
    ['nothing', ''],
    ['half a file', '{"bounds":{"x":1'],
    ['something else', '{"bounds":"left"}'],
    ['no number', '{"bounds":{"x":null,"y":0,"width":1,"height":1},"maximized":false,"fullScreen":false}'],
    ['no size', '{"bounds":{"x":0,"y":0,"width":0,"height":-5},"maximized":false,"fullScreen":false}'],
  ])('is forgotten where there is %s', (_, text) => {
    writeFileSync(join(folder.path, 'window.json'), text)
    expect(windowMemory(folder.path).read()).toBeUndefined()
  })

  it('does not matter enough to fail for it', () => {
    const memory = windowMemory(folder.path)
    rmSync(folder.path, { recursive: true })
    memory.keep(at(1))
    memory.flush()
    mkdirSync(join(folder.path, 'window.json'), { recursive: true })
    memory.keep(at(1))
    memory.flush()
    expect(memory.read()).toBeUndefined()
    expect(() => readFileSync(join(folder.path, 'window.json'))).toThrow()
  })
})
