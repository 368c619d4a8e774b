/** `ajar promise keep|let-go` and `ajar moment later`. */
import type { Command } from 'commander'
import { onJournal, withCommonOptions, withoutUndo } from '../command.ts'
import { slowOfferInWords } from '../print/contact.ts'
import { impressionWhole } from '../print/impression.ts'
import { lines, wrapped } from '../print/text.ts'

export function promise(program: Command): void {
  const promise = program.command('promise').description('settle a promise')
  const gestures = [
    ['keep', 'promises.keep', 'it was kept'],
    ['let-go', 'promises.letGo', 'it is let go'],
  ] as const
  for (const [name, method, description] of gestures) {
    withCommonOptions(promise.command(name).argument('<id>').description(description)).action(
      onJournal<[string]>(async (session, [id]) => {
        const impression = withoutUndo(await session.ask(method, { id, ...session.now }))
        return { json: impression, text: impressionWhole(impression) }
      }),
    )
  }
}

export function moment(program: Command): void {
  const moment = program.command('moment').description('answer a moment')
  withCommonOptions(moment.command('later').argument('<id>').description('not the right time')).action(
    onJournal<[string]>(async (session, [id]) => {
      const { slowTo } = await session.ask('moments.later', { id, ...session.now })
      const rests = 'Not the right time: it rests for a while.'
      return {
        json: { id, answer: 'later', ...(slowTo === undefined ? {} : { slowTo }) },
        text: lines(rests, slowTo !== undefined && wrapped(slowOfferInWords(slowTo, 'NAME'))),
      }
    }),
  )
}
