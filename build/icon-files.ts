/** The two containers that hold an icon's PNGs: Windows' ICO and macOS' ICNS. Pure: bytes in, bytes out. */
import { createHash } from 'node:crypto'

/** In pixels: what the icon themes of Linux look for, and the largest that macOS shows. */
export const PNG_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const

export const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256] as const

/**
 * The kinds of picture inside an ICNS, with their size in pixels. The oldest three (icp4 to icp6) are left out: a PNG in
 * them is drawn wrong inside a program's bundle; macOS takes the ones for twice the density instead.
 */
export const ICNS_TYPES = [
  { type: 'ic11', size: 32 },
  { type: 'ic12', size: 64 },
  { type: 'ic07', size: 128 },
  { type: 'ic13', size: 256 },
  { type: 'ic08', size: 256 },
  { type: 'ic14', size: 512 },
  { type: 'ic09', size: 512 },
  { type: 'ic10', size: 1024 },
] as const

/** What is recorded beside the rendered files, to tell whether they still show the present picture. */
export function sourceHash(svg: Uint8Array): string {
  return createHash('sha256').update(svg).digest('hex')
}

/** An ICO of PNGs, the smallest first; 256 is the largest that its directory can name (as 0). */
export function ico(pictures: readonly { readonly size: number; readonly png: Buffer }[]): Buffer {
  const header = Buffer.alloc(6)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pictures.length, 4)
  let offset = header.length + 16 * pictures.length
  const directory = pictures.map(({ size, png }) => {
    const entry = Buffer.alloc(16)
    entry.writeUInt8(size % 256, 0)
    entry.writeUInt8(size % 256, 1)
    entry.writeUInt16LE(1, 4) // colour planes
    entry.writeUInt16LE(32, 6) // bits for a pixel
    entry.writeUInt32LE(png.length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += png.length
    return entry
  })
  return Buffer.concat([header, ...directory, ...pictures.map(({ png }) => png)])
}

/** An ICNS: a row of chunks, each a type of four letters, its length with these eight bytes, and a PNG. */
export function icns(pictures: readonly { readonly type: string; readonly png: Buffer }[]): Buffer {
  const chunk = (type: string, content: Buffer): Buffer => {
    const head = Buffer.alloc(8)
    head.write(type, 'latin1')
    head.writeUInt32BE(content.length + 8, 4)
    return Buffer.concat([head, content])
  }
  return chunk('icns', Buffer.concat(pictures.map(({ type, png }) => chunk(type, png))))
}
