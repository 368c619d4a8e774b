/** `ajar answer` and `ajar impression edit|delete`: what came back later, and corrections. */
import { Argument, type Command } from 'commander'
import type { Signal } from '#shared/domain/impression.ts'
import { onJournal, withCommonOptions, withoutUndo } from '../command.ts'
import { impressionChange } from '../impression-sets.ts'
import { impressionWhole } from '../print/impression.ts'
import { collectSets, readTold } from '../sets.ts'

const SIGNALS = ['positive', 'neutral', 'not-now', 'stop', 'none'] as const satisfies readonly Signal[]

export function answer(program: Command): void {
  withCommonOptions(
    program
      .command('answer')
      .argument('<id>')
      .addArgument(new Argument('<signal>').choices(SIGNALS))
      .description('what came back to an impression, later'),
  ).action(
    onJournal<[string, Signal]>(async (session, [id, signal]) => {
      const impression = withoutUndo(await session.ask('impressions.answer', { id, signal, ...session.now }))
      return { json: impression, text: impressionWhole(impression) }
    }),
  )
}

export function impression(program: Command): void {
  const impression = program.command('impression').description('correct or delete an impression')
  withCommonOptions(
    impression
      .command('edit')
      .argument('<id>')
      .description('change fields: --set KEY=VALUE, or JSON on standard input'),
  )
    .option('--set <key=value>', 'a field and its new value; may be repeated', collectSets)
    .action(
      onJournal<[string], { set?: readonly string[] }>(async (session, [id], options) => {
        const told = await readTold(options.set)
        const set = await impressionChange(told, session, await session.ask('impressions.get', { id }))
        const changed = withoutUndo(await session.ask('impressions.change', { id, set }))
        return { json: changed, text: impressionWhole(changed) }
      }),
    )
  withCommonOptions(impression.command('delete').argument('<id>').description('delete an impression')).action(
    onJournal<[string]>(async (session, [id]) => {
      const before = await session.ask('impressions.get', { id })
      await session.ask('impressions.remove', { id })
      return { json: before, text: `Deleted:\n${impressionWhole(before)}` }
    }),
  )
}
