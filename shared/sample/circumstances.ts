/** Which rests of the sample hang on a circumstance, and when those came true. */
import type { Circumstance } from '../domain/circumstance.ts'
import { isoDay } from '../dates.ts'
import type { Calendar } from './calendar.ts'
import { Random, seedOf } from './random.ts'
import type { Turn } from './story.ts'
import { CIRCUMSTANCES } from './topics.ts'

export interface SampleCircumstances {
  readonly all: readonly Circumstance[]
  /** What a turn's rest hangs on, if it does. */
  of(turn: Turn): Circumstance | undefined
}

/** The circumstances behind the not-nows of all stories. What is still awaited is shared by everybody at one organization. */
export function circumstancesOf(turns: readonly Turn[], days: Calendar): SampleCircumstances {
  const all: Circumstance[] = []
  const byTurn = new Map<Turn, Circumstance>()
  const awaited = new Map<string, Circumstance>()

  const add = (turn: Turn, rest: Omit<Circumstance, 'id' | 'title'>) => {
    const pattern = CIRCUMSTANCES[turn.seed % CIRCUMSTANCES.length] ?? CIRCUMSTANCES[0]
    const circumstance = {
      id: `circumstance-${all.length + 1}`,
      title: pattern.replace('{org}', turn.member.organization ?? 'their firm'),
      ...rest,
    }
    all.push(circumstance)
    byTurn.set(turn, circumstance)
    return circumstance
  }

  for (const turn of turns) {
    if (turn.beat !== 'not-now') continue
    const { course, organization } = turn.member
    if (turn.closing && course === 'came-true') {
      add(turn, { cameTrue: days.at(days.workingDaysBefore(days.today, 1), 10 * 60 + 20) })
    } else if (turn.closing && course === 'waiting') {
      const shared = awaited.get(organization ?? '')
      if (shared) byTurn.set(turn, shared)
      else awaited.set(organization ?? '', add(turn, { expected: isoDay(days.today + 63) }))
    } else if (
      !turn.closing &&
      turn.next !== undefined &&
      turn.next - turn.day > 20 &&
      new Random(seedOf(turn.seed, 3)).chance(0.25)
    ) {
      const day = turn.day + Math.round((turn.next - turn.day) * 0.7)
      add(turn, { cameTrue: days.at(days.working(day), 9 * 60 + 45) })
    }
  }
  return { all, of: (turn) => byTurn.get(turn) }
}
