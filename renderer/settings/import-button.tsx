/** Importing: a file is chosen, its plan is shown, and only then anything is kept. */
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import type { ImportResult } from '#shared/domain/import.ts'
import type { AppError } from '#shared/api/result.ts'
import { useClient } from '../bridge/queries.tsx'
import { notices } from '../ui/notices.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Problem } from '../ui/problem.tsx'
import { base64 } from './base64.ts'
import { actionInWords, bringsSomething, totalsInWords } from './import-words.ts'
import './import.css'

/** The way of an import through the dialog. */
type Stage =
  | { readonly at: 'reading'; readonly words: string }
  | { readonly at: 'plan'; readonly tokens: readonly string[]; readonly plan: ImportResult }
  | { readonly at: 'applying'; readonly plan: ImportResult }
  | { readonly at: 'done'; readonly result: ImportResult }
  | { readonly at: 'failed'; readonly error: AppError }

const ACCEPTED = ['.vcf', '.vcard', 'text/vcard', 'text/x-vcard']
const MOST_LISTED = 200

/** A button that asks for files and shows what they would bring. */
export function ImportButton({ label }: { label: string }) {
  const client = useClient()
  const [stage, setStage] = useState<Stage | undefined>()

  const read = async (files: readonly File[]) => {
    const tokens: string[] = []
    for (const [index, file] of files.entries()) {
      setStage({
        at: 'reading',
        words:
          files.length === 1
            ? `Reading ${file.name}…`
            : `Reading ${index + 1} of ${files.length}: ${file.name}…`,
      })
      let bytes: Uint8Array
      try {
        bytes = new Uint8Array(await file.arrayBuffer())
      } catch {
        setStage({ at: 'failed', error: unreadable(file.name) })
        return
      }
      const offered = await client.call('imports.offer', { name: file.name, base64: base64(bytes) })
      if (!offered.ok) {
        setStage({ at: 'failed', error: offered.error })
        return
      }
      tokens.push(offered.value.token)
    }
    if (tokens.length === 0) return
    const plan = await client.call('imports.plan', { tokens })
    setStage(plan.ok ? { at: 'plan', tokens, plan: plan.value } : { at: 'failed', error: plan.error })
  }

  const apply = async (tokens: readonly string[], plan: ImportResult) => {
    setStage({ at: 'applying', plan })
    const result = await client.call('imports.apply', { tokens: [...tokens] })
    if (!result.ok) {
      setStage({ at: 'failed', error: result.error })
      return
    }
    notices.done(`Imported: ${totalsInWords(result.value.totals)}.`, result.value.undo)
    setStage({ at: 'done', result: result.value })
  }

  const close = () => setStage(undefined)
  return (
    <>
      <FileTrigger
        acceptedFileTypes={ACCEPTED}
        allowsMultiple
        onSelect={(files) => {
          if (files !== null) void read([...files])
        }}
      >
        <Button look="line">{label}</Button>
      </FileTrigger>
      <Dialog title="Import" isOpen={stage !== undefined} onClose={close} size="wide">
        {stage?.at === 'reading' && <p aria-live="polite">{stage.words}</p>}
        {stage?.at === 'plan' && (
          <>
            <p className="import-totals">This would bring: {totalsInWords(stage.plan.totals)}.</p>
            <Report result={stage.plan} />
            <DialogActions>
              <Button onPress={close}>{bringsSomething(stage.plan) ? 'Cancel' : 'Close'}</Button>
              {bringsSomething(stage.plan) && (
                <Button look="fill" autoFocus onPress={() => void apply(stage.tokens, stage.plan)}>
                  Import
                </Button>
              )}
            </DialogActions>
          </>
        )}
        {stage?.at === 'applying' && (
          <p aria-live="polite">Writing down: {totalsInWords(stage.plan.totals)}…</p>
        )}
        {stage?.at === 'done' && (
          <>
            <p className="import-totals" role="status">
              Imported: {totalsInWords(stage.result.totals)}.
            </p>
            <Report result={stage.result} />
            <DialogActions>
              <Button look="fill" autoFocus onPress={close}>
                Done
              </Button>
            </DialogActions>
          </>
        )}
        {stage?.at === 'failed' && (
          <>
            <Problem error={stage.error} />
            <DialogActions>
              <Button onPress={close}>Close</Button>
            </DialogActions>
          </>
        )}
      </Dialog>
    </>
  )
}

function unreadable(name: string): AppError {
  return {
    code: 'unreadable',
    message: `“${name}” could not be read. Nothing in your journal has changed.`,
    hint: 'Choose the file again, or another one.',
  }
}

/** File by file: what becomes of whom, and what was left out and why. */
function Report({ result }: { result: ImportResult }) {
  return (
    <div className="import-report" tabIndex={0} role="region" aria-label="What is in it">
      {result.files.map((file, index) => (
        <section key={index} aria-label={file.file}>
          <h3 className="import-file">
            {file.file} <span className="meta">{file.format}</span>
          </h3>
          {file.warnings?.map((warning, number) => (
            <p key={number} className="meta">
              {warning}
            </p>
          ))}
          {file.skipped.length > 0 && (
            <ul className="import-skipped" aria-label="Skipped" role="list">
              {file.skipped.map(({ line, reason }, number) => (
                <li key={number}>
                  {line === undefined ? 'Skipped' : `Line ${line} skipped`}: {reason}
                </li>
              ))}
            </ul>
          )}
          <ul role="list" aria-label="People">
            {file.contacts.slice(0, MOST_LISTED).map((contact, number) => (
              <li key={number} className="import-contact">
                <span className="import-name">{contact.contact.name.display}</span>
                <span className="meta">{actionInWords(contact)}</span>
              </li>
            ))}
          </ul>
          {file.contacts.length > MOST_LISTED && (
            <p className="meta">…and {file.contacts.length - MOST_LISTED} more.</p>
          )}
        </section>
      ))}
    </div>
  )
}
