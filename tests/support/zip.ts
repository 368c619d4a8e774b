/** A zip archive of a few small files, stored as they are: what a server of archives would send. */
import { crc32 } from 'node:zlib'

export interface Entry {
  readonly name: string
  readonly text: string
  /** Whether it is a program. */
  readonly runs?: boolean
}

/** The archive's bytes. */
export function zipOf(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, text, runs = false } of entries) {
    const [path, bytes] = [Buffer.from(name), Buffer.from(text)]
    // What a file's own head and the directory say of it alike: version, no flags, stored, a date, sum, sizes, name.
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x21, 8)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(bytes.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(path.length, 22)
    parts.push(Buffer.from('PK\u0003\u0004', 'latin1'), common, path, bytes)

    const madeBy = Buffer.from([20, 3])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(((runs ? 0o100755 : 0o100644) << 16) >>> 0, 6)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\u0001\u0002', 'latin1'), madeBy, common, rest, path)
    offset += 4 + common.length + path.length + bytes.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, listed, Buffer.from('PK\u0005\u0006', 'latin1'), end])
}
