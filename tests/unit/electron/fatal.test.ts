import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, it } from 'vitest'
import { Refusal } from '#shared/api/result.ts'
import { openFatalLane, type FatalLane } from '../../../main/electron/fatal.ts'

class Stream extends EventEmitter {
  written = ''
  write(text: string): boolean {
    this.written += text
    return true
  }
}
class FakeProgram extends EventEmitter {
  readonly stdout = new Stream()
  readonly stderr = new Stream()
}

let program: FakeProgram
let lane: FatalLane
let done: string[]
let words: string
let logged: unknown[]

beforeEach(() => {
  program = new FakeProgram()
  done = []
  logged = []
  words = ''
  lane = openFatalLane({
    program,
    log: { unforeseen: (_reference, where, error) => logged.push(where, error) },
    box: (title, content) => {
      done.push(`box: ${title}`)
      words = content
    },
    exit: () => done.push('exit'),
  })
})

describe('before the window stands', () => {
  it('what keeps Ajar from opening is told in its own words, with the folder, and ends it', () => {
    lane.about('/home/dana/journal')
    lane.fail(new Refusal('storage', 'The disk is full.', 'Make room.'))
    expect(done).toEqual(['box: Ajar could not open', 'exit'])
    for (const told of [
      'The disk is full.',
      'Nothing that was written down is lost.',
      'Make room.',
      '/home/dana/journal',
    ])
      expect(words).toContain(told)
    expect(program.stderr.written.trimEnd().split('\n')).toHaveLength(1)
    expect(logged).toEqual([])
  })

  it.each(['uncaughtException', 'unhandledRejection'])(
    'an %s that nobody foresaw is told without its words, and put down with a reference',
    (event) => {
      const error = new Error('secret words')
      program.emit(event, error)
      expect(done).toEqual(['box: Ajar could not open', 'exit'])
      expect(words + program.stderr.written).not.toContain('secret')
      expect(logged).toEqual(['start', error])
    },
  )

  it('only the first is told', () => {
    program.emit('uncaughtException', new Error('one'))
    program.emit('uncaughtException', new Error('two'))
    expect(done).toEqual(['box: Ajar could not open', 'exit'])
    expect(logged).toHaveLength(2)
  })
})

describe('once the window stands', () => {
  beforeEach(() => lane.started(() => done.push('end in order')))

  it('an errand that failed is put down, and Ajar goes on', () => {
    program.emit('unhandledRejection', new Error('x'))
    expect(done).toEqual([])
    expect(logged[0]).toBe('main')
  })

  it('what was thrown out of turn is told, and ends Ajar in order', () => {
    program.emit('uncaughtException', new Error('x'))
    expect(done).toEqual(['box: Ajar has to close', 'end in order'])
    expect(words).toContain('Nothing that was written down is lost.')
  })
})

it('a terminal that is gone is no error', () => {
  for (const stream of [program.stdout, program.stderr])
    expect(() => stream.emit('error', new Error('EPIPE'))).not.toThrow()
  expect(done).toEqual([])
})
