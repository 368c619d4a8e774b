/** Settings: where the journal lies, when moments may speak, how it looks, and what is brought in. */
import { useEffect, useState } from 'react'
import type { Output } from '#shared/api/contract.ts'
import { useCall } from '../bridge/queries.tsx'
import { Select } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { chooseAppearance, readAppearance, type Appearance } from './appearance.ts'
import { ImportButton } from './import-button.tsx'
import { NotificationsSection } from './notifications-section.tsx'
import { TimesSection } from './times-section.tsx'
import './settings.css'

const APPEARANCES: readonly { readonly id: Appearance; readonly label: string }[] = [
  { id: 'system', label: 'as the system' },
  { id: 'light', label: 'light' },
  { id: 'dark', label: 'dark' },
]

/** The last tab of the notebook. */
export function SettingsScreen() {
  const status = useCall('journal.status', {})
  const settings = useCall('settings.get', {})
  const [appearance, setAppearance] = useState(readAppearance)
  useEffect(() => {
    document.title = 'Settings – Ajar'
  }, [])
  const failed = status.error ?? settings.error
  return (
    <>
      <h1>Settings</h1>
      {failed && <Problem error={failed.error} />}
      {status.data !== undefined && <JournalSection status={status.data} />}
      <section className="settings-part" aria-labelledby="import">
        <h2 id="import">Bring people along</h2>
        <p>vCard files (.vcf), as every address book gives them. You see all of it before a word is kept.</p>
        <div className="acts">
          <ImportButton label="Import a file…" />
        </div>
      </section>
      {settings.data !== undefined && (
        <>
          <TimesSection settings={settings.data} />
          <NotificationsSection settings={settings.data} />
        </>
      )}
      <section className="settings-part" aria-labelledby="appearance">
        <h2 id="appearance">Appearance</h2>
        <Select
          label="Light or dark"
          value={appearance}
          options={APPEARANCES}
          onChange={(chosen) => {
            chooseAppearance(chosen)
            setAppearance(chosen)
          }}
        />
      </section>
      <section className="settings-part" aria-labelledby="leaves">
        <h2 id="leaves">What leaves this computer</h2>
        <p>Nothing. Ajar sends no mail, asks no server, counts nothing, and looks for no updates.</p>
      </section>
    </>
  )
}

function JournalSection({ status }: { status: Output<'journal.status'> }) {
  const { folder, contacts, impressions, zone, version, sample, problems, notes } = status
  return (
    <section className="settings-part" aria-labelledby="journal">
      <h2 id="journal">{sample ? 'The sample journal' : 'Your journal'}</h2>
      <dl className="settings-facts">
        <dt>Folder</dt>
        <dd>
          <kbd>{folder}</kbd>
        </dd>
        <dt>In it</dt>
        <dd>
          {contacts} {contacts === 1 ? 'contact' : 'contacts'}, {impressions}{' '}
          {impressions === 1 ? 'impression' : 'impressions'}
        </dd>
        <dt>Time zone</dt>
        <dd>{zone}</dd>
        <dt>Ajar</dt>
        <dd>{version}</dd>
      </dl>
      {[...problems, ...notes].map(({ file, line, what }, index) => (
        <p className="meta" key={index}>
          {file}
          {line !== undefined && `, line ${line}`}: {what}
        </p>
      ))}
    </section>
  )
}
