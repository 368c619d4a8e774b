/** A contact's name that leads to their page. */
import { Link } from 'wouter'
import { contactPath } from '../ui/links.ts'

export function ContactLink({ contact }: { contact: { readonly id: string; readonly name: string } }) {
  return (
    <Link className="tl-name" href={contactPath(contact.id)}>
      {contact.name}
    </Link>
  )
}
