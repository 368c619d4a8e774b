/** `ajar import`: files, or folders of them; with `--dry-run` only the plan. */
import type { Command } from 'commander'
import { onJournal, withCommonOptions } from '../command.ts'
import { Failure } from '../failure.ts'
import { filesToImport } from '../import-files.ts'
import { importInWords } from '../print/import.ts'

export function importFiles(program: Command): void {
  withCommonOptions(
    program
      .command('import')
      .argument('<file...>')
      .description('bring in contacts from vCard files, or folders of them'),
  )
    .option('--dry-run', 'show the plan, change nothing')
    .action(
      onJournal<[readonly string[]], { dryRun?: boolean }>(async (session, [paths], { dryRun }) => {
        const files = await filesToImport(paths)
        const tokens: string[] = []
        for (const { path, read } of files) {
          const base64 = (await read()).toString('base64')
          tokens.push((await session.ask('imports.offer', { name: path, base64 })).token)
        }
        if (tokens.length === 0) {
          throw new Failure({
            code: 'not-found',
            message: `There is nothing to import in ${paths.join(', ')}.`,
            hint: 'Give a vCard file (.vcf), or a folder that holds some.',
          })
        }
        const method = dryRun === true ? 'imports.plan' : 'imports.apply'
        const result = await session.ask(method, { tokens })
        const { files: reports, totals, batch } = result
        return {
          json: { files: reports, totals, ...(batch === undefined ? {} : { batch }) },
          text: importInWords(result, dryRun === true),
        }
      }),
    )
}
