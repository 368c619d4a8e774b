/** What one fills in: a line or a text, and a choice of a few. Labels stand above, errors below. */
import { useId, type ReactNode } from 'react'
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components'

interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'children'> {
  readonly label: string
  /** A text of several lines. */
  readonly multiline?: boolean
  readonly rows?: number
  readonly hint?: ReactNode
  /** What is wrong with it, in words. */
  readonly error?: string | undefined
  readonly placeholder?: string
}

/** A textbox named by its label. */
export function TextField({
  label,
  multiline = false,
  rows = 3,
  hint,
  error,
  placeholder = '',
  ...props
}: TextFieldProps) {
  return (
    <AriaTextField {...props} className="field" isInvalid={error !== undefined || props.isInvalid === true}>
      <Label>{label}</Label>
      {multiline ? <TextArea rows={rows} placeholder={placeholder} /> : <Input placeholder={placeholder} />}
      {hint !== undefined && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </AriaTextField>
  )
}

interface SelectProps<K extends string> {
  readonly label: string
  readonly value: K
  readonly options: readonly { readonly id: K; readonly label: string }[]
  readonly onChange: (value: K) => void
  readonly hint?: ReactNode
}

/** A choice of a few, as the platform draws it: every keyboard, screen reader and thumb knows it. */
export function Select<K extends string>({ label, value, options, onChange, hint }: SelectProps<K>) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => {
          const chosen = options.find((option) => option.id === event.target.value)
          if (chosen !== undefined) onChange(chosen.id)
        }}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
      {hint !== undefined && (
        <span id={`${id}-hint`} className="field-hint">
          {hint}
        </span>
      )}
    </div>
  )
}
