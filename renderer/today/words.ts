/** Numbers in words. */

const SMALL = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
  'Thirteen',
  'Fourteen',
  'Fifteen',
  'Sixteen',
  'Seventeen',
  'Eighteen',
  'Nineteen',
  'Twenty',
] as const

/** "Sixteen people", "1204 people", "One person". */
export function people(count: number): string {
  return `${SMALL[count] ?? String(count)} ${count === 1 ? 'person' : 'people'}`
}
