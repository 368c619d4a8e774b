/** Reflect: a year looked back upon, for nobody's eyes but the writer's. */
import { useEffect, useState } from 'react'
import { dayAt, isoDay } from '#shared/dates.ts'
import { useClock } from '../bridge/queries.tsx'
import { Button } from '../ui/button.tsx'
import { SignalMark } from '../ui/signal-mark.tsx'
import { SIGNAL_WORDS } from '../ui/words.ts'
import { useYear, type Year } from './use-year.ts'
import { ANSWERED_SIGNALS, daysWritten, type Month } from './year.ts'
import './reflect.css'

const longMonth = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })
const shortMonth = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' })
const dateOf = (month: string) => Date.parse(`${month}-01T00:00:00Z`)

/** January carries the year that it begins. */
function monthName(month: string): string {
  const name = longMonth.format(dateOf(month))
  return month.endsWith('-01') ? `${name} ${month.slice(0, 4)}` : name
}

/** The page of looking back. */
export function ReflectScreen() {
  const clock = useClock()
  const today = isoDay(dayAt(clock.now(), clock.zone))
  const year = useYear(today)
  const [table, setTable] = useState(false)
  useEffect(() => {
    document.title = 'Reflect – Ajar'
  }, [])
  const [first] = year.months
  return (
    <>
      <div className="screen-head">
        <div>
          <h1>Reflect</h1>
          <p className="meta">
            {first !== undefined &&
              `Since ${longMonth.format(dateOf(first.month))} ${first.month.slice(0, 4)}. `}
            Only you can see this; nothing here is a target.
          </p>
        </div>
        <Button aria-pressed={table} onPress={() => setTable(!table)}>
          {table ? 'As a picture' : 'As a table'}
        </Button>
      </div>
      {!year.whole && !year.reading && (
        <p className="meta">You wrote so much that only the latest part of it is counted here.</p>
      )}
      {table ? (
        <YearTable year={year} />
      ) : (
        <>
          <Days months={year.months} />
          <Signals months={year.months} />
          <GivenAndAsked months={year.months} />
        </>
      )}
    </>
  )
}

const DAY_WIDTH = 19
const ROW_HEIGHT = 26
const MOST_STROKES = 5

/** A slanted stroke for every impression, a point for a day without. */
function Days({ months }: { months: readonly Month[] }) {
  const { written, been } = daysWritten(months)
  return (
    <section className="plot span" aria-labelledby="year-of-days">
      <h2 id="year-of-days">A year of days</h2>
      <div className="plot-labels" aria-hidden="true">
        <span />
        {months.map(({ month }) => (
          <span key={month}>{monthName(month)}</span>
        ))}
      </div>
      <svg
        className="plot-days"
        viewBox={`0 0 ${31 * DAY_WIDTH} ${13 * ROW_HEIGHT}`}
        role="img"
        aria-label={`Something was written down on ${written} of ${been} days. The table has the numbers.`}
      >
        {[1, 10, 20, 31].map((day) => (
          <text key={day} x={(day - 1) * DAY_WIDTH + 6} y={16} textAnchor="middle">
            {day}
          </text>
        ))}
        {months.map(({ month, days }, row) =>
          days.map((count, day) => (
            <Strokes key={`${month} ${day}`} count={count} x={day * DAY_WIDTH} y={(row + 1) * ROW_HEIGHT} />
          )),
        )}
      </svg>
      <p className="plot-finding">
        <b>{findingOfDays(written, been)}</b>A stroke for every impression. A quiet stretch is nobody’s fault.
      </p>
    </section>
  )
}

function findingOfDays(written: number, been: number): string {
  if (written === 0) return 'Nothing written yet.'
  const every = been / written
  if (every < 1.5) return 'You wrote on most days.'
  if (every < 2.5) return 'You wrote on nearly every other day.'
  return `You wrote on ${written} of ${been} days.`
}

