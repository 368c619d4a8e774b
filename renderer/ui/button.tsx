/** Buttons: one is filled, one is outlined, the rest are words. */
import type { Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'

export interface ButtonProps extends Omit<AriaButtonProps, 'className'> {
  /** `fill`: the one thing to do here; `line`: the first of several; `bare`: the others. */
  readonly look?: 'fill' | 'line' | 'bare'
  readonly className?: string
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button that says what it does. */
export function Button({ look = 'bare', className = '', ...props }: ButtonProps) {
  return <AriaButton {...props} className={`button ${look} ${className}`} />
}
