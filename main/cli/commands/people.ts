/** `ajar people`, `ajar show` and `ajar brief`: the contacts, one of them, and what to read before meeting them. */
import type { Command } from 'commander'
import { onJournal, withCommonOptions } from '../command.ts'
import { contactPageInWords, peopleInWords } from '../print/contact.ts'

export function people(program: Command): void {
  withCommonOptions(
    program.command('people').argument('[query...]').description('the contacts, or those that fit a query'),
  ).action(
    onJournal<[readonly string[]]>(async (session, [words]) => {
      const query = words.join(' ')
      const contacts = await session.ask('contacts.list', {
        ...(query === '' ? {} : { query }),
        ...session.now,
      })
      return { json: contacts, text: peopleInWords(contacts) }
    }),
  )
}

export function show(program: Command): void {
  withCommonOptions(
    program
      .command('show')
      .argument('<name...>')
      .description('one contact with door, warmth, rhythm, promises, rests'),
  ).action(
    onJournal<[readonly string[]]>(async (session, [words]) => {
      const { id } = await session.contact(words.join(' '))
      const page = await session.ask('contacts.page', { id, ...session.now })
      return { json: page, text: contactPageInWords(page) }
    }),
  )
}

export function brief(program: Command): void {
  withCommonOptions(
    program
      .command('brief')
      .argument('<name...>')
      .description('one page to read before meeting somebody, in Markdown'),
  ).action(
    onJournal<[readonly string[]]>(async (session, [words]) => {
      const { id, name } = await session.contact(words.join(' '))
      const { markdown } = await session.ask('contacts.brief', { id, ...session.now })
      return { json: { contact: { id, name: name.display }, markdown }, text: markdown.trimEnd() }
    }),
  )
}