function Strokes({ count, x, y }: { count: number | undefined; x: number; y: number }) {
  if (count === undefined) return null
  if (count === 0) return <circle cx={x + 6} cy={y + 14} r={0.8} className="plot-nothing" />
  const shown = Math.min(count, MOST_STROKES)
  const step = 3.2
  const left = x + 6 - ((shown - 1) * step) / 2
  return (
    <path
      className="plot-stroke"
      d={Array.from({ length: shown }, (_, index) => `M${left + index * step - 1.6} ${y + 19}l3.2 -11`).join(
        '',
      )}
    />
  )
}

/** A mark for every signal, month by month. */
function Signals({ months }: { months: readonly Month[] }) {
  const total = sum(months, ({ signals }) => sum(ANSWERED_SIGNALS, (signal) => signals[signal]))
  const positive = sum(months, ({ signals }) => signals.positive)
  return (
    <section className="plot span" aria-labelledby="what-came-back">
      <h2 id="what-came-back">What came back</h2>
      <ul className="plot-labels plot-legend" aria-hidden="true" role="list">
        {ANSWERED_SIGNALS.toReversed().map((signal) => (
          <li key={signal}>
            {SIGNAL_WORDS[signal].toLowerCase()} <SignalMark signal={signal} />
          </li>
        ))}
      </ul>
      <div
        className="columns"
        role="img"
        aria-label={`${total} signals, ${positive} of them positive. The table has the numbers.`}
      >
        {months.map(({ month, signals }) => (
          <div className="column" key={month}>
            <div className="column-marks">
              {ANSWERED_SIGNALS.flatMap((signal) =>
                Array.from({ length: signals[signal] }, (_, index) => (
                  <SignalMark key={`${signal} ${index}`} signal={signal} />
                )),
              )}
            </div>
            <span>{shortMonth.format(dateOf(month))}</span>
          </div>
        ))}
      </div>
      <p className="plot-finding">
        <b>{total === 0 ? 'Nothing came back yet.' : `${positive} of ${total} were glad.`}</b>A mark for every
        signal.
      </p>
    </section>
  )
}

/** What was given stands above the line, what was asked for below it. */
function GivenAndAsked({ months }: { months: readonly Month[] }) {
  const given = sum(months, (month) => month.given)
  const asked = sum(months, (month) => month.asked)
  return (
    <section className="plot span" aria-labelledby="given-and-asked">
      <h2 id="given-and-asked">Given, and asked for</h2>
      <div className="plot-labels plot-legend plot-legend-both" aria-hidden="true">
        <span>given</span>
        <span>asked</span>
      </div>
      <div
        className="columns columns-both"
        role="img"
        aria-label={`${given} given, ${asked} asked for. The table has the numbers.`}
      >
        {months.map((month) => (
          <div className="column" key={month.month}>
            <div className="column-marks">
              {Array.from({ length: month.given }, (_, index) => (
                <i key={index} className="mark-given" />
              ))}
            </div>
            <div className="column-marks column-below">
              {Array.from({ length: month.asked }, (_, index) => (
                <i key={index} className="mark-asked" />
              ))}
            </div>
            <span>{shortMonth.format(dateOf(month.month))}</span>
          </div>
        ))}
      </div>
      <p className="plot-finding">
        <b>
          {given} given, {asked} asked.
        </b>
        Values with no strings, and touches that wanted something.
      </p>
    </section>
  )
}

function YearTable({ year }: { year: Year }) {
  return (
    <div className="year-table">
      <table>
        <caption className="visually-hidden">The last twelve months</caption>
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col">Written</th>
            {ANSWERED_SIGNALS.map((signal) => (
              <th scope="col" key={signal}>
                {SIGNAL_WORDS[signal]}
              </th>
            ))}
            <th scope="col">Given</th>
            <th scope="col">Asked</th>
          </tr>
        </thead>
        <tbody>
          {year.months.toReversed().map(({ month, days, signals, given, asked }) => (
            <tr key={month}>
              <th scope="row">
                {longMonth.format(dateOf(month))} {month.slice(0, 4)}
              </th>
              <td>{sum(days, (count) => count ?? 0)}</td>
              {ANSWERED_SIGNALS.map((signal) => (
                <td key={signal}>{signals[signal]}</td>
              ))}
              <td>{given}</td>
              <td>{asked}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}
