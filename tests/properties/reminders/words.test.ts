import { expect, test } from 'vitest'
import { Reminder } from '#shared/domain/reminder.ts'
import { reminderOf } from '#shared/right-time/reminders/words.ts'
import { dueIn, idsIn, inEverySituation, readingOf, type Situation } from '../../support/reminders.ts'

/** The same situation with words in it that could not come from anywhere else. */
function told(situation: Situation, names: boolean): Situation {
  const { history } = situation
  const impressionsOf = new Map(
    [...history.impressionsOf].map(([id, heads]) => [
      id,
      heads.map((head) => ({
        ...head,
        promises: head.promises.map((each) => ({ ...each, text: `XTEXT${'x'.repeat(300)}` })),
        ...(head.rest ? { rest: { ...head.rest, words: 'XWORDS' } } : {}),
      })),
    ]),
  )
  return {
    ...situation,
    history: {
      ...history,
      impressionsOf,
      contacts: history.contacts.map((each) => ({
        ...each,
        name: { display: `XNAME ${each.id}` },
        organization: 'XORG',
        tags: ['t'],
      })),
      circumstances: history.circumstances.map((each) => ({ ...each, title: 'XTITLE' })),
      values: history.values.map((each) => ({ ...each, title: 'XVALUE', tags: ['t'] })),
      meetings: history.meetings.map((each) => ({ ...each, title: 'XMEETING' })),
      settings: { ...history.settings, namesInNotifications: names },
    },
  }
}

test('a reminder tells of all that is due, briefly, and names its contact where it is about one', () => {
  inEverySituation((situation) => {
    const due = dueIn(told(situation, true))
    if (due.lines.length === 0) return
    const reminder = reminderOf('r1', due.lines, readingOf(told(situation, true)))
    expect(Reminder.parse(reminder)).toEqual(reminder)
    expect([...reminder.moments].sort()).toEqual(idsIn(due).sort())
    expect(reminder.title).not.toBe('')
    expect(reminder.title.length).toBeLessThan(70)
    expect(reminder.body.length).toBeGreaterThan(5)
    expect(reminder.body.length).toBeLessThan(220)
    expect(reminder.body + reminder.title).not.toMatch(/undefined|NaN|Infinity| {2}|\.\.|: :/)
    const contacts = new Set(due.lines.flat().map(({ story }) => story?.contact.id))
    expect(reminder.contact).toBe(contacts.size === 1 ? [...contacts][0] : undefined)
  })
})

test('without names it says nothing that somebody wrote', () => {
  inEverySituation((situation) => {
    const nameless = told(situation, false)
    const due = dueIn(nameless)
    if (due.lines.length === 0) return
    const { title, body } = reminderOf('r1', due.lines, readingOf(nameless))
    expect(title + body).not.toMatch(/X[A-Z]{3}|\b(?:ann|bob|cat)\b/i)
  })
})
