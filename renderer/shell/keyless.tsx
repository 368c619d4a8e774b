/** The page that has no key to the journal: how to open Ajar. */
import { DoorGlyph } from '../ui/door.tsx'

/** Says kindly why there is nothing to see, and where the way in is. */
export function Keyless() {
  return (
    <main className="page page-alone">
      <h1 className="page-head">
        <DoorGlyph door="closed" size={32} decorative />
        This page has no key
      </h1>
      <p className="lead">
        Your journal is safe where it lies. Only the address that Ajar prints when it starts opens it, so that
        no other page and no other person can.
      </p>
      <p className="lead">
        Start Ajar with <kbd>npm start</kbd> (or look where it is running) and open the address that ends in{' '}
        <kbd>#key=…</kbd>. This page will notice by itself if you do so in another tab.
      </p>
    </main>
  )
}
