/** What a screen shows while it waits, and when its answer is an error. */
import type { ReactNode } from 'react'
import type { AppError } from '#shared/api/result.ts'

/** What happened, and what to do. */
export function Problem({ error, children }: { error: AppError; children?: ReactNode }) {
  return (
    <div className="problem" role="alert">
      <p>
        <b>{error.message}</b>
      </p>
      {error.hint !== undefined && <p>{error.hint}</p>}
      {error.reference !== undefined && <p className="meta">Reference: {error.reference}</p>}
      {children}
    </div>
  )
}
