/** "They answered…": what came back, later than the impression. */
import { useState } from 'react'
import type { DraftRest } from '#shared/capture/draft.ts'
import type { Signal } from '#shared/domain/impression.ts'
import { zonedAt } from '#shared/dates.ts'
import { useClock } from '../bridge/queries.tsx'
import { useWrite } from '../bridge/writes.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { SignalMark } from '../ui/signal-mark.tsx'
import { SIGNAL_WORDS } from '../ui/words.ts'
import type { Answerable } from './composer-context.ts'
import { RestFields } from './rest-fields.tsx'
import { useRestToWrite } from './rest-to-write.ts'

const ANSWERS = ['positive', 'neutral', 'not-now', 'stop'] as const satisfies readonly Signal[]

const MEANING: Readonly<Record<(typeof ANSWERS)[number], string>> = {
  positive: 'glad, interested, yes',
  neutral: 'an answer, no more',
  'not-now': 'not at this time: let it rest',
  stop: 'asked not to be contacted: closes the door',
}

/** Asks for the signal and, after a not-now, for how long to leave them in peace. */
export function AnswerDialog({ impression, onClose }: { impression: Answerable; onClose: () => void }) {
  const [signal, setSignal] = useState<(typeof ANSWERS)[number]>('positive')
  const [rest, setRest] = useState<DraftRest>({})
  const clock = useClock()
  const answer = useWrite('impressions.answer', { said: 'Answer written down.' })
  const change = useWrite('impressions.change', { said: 'Answer written down.' })
  const restToWrite = useRestToWrite()
  const names = impression.contacts.map(({ name }) => name).join(', ')

  const save = async () => {
    const resting = signal === 'not-now' && Object.keys(rest).length > 0
    const written = resting ? await restToWrite(rest) : undefined
    if (resting && written === undefined) return
    const result =
      written === undefined
        ? await answer.write({ id: impression.id, signal })
        : await change.write({
            id: impression.id,
            set: { signal, answered: zonedAt(clock.now(), clock.zone), rest: written },
          })
    if (result.ok) onClose()
  }

  return (
    <Dialog title={names === '' ? 'They answered' : `${names} answered`} isOpen onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <fieldset className="choice choice-column">
          <legend>What came back</legend>
          {ANSWERS.map((option, index) => (
            <label key={option}>
              <input
                type="radio"
                name="signal"
                value={option}
                checked={signal === option}
                autoFocus={index === 0}
                onChange={() => setSignal(option)}
              />
              <SignalMark signal={option} />
              <span>
                {SIGNAL_WORDS[option]} <span className="quiet">{MEANING[option]}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {signal === 'not-now' && <RestFields value={rest} onChange={setRest} />}
        <DialogActions>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="fill" type="submit" isDisabled={answer.pending || change.pending}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
