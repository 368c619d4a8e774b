/** Circumstances. */

export function CircumstancesScreen() {
  return <h1>Circumstances</h1>
}
