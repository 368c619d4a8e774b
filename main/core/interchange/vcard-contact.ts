/** From a card's properties to a contact: which property means what, in every version and dialect. */
import { Labelled, RememberedDate, Relation } from '#shared/domain/contact.ts'
import { DraftBuilder, type ContactDraft } from './draft.ts'
import type { Property } from './vcard-property.ts'
import {
  labelOf,
  oneLine,
  percentDecoded,
  plainLabel,
  preference,
  readDay,
  readEmail,
  readPhone,
  words,
} from './vcard-values.ts'

/** What is known of a card while it is read. */
interface Card {
  readonly draft: DraftBuilder
  readonly version: string
  readonly labels: ReadonlyMap<string, string>
}

type Handler = (card: Card, property: Property, value: string) => void

/** Properties that speak of the file or of the program that wrote it; they are kept as originals, out of the notes. */
const TECHNICAL =
  /^(?:BEGIN|END|VERSION|PRODID|REV|SORT-STRING|MAILER|CLASS|KEY|SOUND|LOGO|SOURCE|NAME|PROFILE|CLIENTPIDMAP|XML|TZ|GEO|LANG|LANGUAGE|KIND|MEMBER|CREATED|X-ABUID|X-ABADR|X-ABSHOWAS|X-ABLABEL|X-ADDRESSBOOKSERVER-.*|X-IMAGE.*|X-ACTIVITY-.*|X-PHONETIC-.*|X-WAB-GENDER|X-EVOLUTION-FILE-AS|X-MS-OL-.*|X-MS-CARDPICTURE|X-MOZILLA-.*|X-APPLE-.*|X-SHARED-PHOTO-.*|X-LUNO-.*|X-GENERATOR|X-ACCOUNT|X-PRODID)$/

const MESSENGER =
  /^X-(?:EVOLUTION-|KADDRESSBOOK-X-IMADDRESS-?|MS-)?(JABBER|SKYPE|SKYPE-USERNAME|ICQ|AIM|MSN|YAHOO|GADUGADU|GROUPWISE|GTALK|GOOGLE-TALK|GOOGLETALK|QQ|TWITTER|MATRIX|TELEGRAM|WHATSAPP|SIP|IMADDRESS)$/
const RELATION =
  /^X-(?:.*-)?(SPOUSE|PARTNER|ASSISTANT|MANAGER|CHILD|CHILDREN|MOTHER|FATHER|BROTHER|SISTER|PARENT|FRIEND)(?:S?-?_?NAMES?)?$/
const ANNIVERSARY = /^X-(?:.*[-_])?ANNIVERSARY$/

/** The contact of one card; `undefined` if it names nobody. */
export function contactOf(
  line: number,
  properties: readonly Property[],
  warn: (text: string) => void,
): ContactDraft | undefined {
  const labels = new Map<string, string>()
  for (const { name, group, parts } of properties) {
    if (name === 'X-ABLABEL' && group !== undefined) labels.set(group, plainLabel(parts.join(',')))
  }
  const version = properties.find(({ name }) => name === 'VERSION')?.parts[0]?.trim() ?? '3.0'
  const card: Card = { draft: new DraftBuilder(warn), version, labels }

  const preferred = [...properties].sort((a, b) => preference(a) - preference(b))
  for (const property of preferred) {
    // Where the file is cut off, an address may be half an address: kept, but not used.
    if (property.cut && !WORDS.has(property.name)) {
      card.draft.misfit(words(property.name), property.parts.join(' '), 'may be cut off')
      card.draft.extras.push(property.original)
    } else read(card, property)
  }
  return card.draft.build(line)
}

/** Properties that make sense even without their last words. */
const WORDS = new Set(['FN', 'N', 'NICKNAME', 'ORG', 'TITLE', 'ROLE', 'NOTE', 'VERSION', 'PRODID', 'REV'])

function read(card: Card, property: Property): void {
  const { name } = property
  const value = property.parts.join(',')
  const handler = HANDLERS.get(name) ?? dialect(name)
  if (handler) handler(card, property, value)
  else {
    card.draft.extras.push(property.original)
    if (!TECHNICAL.test(name))
      card.draft.remark(
        (property.group === undefined ? undefined : card.labels.get(property.group)) ?? words(name),
        property.parts.filter((part) => part.trim() !== '').join(', '),
      )
  }
}

