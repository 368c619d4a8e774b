/** The composer, laid upon whatever page is open. */
import { useEffect, useRef } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { useCall } from '../bridge/queries.tsx'
import { GivesFocusBack } from '../ui/dialog.tsx'
import type { ComposerPreset } from './composer-context.ts'
import { Composer } from './composer.tsx'

/** Leaving it keeps the draft; the focus goes back where it came from. */
export function ComposerDialog({
  preset,
  onClose,
}: {
  preset: ComposerPreset | undefined
  onClose: () => void
}) {
  return (
    <ModalOverlay
      className="scrim"
      isOpen={preset !== undefined}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      isDismissable
    >
      <Modal className="sheet sheet-composer">
        <Dialog aria-label="Write down" className="composer-dialog">
          <GivesFocusBack />
          {preset !== undefined && (
            <ComposerOf key={preset.contact?.id ?? ''} preset={preset} onClose={onClose} />
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function ComposerOf({ preset, onClose }: { preset: ComposerPreset; onClose: () => void }) {
  const status = useCall('journal.status', {})
  const field = useRef<HTMLTextAreaElement>(null)
  const journal = status.data?.id
  useEffect(() => {
    const box = field.current
    box?.focus()
    box?.setSelectionRange(box.value.length, box.value.length)
  }, [journal])
  if (journal === undefined) return null
  return (
    <Composer
      journal={journal}
      contact={preset.contact}
      begin={preset.text}
      fieldRef={field}
      onDone={onClose}
      onEscape={onClose}
    />
  )
}
