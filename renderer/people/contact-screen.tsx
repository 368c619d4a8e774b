/** One contact, whole. */
import { useCall } from '../bridge/queries.tsx'

interface ContactScreenProps {
  readonly id: string
  /** The impression to show first, where somebody came from a link to it. */
  readonly impression?: string
}

export function ContactScreen({ id }: ContactScreenProps) {
  const page = useCall('contacts.page', { id })
  return <h1>{page.data?.contact.name.display}</h1>
}
