/** The brief: one page to read before meeting somebody, and to print. */
import { useCall } from '../bridge/queries.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Markdown } from '../ui/markdown.tsx'
import { Problem } from '../ui/problem.tsx'

interface BriefDialogProps {
  readonly contact: { readonly id: string; readonly name: string }
  readonly isOpen: boolean
  readonly onClose: () => void
}

export function BriefDialog({ contact, isOpen, onClose }: BriefDialogProps) {
  return (
    <Dialog title="Brief" size="wide" isOpen={isOpen} onClose={onClose}>
      <Brief id={contact.id} />
      <DialogActions>
        <Button onPress={onClose}>Close</Button>
        <Button look="line" onPress={() => print()}>
          Print
        </Button>
      </DialogActions>
    </Dialog>
  )
}

function Brief({ id }: { id: string }) {
  const brief = useCall('contacts.brief', { id })
  if (brief.error) return <Problem error={brief.error.error} />
  return (
    <div className="brief" tabIndex={0} role="region" aria-label="The brief">
      {brief.data && <Markdown text={brief.data.markdown} />}
    </div>
  )
}
