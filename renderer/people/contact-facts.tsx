/** What is known about a contact, at the side of their page. */
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { ContactPage } from '#shared/api/views.ts'
import type { Address, Labelled } from '#shared/domain/contact.ts'
import { RHYTHM_WORDS } from '#shared/domain/rhythm.ts'
import { Button } from '../ui/button.tsx'
import { contactPath } from '../ui/links.ts'
import { Markdown } from '../ui/markdown.tsx'
import { sayRemembered } from './sayings.ts'

interface ContactFactsProps {
  readonly page: ContactPage
  readonly onEdit: () => void
  readonly onDelete: () => void
}

export function ContactFacts({ page, onEdit, onDelete }: ContactFactsProps) {
  const { contact, introducedBy } = page
  return (
    <aside className="facts" aria-label="Facts">
      <dl>
        <Fact term="Reach them">
          {contact.emails.map((email) => (
            <Reach key={email.value} item={email} href={`mailto:${email.value}`} />
          ))}
          {contact.phones.map((phone) => (
            <Reach key={phone.value} item={phone} href={`tel:${phone.value.replace(/[^\d+]/g, '')}`} />
          ))}
        </Fact>
        <Fact term="Rhythm">
          <span>{contact.rhythm === null ? 'no rhythm' : RHYTHM_WORDS[contact.rhythm]}</span>
        </Fact>
        <Fact term="Introduced by">
          {introducedBy && <Link href={contactPath(introducedBy.id)}>{introducedBy.name}</Link>}
        </Fact>
        <Fact term="Dates">
          {contact.dates.map((date) => (
            <span key={`${date.kind} ${date.date} ${date.label ?? ''}`}>
              {dateKind(date)}, {sayRemembered(date.date)}
            </span>
          ))}
        </Fact>
        <Fact term="Tags">{contact.tags.length > 0 && <span>{contact.tags.join(', ')}</span>}</Fact>
      </dl>
      {hasMore(contact) && (
        <details className="facts-more">
          <summary>More</summary>
          <dl>
            <Fact term="Relations">
              {contact.relations.map((relation) => (
                <span key={`${relation.label} ${relation.name}`}>
                  {relation.label}:{' '}
                  {relation.contact === undefined ? (
                    relation.name
                  ) : (
                    <Link href={contactPath(relation.contact)}>{relation.name}</Link>
                  )}
                </span>
              ))}
            </Fact>
            <Fact term="Addresses">
              {contact.addresses.map((address, index) => (
                <span key={index}>{addressWords(address)}</span>
              ))}
            </Fact>
            <Fact term="Links">
              {contact.links.map((link) => (
                <WebLink key={link.value} link={link} />
              ))}
            </Fact>
            <Fact term="Also called">
              {contact.name.nickname !== undefined && <span>{contact.name.nickname}</span>}
            </Fact>
          </dl>
          {contact.notes !== undefined && (
            <div className="facts-notes">
              <h2 className="meta">Notes</h2>
              <Markdown text={contact.notes} />
            </div>
          )}
        </details>
      )}
      <p className="acts">
        <Button onPress={onEdit}>Edit</Button>
        <Button onPress={onDelete}>Delete the contact</Button>
      </p>
    </aside>
  )
}

/** Whether more is known than what one looks for every day. */
function hasMore({ relations, addresses, links, name, notes }: ContactPage['contact']): boolean {
  return (
    relations.length + addresses.length + links.length > 0 ||
    name.nickname !== undefined ||
    notes !== undefined
  )
}

/** A term with what is known of it; nothing at all where nothing is. */
function Fact({ term, children }: { term: string; children: ReactNode }) {
  const known = (Array.isArray(children) ? children.flat() : [children]).filter(
    (child) => child !== undefined && child !== false,
  )
  if (known.length === 0) return null
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Reach({ item, href }: { item: Labelled; href: string }) {
  return (
    <span>
      <a href={href}>{item.value}</a>
      {item.label !== undefined && <span className="quiet"> {item.label}</span>}
    </span>
  )
}

function WebLink({ link }: { link: Labelled }) {
  const words = link.label ?? link.value.replace(/^https?:\/\//, '')
  return (
    <span>
      {/^https?:\/\//i.test(link.value) ? (
        <a href={link.value} target="_blank" rel="noopener noreferrer">
          {words}
        </a>
      ) : (
        words
      )}
    </span>
  )
}

function dateKind(date: ContactPage['contact']['dates'][number]): string {
  if (date.label !== undefined && date.label !== '') return date.label
  return date.kind === 'birthday' ? 'Birthday' : date.kind === 'anniversary' ? 'Anniversary' : 'A date'
}

function addressWords(address: Address): string {
  const { label, formatted, poBox, extended, street, city, region, postalCode, country } = address
  const town = [postalCode, city].filter(Boolean).join(' ')
  const lines = [street, extended, poBox, town, region, country].filter(Boolean).join(', ')
  const words = lines === '' ? (formatted ?? '').replaceAll('\n', ', ') : lines
  return label === undefined ? words : `${words} (${label})`
}