function dialect(name: string): Handler | undefined {
  if (ANNIVERSARY.test(name)) return date('anniversary')
  const messenger = MESSENGER.exec(name)?.[1]
  if (messenger !== undefined) return link(messenger.toLowerCase().replace(/-username$/, ''))
  const relation = RELATION.exec(name)?.[1]
  if (relation !== undefined) return related(relation === 'CHILDREN' ? 'child' : relation.toLowerCase())
  return undefined
}

function date(kind: RememberedDate['kind'], ownLabel?: string): Handler {
  return ({ draft, labels }, property, value) => {
    if (value.trim() === '') return
    const label = ownLabel ?? (kind === 'other' ? labelOf(property, labels) : undefined)
    const omitted = property.params['x-apple-omit-year']
    const read = readDay(value)
    const day =
      read !== undefined && omitted !== undefined && read.startsWith(omitted) ? `-${read.slice(4)}` : read
    const what = label ?? (kind === 'other' ? 'Date' : words(kind.toUpperCase()))
    if (day === undefined) draft.misfit(what, value, 'is no date that can be read')
    else if (label !== undefined && /anniversary/i.test(label)) {
      draft.add(draft.dates, RememberedDate, what, { kind: 'anniversary', date: day }, value)
    } else if (
      kind === 'birthday' &&
      draft.dates.some((other) => other.kind === 'birthday' && other.date !== day)
    ) {
      draft.remark(what, value)
    } else {
      draft.add(
        draft.dates,
        RememberedDate,
        what,
        { kind, date: day, ...(label === undefined ? {} : { label }) },
        value,
      )
    }
  }
}

function related(ownLabel?: string): Handler {
  return ({ draft, labels }, property, value) => {
    const name = oneLine(value)
    if (name === '') return
    if (/^(?:urn|uuid|https?|mailto|data):/i.test(name)) {
      draft.extras.push(property.original)
      return
    }
    const label = ownLabel ?? labelOf(property, labels)?.toLowerCase() ?? 'related'
    draft.add(draft.relations, Relation, `Relation (${label})`, { label, name }, name, 500)
  }
}

function link(ownLabel?: string): Handler {
  return ({ draft, labels }, property, value) => {
    const target = oneLine(value).replace(/^x-apple:/i, '')
    const label = labelOf(property, labels)
    const service = ownLabel ?? property.params['x-service-type']?.toLowerCase()
    const named = [service, label === service ? undefined : label].filter(Boolean).join(' ') || undefined
    if (target !== '') draft.add(draft.links, Labelled, 'Link', labelled(target, named), target)
  }
}

const labelled = (value: string, label: string | undefined): Labelled =>
  label === undefined ? { value } : { value, label }

