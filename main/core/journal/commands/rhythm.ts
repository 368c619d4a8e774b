/** The offer to slow a rhythm (rule 14): that it was taken up or declined is kept, so that it is not made again at once. */
import type { Output, Parsed } from '#shared/api/contract.ts'
import { slowNotice } from '#shared/right-time/rules/14-it-fades.ts'
import type { Core } from '../../core.ts'
import type { NewOperation } from '../operations.ts'
import { knownContact } from './known.ts'

/** What keeps that the offer which stands for a contact was answered; nothing where none stands. */
export function offerAnswered(core: Core, contact: string, now: string | undefined): NewOperation[] {
  const notice = slowNotice(contact, core.reading(now))
  return notice === undefined ? [] : [{ kind: 'notice.said', data: { notice, at: core.now(now) } }]
}

/** Declines the offer. Where none stands, there is nothing to decline: it succeeds. */
export async function keepRhythm(
  core: Core,
  { id, now }: Parsed<'contacts.keepRhythm'>,
): Promise<Output<'contacts.keepRhythm'>> {
  knownContact(core.state, id)
  await core.commit(offerAnswered(core, id, now))
  return {}
}
