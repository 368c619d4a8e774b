/** The brief: one page to read before meeting somebody, and to print. */
import { useCall } from '../bridge/queries.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Markdown } from '../ui/markdown.tsx'
import { Problem } from '../ui/problem.tsx'

interface BriefDialogProps {
  /** The contact's. */
  readonly id: string
  readonly onClose: () => void
}

export function BriefDialog({ id, onClose }: BriefDialogProps) {
  const brief = useCall('contacts.brief', { id })
  return (
    <Dialog title="Brief" size="wide" isOpen onClose={onClose}>
      {brief.error && <Problem error={brief.error.error} />}
      <div className="brief" tabIndex={0} role="region" aria-label="The brief">
        {brief.data && <Markdown text={brief.data.markdown} />}
      </div>
      <DialogActions>
        <Button onPress={onClose}>Close</Button>
        <Button look="line" onPress={() => print()}>
          Print
        </Button>
      </DialogActions>
    </Dialog>
  )
}
