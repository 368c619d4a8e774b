/** Settings of time: when moments may speak, and how many. */
import { useState } from 'react'
import type { Input, Output } from '#shared/api/contract.ts'
import type { AppError } from '#shared/api/result.ts'
import { useWrite } from '../bridge/writes.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

interface Times {
  readonly zone: string
  readonly workingDays: readonly number[]
  readonly quietFrom: string
  readonly quietTo: string
  readonly momentsADay: string
}

/** Days, hours and the budget: they decide when a moment may speak. */
export function TimesSection({ settings }: { settings: Output<'settings.get'> }) {
  const { zone = '', workingDays, quietFrom, quietTo, momentsADay, systemZone } = settings
  const known: Times = { zone, workingDays, quietFrom, quietTo, momentsADay: String(momentsADay) }
  // Drawn anew when these become others, and not when another setting does: somebody may be typing.
  return <TimesForm key={JSON.stringify(known)} known={known} systemZone={systemZone} />
}

function TimesForm({ known, systemZone }: { known: Times; systemZone: string }) {
  const [times, setTimes] = useState(known)
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
          placeholder={systemZone}
          hint={`Left empty, it is the system's: ${systemZone}.`}
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
