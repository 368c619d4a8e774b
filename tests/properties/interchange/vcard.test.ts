import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planFiles } from '#core/interchange/import-files.ts'
import { readVCards } from '#core/interchange/vcard.ts'
import { Refusal } from '#shared/api/result.ts'
import { NewContact } from '#shared/domain/contact.ts'
import { contact, style, writeVCards } from './vcard-writer.ts'

const people = fc.array(contact, { minLength: 1, maxLength: 4 })
const read = (bytes: Uint8Array) => readVCards(bytes, 'people.vcf')

/** More, and longer, where time is given for it. */
const runs = (usual: number): number => (process.env.AJAR_LONG ? usual * 20 : usual)

describe('every vCard', () => {
  it('reads back as it was written, in any version, folded anywhere, quoted-printable or not', () => {
    fc.assert(
      fc.property(people, style, (contacts, how) => {
        const { drafts, skipped } = read(writeVCards(contacts, how))
        expect(drafts.map((draft) => draft.contact)).toEqual(contacts)
        expect(skipped).toEqual([])
      }),
      { numRuns: runs(200) },
    )
  })

  it('keeps the cards before the byte at which its file was cut off', () => {
    fc.assert(
      fc.property(people, style, fc.double({ min: 0, max: 1, noNaN: true }), (contacts, how, share) => {
        const whole = writeVCards(contacts, how)
        const cut = Math.max(1, Math.floor(share * whole.length))
        const before = contacts.filter(
          (_, i) => writeVCards(contacts.slice(0, i + 1), how).length <= cut,
        ).length
        const text = whole.subarray(0, cut).toString('latin1')
        if (!/BEGIN:VCARD[\r\n]/.test(text)) return
        const { drafts } = read(whole.subarray(0, cut))
        expect(drafts.slice(0, before).map((draft) => draft.contact)).toEqual(contacts.slice(0, before))
      }),
      { numRuns: runs(200) },
    )
  })
})

describe('no file, whatever its bytes,', () => {
  const onlyRefusals = (bytes: Uint8Array): void => {
    try {
      const { result, commands } = planFiles([{ name: 'x.vcf', bytes }], [], { newId: () => 'id' })
      expect(result.files).toHaveLength(1)
      for (const command of commands) {
        if ('create' in command) expect(NewContact.safeParse(pick(command.create)).success).toBe(true)
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      expect(error.message).toContain('x.vcf')
    }
  }

  it('gives anything but contacts or a clear refusal', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), onlyRefusals), { numRuns: runs(200) })
  })

  it('even when random bytes stand between BEGIN and END', () => {
    const line = fc.oneof(
      fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
      fc
        .tuple(
          fc.constantFrom(
            'N',
            'FN',
            'TEL',
            'BDAY',
            'ADR',
            'PHOTO',
            'AGENT',
            '__proto__',
            'constructor',
            'x.X-ABLabel',
          ),
          fc.constantFrom(
            '',
            ';',
            ';=',
            ';TYPE="',
            ';VALUE=constructor',
            ';ENCODING=B',
            ';QUOTED-PRINTABLE',
            ';__proto__=x',
          ),
          fc.string(),
        )
        .map((parts) => Buffer.from(`${parts[0]}${parts[1]}:${parts[2]}`)),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) =>
        onlyRefusals(
          Buffer.from(
            `BEGIN:VCARD\n${lines.map((each) => each.toString('latin1')).join('\n')}\nEND:VCARD\n`,
            'latin1',
          ),
        ),
      ),
      { numRuns: runs(200) },
    )
  })

  it('even when a good file has been damaged', () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 }), fc.nat({ max: 3 })), {
      minLength: 1,
      maxLength: 20,
    })
    fc.assert(
      fc.property(people, style, damage, (contacts, how, blows) => {
        let bytes = writeVCards(contacts, how)
        for (const [at, byte, cut] of blows) {
          const place = at % bytes.length
          bytes = Buffer.concat([bytes.subarray(0, place), Buffer.from([byte]), bytes.subarray(place + cut)])
        }
        onlyRefusals(bytes)
      }),
      { numRuns: runs(100) },
    )
  })
})

/** The fields of a contact that a user can write. */
function pick(contact: object): object {
  return Object.fromEntries(Object.entries(contact).filter(([key]) => key in NewContact.shape))
}
