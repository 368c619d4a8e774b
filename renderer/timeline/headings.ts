/** Years and months between the rows; months in which nothing stands fold into one row, whole years into one. */
import { MONTHS, monthName, shortMonth, yearOf, type MonthNumber } from '../ui/months.ts'
import type { RowContent } from './row.ts'

type Heading = Extract<RowContent, { kind: 'year' | 'month' }>

/** Walks down the months and says which headings stand before the next thing. */
export interface Headings {
  /** The headings of the empty months between the last thing and `month`, which is not among them. */
  readonly skipped: (month: MonthNumber) => Heading[]
  /** The heading of `month` itself, and its year's, unless they stand already. */
  readonly own: (month: MonthNumber) => Heading[]
}

/** @param year the year that needs no heading, since the page says it already */
export function createHeadings(year: number): Headings {
  /** The lowest month that was dealt with. */
  let reached: MonthNumber | undefined
  let saidYear = year

  const yearOnce = (of: number): Heading[] => {
    if (of === saidYear) return []
    saidYear = of
    return [{ kind: 'year', label: String(of) }]
  }

  return {
    skipped: (month) => {
      const headings: Heading[] = []
      let latest = (reached ?? month + 1) - 1
      while (latest > month) {
        const years = wholeYears(latest, month)
        if (years > 0) {
          const newest = yearOf(latest)
          saidYear = newest - years + 1
          headings.push({ kind: 'year', label: years === 1 ? `${newest}` : `${saidYear} – ${newest}` })
          latest -= years * MONTHS.length
        } else {
          const oldest = Math.max(month + 1, yearOf(latest) * MONTHS.length)
          headings.push(...yearOnce(yearOf(latest)), folded(oldest, latest))
          latest = oldest - 1
        }
      }
      reached = Math.min(reached ?? month + 1, month + 1)
      return headings
    },
    own: (month) => {
      if (reached === month) return []
      reached = month
      return [...yearOnce(yearOf(month)), { kind: 'month', long: monthName(month), short: shortMonth(month) }]
    },
  }
}

/** How many whole years lie empty from December `latest` down to (not including) `month`. */
function wholeYears(latest: MonthNumber, month: MonthNumber): number {
  return latest % MONTHS.length === MONTHS.length - 1 ? Math.floor((latest - month) / MONTHS.length) : 0
}

/** "July", "Jul, Aug", "Feb – May": months of one year in which nothing stands. */
function folded(oldest: MonthNumber, latest: MonthNumber): Heading {
  if (oldest === latest) return { kind: 'month', long: monthName(latest), short: shortMonth(latest) }
  const joint = latest - oldest === 1 ? ', ' : ' – '
  const label = `${shortMonth(oldest)}${joint}${shortMonth(latest)}`
  return { kind: 'month', long: label, short: label }
}
