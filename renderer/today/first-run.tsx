/** An empty journal: a welcome, where it lies, and three ways to begin. */
import { useLocation } from 'wouter'
import type { JournalStatus } from '#shared/api/views.ts'
import { useWrite } from '../bridge/writes.ts'
import { useComposer } from '../composer/composer-context.ts'
import { ImportButton } from '../settings/import-button.tsx'
import { commandKey } from '../shell/platform.ts'
import { Button } from '../ui/button.tsx'
import { DoorGlyph } from '../ui/door.tsx'

/** The first page that a person sees of Ajar. */
export function FirstRun({ status, onAdd }: { status: JournalStatus; onAdd: () => void }) {
  const composer = useComposer()
  const sample = useWrite('sample.open')
  const [, navigate] = useLocation()
  return (
    <>
      <h1 className="page-head">
        <DoorGlyph door="ajar" size={32} decorative />
        Welcome to a fresh notebook
      </h1>
      <p className="lead">
        A “no” mostly means “not at this time”. Write down how it went and what was said; Ajar remembers for
        you, says when a gentle word would be welcome, and otherwise stays quiet.
      </p>
      <ol className="begin span" aria-label="Three ways to begin" role="list">
        <li>
          <span className="begin-number" aria-hidden="true">
            1
          </span>
          <div className="begin-body">
            <h2>Add somebody</h2>
            <p>Who did you see last, and how was it? A name is enough, or a line in plain words.</p>
            <div className="acts">
              <Button look="fill" onPress={onAdd}>
                Add a contact
              </Button>
              <Button look="line" onPress={() => composer.open()}>
                Write the first line…
              </Button>
              <kbd>{commandKey} J</kbd>
            </div>
          </div>
        </li>
        <li>
          <span className="begin-number" aria-hidden="true">
            2
          </span>
          <div className="begin-body">
            <h2>Bring people along</h2>
            <p>
              From a vCard file, as every address book gives one. You see all of it before a word is kept.
            </p>
            <div className="acts">
              <ImportButton label="Import a file…" />
            </div>
          </div>
        </li>
        <li>
          <span className="begin-number" aria-hidden="true">
            3
          </span>
          <div className="begin-body">
            <h2>Look around in a sample</h2>
            <p>The journal of an invented consultant, years of it. It stays apart from yours.</p>
            <div className="acts">
              <Button
                look="line"
                isDisabled={sample.pending}
                onPress={() => {
                  void sample.write({}).then(({ ok }) => {
                    if (ok) navigate('/')
                  })
                }}
              >
                Open the sample journal
              </Button>
            </div>
          </div>
        </li>
      </ol>
      <p className="peace meta journal-place">
        <span>
          Your journal is a folder on this computer: <kbd>{status.folder}</kbd>. Nothing is ever sent
          anywhere.
        </span>
      </p>
    </>
  )
}
