/** `ajar door close|reopen`. */
import type { Command } from 'commander'
import { onJournal, withCommonOptions, withoutUndo } from '../command.ts'
import { contactLine } from '../print/contact.ts'
import { promiseWhole } from '../print/impression.ts'
import { lines } from '../print/text.ts'

export function door(program: Command): void {
  const door = program.command('door').description('close or reopen a door')
  withCommonOptions(
    door.command('close').argument('<name...>').description('they asked not to be contacted'),
  ).action(
    onJournal<[readonly string[]]>(async (session, [words]) => {
      const { id } = await session.contact(words.join(' '))
      const { promises } = await session.ask('contacts.page', { id, ...session.now })
      const contact = withoutUndo(await session.ask('door.close', { contact: id, ...session.now }))
      const letGo = promises.filter(({ state }) => state === 'open')
      return {
        json: contact,
        text: lines(contactLine(contact), letGo.length > 0 && 'Let go with it:', ...letGo.map(promiseWhole)),
      }
    }),
  )
  withCommonOptions(
    door.command('reopen').argument('<name...>').description('open a closed door again'),
  ).action(
    onJournal<[readonly string[]]>(async (session, [words]) => {
      const { id } = await session.contact(words.join(' '))
      const contact = withoutUndo(await session.ask('door.reopen', { contact: id, ...session.now }))
      return { json: contact, text: contactLine(contact) }
    }),
  )
}
