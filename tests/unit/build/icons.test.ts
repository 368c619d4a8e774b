/** The committed icons: of the sizes they claim, all of the present picture, and each container well formed. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { sourceHash } from '../../../build/icon-files.ts'

const read = (path: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`../../../build/${path}`, import.meta.url)))

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const RGBA = 6

/** What a PNG's first chunk says. */
function head(png: Buffer): { width: number; height: number; colour: number } {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), colour: png.readUInt8(25) }
}

const rendered = (size: number): Buffer => read(`icons/${size}x${size}.png`)

describe('the icons', () => {
  it('were rendered from icon.svg as it is now (if not: npx tsx build/icons.ts)', () => {
    expect(read('icons/icon.svg.sha256').toString('utf8').trim()).toBe(sourceHash(read('icon.svg')))
  })

  it('are there in every size, and nothing else is', () => {
    const folder = fileURLToPath(new URL('../../../build/icons', import.meta.url))
    expect(readdirSync(folder).sort()).toEqual(
      [...SIZES.map((size) => `${size}x${size}.png`), 'icon.svg.sha256'].sort(),
    )
  })

  it.each(SIZES)('at %d pixels are a square of that size, with transparency', (size) => {
    expect(head(rendered(size))).toEqual({ width: size, height: size, colour: RGBA })
  })

  it('of Windows hold the same pictures up to 256 pixels, each where its directory says', () => {
    const ico = read('icon.ico')
    expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1])
    const entries = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
      const at = 6 + 16 * index
      const [length, offset] = [ico.readUInt32LE(at + 8), ico.readUInt32LE(at + 12)]
      return {
        size: ico.readUInt8(at) || 256,
        png: ico.subarray(offset, offset + length),
        end: offset + length,
      }
    })
    expect(entries.map(({ size }) => size)).toEqual([16, 24, 32, 48, 64, 128, 256])
    for (const { size, png } of entries) expect(png.equals(rendered(size))).toBe(true)
    expect(entries.at(-1)?.end).toBe(ico.length)
  })

  it('of macOS hold a picture for every size and density, each of the size that its type means', () => {
    const icns = read('icon.icns')
    expect(icns.toString('latin1', 0, 4)).toBe('icns')
    expect(icns.readUInt32BE(4)).toBe(icns.length)
    const sizes: Record<string, number> = {}
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      const png = icns.subarray(at + 8, at + icns.readUInt32BE(at + 4))
      const { width } = head(png)
      expect(png.equals(rendered(width))).toBe(true)
      sizes[icns.toString('latin1', at, at + 4)] = width
    }
    expect(sizes).toEqual({
      ic11: 32,
      ic12: 64,
      ic07: 128,
      ic13: 256,
      ic08: 256,
      ic14: 512,
      ic09: 512,
      ic10: 1024,
    })
  })
})
