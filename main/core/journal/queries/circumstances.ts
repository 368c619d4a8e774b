/** Queries about circumstances and the shelf. */
import type { Output, Parsed } from '#shared/api/contract.ts'
import type { CircumstanceView } from '#shared/api/views.ts'
import { epochMs } from '#shared/dates.ts'
import type { Circumstance } from '#shared/domain/circumstance.ts'
import { latestRest } from '#shared/right-time/rests.ts'
import type { Reading } from '#shared/right-time/reading.ts'
import type { Core } from '../../core.ts'

/** All circumstances: the awaited first, by when they are expected; then those that came true, the latest first. */
export function listCircumstances(
  core: Core,
  input: Parsed<'circumstances.list'>,
): Output<'circumstances.list'> {
  const reading = core.reading(input.now)
  const resting = restingOn(reading)
  return [...core.state.circumstances.values()]
    .map((circumstance) => view(asKnown(circumstance, reading), resting))
    .sort(awaitedFirst)
}

/** One circumstance, with who rests on it now. */
export function circumstanceView(core: Core, circumstance: Circumstance): CircumstanceView {
  return view(circumstance, restingOn(core.reading()))
}

/** The shelf, by title. */
export function listValues(core: Core): Output<'values.list'> {
  return [...core.state.values.values()].sort((a, b) => a.title.localeCompare(b.title, 'en'))
}

type Resting = ReadonlyMap<string, CircumstanceView['resting']>

function view(circumstance: Circumstance, resting: Resting): CircumstanceView {
  return { ...circumstance, resting: resting.get(circumstance.id) ?? [] }
}

/** What came true after the clock's reading has not come true for it. */
function asKnown(circumstance: Circumstance, reading: Reading): Circumstance {
  const { cameTrue, ...known } = circumstance
  return cameTrue === undefined || epochMs(cameTrue) <= reading.now ? circumstance : known
}

/** Who rests now, by the circumstance that can end it. */
function restingOn(reading: Reading): Resting {
  const resting = new Map<string, CircumstanceView['resting']>()
  for (const story of reading.allStories()) {
    if (story.closed) continue
    const rest = latestRest(story, reading)
    if (rest?.circumstance === undefined || reading.today < rest.from || reading.today > rest.lastQuiet)
      continue
    const { id, name } = story.contact
    const others = resting.get(rest.circumstance.id) ?? []
    resting.set(rest.circumstance.id, [...others, { id, name: name.display }])
  }
  return resting
}

function awaitedFirst(a: CircumstanceView, b: CircumstanceView): number {
  if (a.cameTrue === undefined || b.cameTrue === undefined) {
    if (a.cameTrue !== b.cameTrue) return a.cameTrue === undefined ? -1 : 1
    return (a.expected ?? '9999').localeCompare(b.expected ?? '9999') || a.title.localeCompare(b.title, 'en')
  }
  return epochMs(b.cameTrue) - epochMs(a.cameTrue)
}
