/** Something that is on or off, and becomes so at once, without a button that saves it. */
import { useId, type ReactNode } from 'react'

interface SwitchProps {
  readonly label: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  readonly isDisabled?: boolean
  readonly hint: ReactNode
}

/** A switch named by its label, with a line that says what it is about. */
export function Switch({ label, isOn, onChange, isDisabled = false, hint }: SwitchProps) {
  const id = useId()
  return (
    <div className="switch">
      <input
        type="checkbox"
        role="switch"
        id={id}
        checked={isOn}
        disabled={isDisabled}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      <span id={`${id}-hint`} className="field-hint">
        {hint}
      </span>
    </div>
  )
}
