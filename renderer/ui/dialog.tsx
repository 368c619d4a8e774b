/** A dialog: leaves with Escape, keeps the focus inside, and gives it back. */
import { useEffect, type ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { rescueFocus } from './focus.ts'

interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  /** `wide` for reading (a brief, an import's plan). */
  readonly size?: 'plain' | 'wide'
  readonly children: ReactNode
}

/** Inside a dialog: sees to the focus when it closes. */
export function GivesFocusBack() {
  useEffect(() => rescueFocus, [])
  return null
}

/** A sheet laid upon the page, named by its title. */
export function Dialog({ title, isOpen, onClose, size = 'plain', children }: DialogProps) {
  return (
    <ModalOverlay
      className="scrim"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      isDismissable
    >
      <Modal className={`sheet sheet-${size}`}>
        <AriaDialog className="dialog">
          <Heading slot="title" className="dialog-title">
            {title}
          </Heading>
          <GivesFocusBack />
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** The row of buttons that ends a dialog. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="dialog-actions">{children}</div>
}
