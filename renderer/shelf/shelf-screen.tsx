/** Shelf. */

export function ShelfScreen() {
  return <h1>Shelf</h1>
}
