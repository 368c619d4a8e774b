/** What may be said about a contact on the command line, as the contract takes it. */
import type { ContactView } from '#shared/api/views.ts'
import { ContactChange } from '#shared/domain/contact.ts'
import { Rhythm, RHYTHM_WORDS } from '#shared/domain/rhythm.ts'
import { Failure } from './failure.ts'
import type { Session } from './session.ts'
import { asJson, asList, asTextOrNull, readJson, type Told, withoutDerived } from './sets.ts'

const WAYS: Readonly<Record<string, 'emails' | 'phones' | 'links'>> = {
  email: 'emails',
  phone: 'phones',
  link: 'links',
}
const NAME_PARTS = ['given', 'family', 'additional', 'prefix', 'suffix', 'nickname']

/** The change that `told` amounts to; `before` is the contact as it stands, if there is one. Throws a `Failure`. */
export async function contactChange(
  told: Told,
  session: Session,
  before?: ContactView,
): Promise<ContactChange> {
  const set: { [key: string]: unknown; name?: unknown; dates?: unknown } = {}
  for (const [key, value] of withoutDerived(told, before ?? {}, ContactChange.shape)) {
    const way = WAYS[key]
    if (way !== undefined) {
      // One of several: it comes first, and the others stay.
      const others = (before?.[way] ?? []).filter((other) => other.value !== value)
      set[way] = [{ value }, ...others]
    } else if (key === 'name') set.name = nameOf(value, before)
    else if (NAME_PARTS.includes(key)) {
      const name = (set.name ?? before?.name) as ContactView['name'] | undefined
      set.name = { ...name, [key]: asTextOrNull(value) ?? undefined }
    } else if (key === 'emails' || key === 'phones' || key === 'links') {
      set[key] = asList(value, key).map((one) => (typeof one === 'string' ? { value: one } : one))
    } else if (key === 'tags') set[key] = asList(value, key)
    else if (key === 'rhythm') set[key] = rhythmOf(value)
    else if (key === 'birthday') set.dates = withBirthday(asTextOrNull(value), before)
    else if (key === 'dates' || key === 'addresses' || key === 'relations') set[key] = asJson(value, key)
    else if (key === 'introducedBy') {
      const who = asTextOrNull(value)
      set[key] = typeof who === 'string' ? (await session.contact(who)).id : who
    } else set[key] = asTextOrNull(value)
  }
  const change = ContactChange.safeParse(set)
  if (!change.success) throw wrongField(change.error, Object.keys(ContactChange.shape))
  return change.data
}

/** The failure of fields that do not fit, naming the first. */
export function wrongField(
  error: { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] },
  known: readonly string[],
): Failure {
  const [issue] = error.issues
  const where = issue?.path.map(String).join('.') ?? ''
  return new Failure({
    code: 'invalid',
    message: `${where === '' ? '' : `${where}: `}${issue?.message ?? 'does not fit'}; nothing was changed.`,
    hint: `Keys are ${known.join(', ')}.`,
  })
}

function nameOf(value: unknown, before: ContactView | undefined): unknown {
  if (typeof value === 'string' && value.trimStart().startsWith('{')) return readJson(value, 'name')
  if (typeof value !== 'string') return value
  // The parts of the old name need not be those of the new one.
  const { nickname } = before?.name ?? {}
  return nickname === undefined ? { display: value } : { display: value, nickname }
}

function rhythmOf(value: unknown): unknown {
  const said = asTextOrNull(value)
  if (said === 'none') return null
  if (typeof said !== 'string' || Rhythm.safeParse(said).success) return said
  const words = said.toLowerCase()
  return Rhythm.options.find((rhythm) => RHYTHM_WORDS[rhythm] === words) ?? said
}

function withBirthday(date: unknown, before: ContactView | undefined): unknown {
  const others = (before?.dates ?? []).filter(({ kind }) => kind !== 'birthday')
  return date === null ? others : [{ kind: 'birthday', date }, ...others]
}
