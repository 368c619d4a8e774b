/** Search: how spellings come to look alike, and how much is read to fill a page. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ImpressionHead } from '#shared/domain/impression.ts'
import { newContact } from '#shared/domain/contact.ts'
import { findContacts } from '#core/search/contacts.ts'
import { fold } from '#core/search/fold.ts'
import { FoldedTexts } from '#core/search/texts.ts'

describe('folding', () => {
  it.each([
    ['José ÁLVAREZ', 'jose alvarez'],
    ['Straße', 'strasse'],
    ['Łukasz Wójcik', 'lukasz wojcik'],
    ['Søren Kjær', 'soren kjaer'],
    ['İzmir', 'izmir'],
    ['ﬁne', 'fine'],
    ['東京', '東京'],
    ['한국', '한국'],
    ['ОКСАНА', 'оксана'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['O’Neil', "o'neil"],
  ])('%s looks like %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it('twice is the same as once, and a text is found by any part of itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme-ascii', minLength: 1 }), { minLength: 1 }),
        (words) => {
          const [first = ''] = words
          expect(fold(words.join(' '))).toContain(fold(first))
        },
      ),
    )
  })
})

describe('contacts', () => {
  const people = ['Ann Roth', 'Anna Roth', 'Joanna Roth', 'Hannah Arendt', 'Roth Händle KG'].map(
    (display, nth) => newContact(String(nth), { name: { display } }),
  )
  const found = (query: string) => findContacts(people, query).map(({ name }) => name.display)

  it('that begin with what was typed come first', () => {
    expect(found('anna')[0]).toBe('Anna Roth')
    expect(found('roth')[0]).toBe('Roth Händle KG')
    expect(found('roth')).toHaveLength(4)
  })

  it('are found by any text without trouble', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (query) => {
        expect(findContacts(people, query).length).toBeLessThanOrEqual(people.length)
      }),
    )
  })
})

describe('texts', () => {
  const head = (id: string): ImpressionHead => ({
    id,
    at: '2026-11-23T10:00:00+01:00[Europe/Berlin]',
    contacts: [],
    kind: 'note',
    direction: null,
    left: null,
    signal: 'none',
    values: [],
    asks: false,
    tags: [],
    promises: [],
  })
  const heads = Array.from({ length: 5000 }, (_, nth) => head(`i${nth}`))

  it('are read only until the page is full, and only once', async () => {
    const read: string[] = []
    const texts = new FoldedTexts({
      texts: (ids) => {
        read.push(...ids)
        return Promise.resolve(new Map(ids.map((id) => [id, id === 'i4000' ? 'the end' : 'Prix fixe'])))
      },
    })
    expect(await texts.find(heads, 'PRIX', 10)).toHaveLength(10)
    expect(read.length).toBeLessThan(1000)
    expect((await texts.find(heads, 'end', 10)).map(({ id }) => id)).toEqual(['i4000'])
    expect(await texts.find(heads, 'nowhere', 10)).toEqual([])
    expect(new Set(read).size).toBe(read.length)
  })

  it('that change while they are read are read again', async () => {
    let text = 'before'
    let change = () => undefined
    const texts = new FoldedTexts({
      texts: (ids) => {
        const found = new Map(ids.map((id) => [id, text]))
        change()
        return Promise.resolve(found)
      },
    })
    change = () => {
      text = 'after'
      texts.forget(['i0'])
      change = () => undefined
      return undefined
    }
    await texts.find(heads.slice(0, 1), 'before', 1)
    expect(await texts.find(heads.slice(0, 1), 'after', 1)).toHaveLength(1)
  })
})
