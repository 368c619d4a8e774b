/** `ajar contact add|edit|wake|keep-rhythm`. */
import type { Command } from 'commander'
import type { ContactView } from '#shared/api/views.ts'
import { type Answer, onJournal, withCommonOptions, withoutUndo } from '../command.ts'
import { contactChange } from '../contact-sets.ts'
import { contactLine } from '../print/contact.ts'
import type { Session } from '../session.ts'
import { collectSets, readTold } from '../sets.ts'

/** The fields of `contact add` that have an option of their own. */
interface AddOptions {
  readonly organization?: string
  readonly role?: string
  readonly email?: string
  readonly phone?: string
  readonly tags?: string
  readonly rhythm?: string
  readonly birthday?: string
  readonly notes?: string
  readonly set?: readonly string[]
}

export function contact(program: Command): void {
  const contact = program.command('contact').description('add, edit or wake a contact')
  withCommonOptions(contact.command('add').argument('<name...>').description('add a contact'))
    .option('--organization <text>', 'where they work')
    .option('--role <text>', 'as what')
    .option('--email <address>', 'an e-mail address')
    .option('--phone <number>', 'a telephone number')
    .option('--tags <words>', 'tags, with commas between')
    .option('--rhythm <rhythm>', 'how often to be in touch: P2W, P1M, P3M, P6M, P1Y or none')
    .option('--birthday <date>', '1980-03-22, or --03-22 without the year (write --birthday=--03-22)')
    .option('--notes <text>', 'free notes')
    .option('--set <key=value>', 'any other field; may be repeated', collectSets)
    .action(
      onJournal<[readonly string[]], AddOptions>(async (session, [words], options) => {
        const { organization, role, email, phone, tags, rhythm, birthday, notes } = options
        const fields = { organization, role, email, phone, tags, rhythm, birthday, notes }
        const told = new Map<string, unknown>(
          Object.entries(fields).filter(([, value]) => value !== undefined),
        )
        if (options.set !== undefined)
          for (const [key, value] of await readTold(options.set)) told.set(key, value)
        const { name = { display: words.join(' ') }, ...set } = await contactChange(
          new Map([['name', words.join(' ')], ...told]),
          session,
        )
        // A new contact has nothing that could be emptied.
        const given = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== null))
        return said(session, await session.ask('contacts.add', { ...given, name }))
      }),
    )
  withCommonOptions(
    contact
      .command('edit')
      .argument('<name...>')
      .description('change fields: --set KEY=VALUE, or JSON on standard input'),
  )
    .option('--set <key=value>', 'a field and its new value (null empties it); may be repeated', collectSets)
    .action(
      onJournal<[readonly string[]], { set?: readonly string[] }>(async (session, [words], options) => {
        const before = await session.contact(words.join(' '))
        const set = await contactChange(await readTold(options.set), session, before)
        return said(session, await session.ask('contacts.change', { id: before.id, set, ...session.now }))
      }),
    )
  withCommonOptions(
    contact.command('wake').argument('<name...>').description('end the sleep of a contact who came to mind'),
  ).action(
    onJournal<[readonly string[]]>(async (session, [words]) => {
      const { id } = await session.contact(words.join(' '))
      return said(session, await session.ask('contacts.wake', { id, ...session.now }))
    }),
  )
  withCommonOptions(
    contact
      .command('keep-rhythm')
      .argument('<name...>')
      .description('leave the rhythm as it is, where a slower one was offered'),
  ).action(
    onJournal<[readonly string[]]>(async (session, [words]) => {
      const { id } = await session.contact(words.join(' '))
      await session.ask('contacts.keepRhythm', { id, ...session.now })
      const { contact } = await session.ask('contacts.page', { id, ...session.now })
      return { json: contact, text: contactLine(contact) }
    }),
  )
}

/** The contact as it now stands; its door and warmth are those of the clock that was said. */
async function said(session: Session, answer: ContactView & { undo: string }): Promise<Answer> {
  const contact =
    session.now.now === undefined
      ? withoutUndo(answer)
      : (await session.ask('contacts.page', { id: answer.id, ...session.now })).contact
  return { json: contact, text: `${contactLine(contact)}\ncontact ${contact.id}` }
}