const HANDLERS = new Map<string, Handler>(
  Object.entries<Handler>({
    VERSION: () => undefined,
    'X-ABLABEL': ({ draft, labels }, property, value) => {
      if (property.group === undefined || !labels.has(property.group)) draft.remark('Label', value)
    },
    FN: ({ draft }, _, value) => {
      const display = oneLine(value)
      if (draft.display === '') draft.display = display
      else if (display !== draft.display) draft.remark('Also named', display)
    },
    N: ({ draft }, { parts }) => {
      const [family = '', given = '', additional = '', prefix = '', suffix = '', ...more] = parts.map(oneLine)
      draft.set('family', 'Family name', family)
      draft.set('given', 'Given name', given)
      draft.set('additional', 'Additional name', additional)
      draft.set('prefix', 'Prefix', prefix)
      draft.set('suffix', 'Suffix', suffix)
      draft.remark('Name', more.filter(Boolean).join(', '))
    },
    NICKNAME: ({ draft }, { parts }) =>
      draft.set('nickname', 'Nickname', parts.map(oneLine).filter(Boolean).join(', ')),
    ORG: ({ draft }, { parts }) => {
      const [organization = '', ...departments] = parts.map(oneLine)
      const department = departments.filter(Boolean).join(', ')
      draft.set('organization', 'Organization', organization)
      draft.remark('Department', department)
    },
    TITLE: ({ draft }, _, value) => draft.set('role', 'Role', oneLine(value)),
    ROLE: ({ draft }, _, value) => draft.set('role', 'Role', oneLine(value)),
    EMAIL: ({ draft, labels }, property, value) => {
      if (value.trim() === '') return
      const address = readEmail(value)
      if (address === undefined) draft.misfit('E-mail', value, 'is no address')
      else draft.add(draft.emails, Labelled, 'E-mail', labelled(address, labelOf(property, labels)), address)
    },
    TEL: ({ draft, labels }, property, value) => {
      const { number, extension } = readPhone(value)
      if (number === '') return
      const label = [labelOf(property, labels), extension === undefined ? undefined : `ext. ${extension}`]
      draft.add(
        draft.phones,
        Labelled,
        'Phone',
        labelled(number, label.filter(Boolean).join(' ') || undefined),
        value,
      )
    },
    ADR: ({ draft, labels }, property) => {
      const [poBox = '', extended = '', street = '', city = '', region = '', postalCode = '', ...rest] =
        property.parts
      const country = rest.filter((part) => part.trim() !== '').join(', ')
      const label = labelOf(property, labels)
      const formatted = property.params.label
      draft.address({
        ...(label === undefined ? {} : { label }),
        ...(formatted === undefined ? {} : { formatted }),
        ...{ poBox, extended, street, city, region, postalCode, country },
      })
    },
    LABEL: ({ draft, labels }, property, value) => {
      const label = labelOf(property, labels)
      const home = draft.addresses.find(
        (address) => address.label === label && address.formatted === undefined,
      )
      if (home && value.trim().length <= 1000) home.formatted = value.trim()
      else draft.address({ ...(label === undefined ? {} : { label }), formatted: value })
    },
    URL: link(),
    IMPP: link(),
    SOCIALPROFILE: link(),
    'X-SOCIALPROFILE': link(),
    CALURI: link('calendar'),
    CALADRURI: link('calendar'),
    FBURL: link('free/busy'),
    BDAY: date('birthday'),
    ANNIVERSARY: date('anniversary'),
    DEATHDATE: date('other', 'death'),
    'X-ABDATE': date('other'),
    RELATED: related(),
    'X-ABRELATEDNAMES': related(),
    CATEGORIES: ({ draft, version }, { parts }) => {
      for (const tag of version === '2.1' ? parts.flatMap((part) => part.split(';')) : parts)
        draft.tag(oneLine(tag))
    },
    NOTE: ({ draft }, _, value) => draft.note(value),
    UID: ({ draft }, _, value) => draft.set('uid', 'UID', oneLine(value)),
    PHOTO: ({ draft }, property, value) => {
      const uri = /^data:([\w./+-]*)(?:;[^,]*)?;base64,/i.exec(value)
      const data = property.base64 ?? (uri ? value.slice(uri[0].length) : value.replace(/\s+/g, ''))
      const isData = property.base64 !== undefined || uri !== null || /^[A-Za-z0-9+/]{64,}={0,2}$/.test(data)
      if (!isData || draft.photo || data === '') {
        draft.extras.push(property.original)
        return
      }
      const subtype =
        property.types.find((type) => /^(?:image\/)?(?:jpe?g|png|gif|bmp|webp|heic|tiff?)$/.test(type)) ??
        'jpeg'
      const named = uri?.[1] ?? ''
      const mediaType = named !== '' ? named : `image/${subtype.replace('image/', '').replace('jpg', 'jpeg')}`
      draft.photo = { mediaType, bytes: Buffer.from(data, 'base64') }
    },
    AGENT: ({ draft }, property, value) => {
      const name = /^(?:[\w-]+\.)?FN[^:\n]*:(.*)$/im.exec(value)?.[1]
      if (name !== undefined) related('agent')({ draft, version: '', labels: new Map() }, property, name)
      draft.extras.push(property.original)
    },
    'X-ANDROID-CUSTOM': (card, property, value) => {
      const [kind = '', first = '', type = '', label = ''] = percentDecoded(value).split(';')
      const content = kind.replace(/^vnd\.android\.cursor\.item\//, '')
      if (content === 'nickname') card.draft.set('nickname', 'Nickname', first)
      else if (content === 'relation')
        related(ANDROID_RELATIONS[Number(type)] ?? (label || 'related'))(card, property, first)
      else if (content === 'contact_event') {
        const handler =
          type === '3'
            ? date('birthday')
            : type === '1'
              ? date('anniversary')
              : date('other', label || 'other')
        handler(card, property, first)
      } else {
        card.draft.extras.push(property.original)
        card.draft.remark(words(content.toUpperCase()), first)
      }
    },
  }),
)

/** Android's `ContactsContract.CommonDataKinds.Relation` types, by number. */
const ANDROID_RELATIONS = [
  undefined,
  'assistant',
  'brother',
  'child',
  'domestic partner',
  'father',
  'friend',
  'manager',
  'mother',
  'parent',
  'partner',
  'referred by',
  'relative',
  'sister',
  'spouse',
] as const
