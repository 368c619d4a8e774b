/** Search or do. */
import { Dialog } from '../ui/dialog.tsx'

export function Palette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog title="Search or do" isOpen={isOpen} onClose={onClose}>
      {null}
    </Dialog>
  )
}
