/** A quiet line at the head of the window while the core cannot be reached, wherever one has scrolled to and over every dialog. */
import { useEffect, useState } from 'react'
import { useConnection } from '../bridge/queries.tsx'

/** How long a break may last before it is worth a word. */
const WORTH_SAYING_MS = 600

/** Says that the connection is lost, that nothing is, and what to do; it goes away by itself. */
export function ConnectionLine() {
  const connection = useConnection()
  const lost = connection === 'down' || connection === 'keyless'
  const [said, setSaid] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSaid(lost), lost ? WORTH_SAYING_MS : 0)
    return () => clearTimeout(timer)
  }, [lost])

  return (
    <div className="connection-place" role="status" aria-label="Connection" data-react-aria-top-layer="true">
      {said && connection === 'down' && (
        <p className="page-line">
          <b>Ajar cannot be reached just now.</b> What was written down is safe, and what you are writing
          stays here. This page comes back by itself when Ajar does.
        </p>
      )}
      {said && connection === 'keyless' && (
        <p className="page-line">
          <b>Ajar was started anew, with another key.</b> Open the address that it printed; this page then
          goes on where it was. What you are writing stays here.
        </p>
      )}
    </div>
  )
}
