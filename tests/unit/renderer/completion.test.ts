import { describe, expect, it } from 'vitest'
import {
  complete,
  completeNew,
  isWholeName,
  matchPeople,
  mentionAt,
} from '../../../renderer/composer/completion.ts'

const people = [
  { id: '1', name: 'Dana Roth' },
  { id: '2', name: 'Dana Schütz' },
  { id: '3', name: 'João Brandão' },
  { id: '4', name: 'Jonas Petrov' },
]

describe('the mention at the caret', () => {
  it('begins at an @ that begins a word', () => {
    expect(mentionAt('Met @Dan', 8)).toEqual({ start: 4, typed: 'Dan' })
    expect(mentionAt('@', 1)).toEqual({ start: 0, typed: '' })
    expect(mentionAt('Met @Dana Ro and', 12)).toEqual({ start: 4, typed: 'Dana Ro' })
  })

  it('is not in an e-mail address, after a space, on another line, in quotes, or far behind', () => {
    expect(mentionAt('write to dana@roth', 18)).toBeUndefined()
    expect(mentionAt('Met @ Dana', 10)).toBeUndefined()
    expect(mentionAt('Met @Dana\nthen', 14)).toBeUndefined()
    expect(mentionAt('Met @"Dana Roth" and', 20)).toBeUndefined()
    expect(mentionAt('Met @Dana and then we both went', 31)).toBeUndefined()
  })
})

describe('whom it may mean', () => {
  it('is found by a part, whatever the case and the accents', () => {
    expect(matchPeople(people, 'joao', 5).map(({ id }) => id)).toEqual(['3'])
    expect(matchPeople(people, 'SCHU', 5).map(({ id }) => id)).toEqual(['2'])
    expect(matchPeople(people, 'dana', 5).map(({ id }) => id)).toEqual(['1', '2'])
    expect(matchPeople(people, 'zz', 5)).toEqual([])
  })

  it('is anybody while nothing is typed, a few at most', () => {
    expect(matchPeople(people, '', 2).map(({ id }) => id)).toEqual(['1', '2'])
  })

  it('is known by the whole name', () => {
    expect(isWholeName(people, 'dana roth')).toBe(true)
    expect(isWholeName(people, 'dana')).toBe(false)
  })
})

describe('completing', () => {
  it('puts the name in place, a space after it, and the caret behind', () => {
    const text = 'Met @Dan'
    const mention = mentionAt(text, 8)
    expect(mention && complete(text, mention, 'Dana Roth')).toEqual({ text: 'Met @Dana Roth ', caret: 15 })
  })

  it('adds no second space and no space before a comma', () => {
    const mention = { start: 4, typed: 'Dan' }
    expect(complete('Met @Dan today', mention, 'Dana Roth').text).toBe('Met @Dana Roth today')
    expect(complete('Met @Dan, today', mention, 'Dana Roth').text).toBe('Met @Dana Roth, today')
  })

  it('puts a new name in quotes, so that nothing after it is taken for a part of it', () => {
    expect(completeNew('Met @mara Monday', { start: 4, typed: 'mara' }).text).toBe('Met @"mara" Monday')
  })
})
