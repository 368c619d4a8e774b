/** Settings: where the journal lies, when moments may speak, how it looks, and what is brought in. */
import { useEffect, useState } from 'react'
import type { AppError } from '#shared/api/result.ts'
import type { Input, Output } from '#shared/api/contract.ts'
import { useCall } from '../bridge/queries.tsx'
import { useWrite } from '../bridge/writes.ts'
import { Button } from '../ui/button.tsx'
import { Select, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { chooseAppearance, readAppearance, type Appearance } from './appearance.ts'
import { ImportButton } from './import-button.tsx'
import './settings.css'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

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
        <TimesSection key={JSON.stringify(settings.data)} settings={settings.data} />
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

interface Times {
  readonly zone: string
  readonly workingDays: readonly number[]
  readonly quietFrom: string
  readonly quietTo: string
  readonly momentsADay: string
}

/** Days, hours and the budget: they decide when a moment may speak. */
function TimesSection({ settings }: { settings: Output<'settings.get'> }) {
  const [times, setTimes] = useState<Times>({
    zone: settings.zone ?? '',
    workingDays: settings.workingDays,
    quietFrom: settings.quietFrom,
    quietTo: settings.quietTo,
    momentsADay: String(settings.momentsADay),
  })
  const [error, setError] = useState<AppError | undefined>()
  const change = useWrite('settings.change', { said: 'Settings saved.', ownErrors: true })
  const set = (some: Partial<Times>) => setTimes((now) => ({ ...now, ...some }))

  const save = async () => {
    const { zone, workingDays, quietFrom, quietTo, momentsADay } = times
    const wanted: Input<'settings.change'> = {
      zone: zone.trim() === '' ? null : zone.trim(),
      workingDays: [...workingDays],
      quietFrom,
      quietTo,
      momentsADay: Number(momentsADay),
    }
    const result = await change.write(wanted)
    setError(result.ok ? undefined : result.error)
  }
  const toggle = (day: number) =>
    set({
      workingDays: times.workingDays.includes(day)
        ? times.workingDays.filter((other) => other !== day)
        : [...times.workingDays, day].sort((a, b) => a - b),
    })

  return (
    <section className="settings-part" aria-labelledby="times">
      <h2 id="times">When moments may speak</h2>
      <form
        className="settings-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <fieldset className="choice">
          <legend>Working days</legend>
          {WEEKDAYS.map((name, index) => (
            <label key={name}>
              <input
                type="checkbox"
                checked={times.workingDays.includes(index + 1)}
                onChange={() => toggle(index + 1)}
              />
              {name}
            </label>
          ))}
        </fieldset>
        <div className="field-row">
          <TextField
            label="Quiet from"
            type="time"
            value={times.quietFrom}
            onChange={(quietFrom) => set({ quietFrom })}
          />
          <TextField
            label="Quiet to"
            type="time"
            value={times.quietTo}
            onChange={(quietTo) => set({ quietTo })}
          />
          <TextField
            label="Moments a day"
            type="number"
            value={times.momentsADay}
            onChange={(momentsADay) => set({ momentsADay })}
            hint="Few are better: at most 20."
          />
        </div>
        <TextField
          label="Time zone"
          value={times.zone}
          onChange={(zone) => set({ zone })}
          placeholder={settings.systemZone}
          hint={`Left empty, it is the system's: ${settings.systemZone}.`}
        />
        {error !== undefined && <Problem error={error} />}
        <div className="acts">
          <Button look="line" type="submit" isDisabled={change.pending}>
            Save
          </Button>
        </div>
      </form>
    </section>
  )
}
