/** Who the made-up people are: names as they are given in many places, and organizations that do not exist. */
import type { Name } from '../domain/contact.ts'
import type { Random } from './random.ts'

interface Place {
  readonly given: readonly [string, ...string[]]
  readonly family: readonly [string, ...string[]]
  readonly cities: readonly [string, ...string[]]
  readonly country: string
  readonly dial: string
  /** Where the family name is said first. */
  readonly familyFirst?: true
}

const words = (text: string): [string, ...string[]] => {
  const [first = '', ...others] = text.split(',').map((word) => word.trim())
  return [first, ...others]
}

const PLACES: readonly [Place, ...Place[]] = [
  {
    given: words(
      'Dana,Jonas,Miriam,Lukas,Friederike,Sven,Annika,Matthias,Karla,Tobias,Ulrike,Henrik,Lotte,Emil',
    ),
    family: words(
      'Roth,Brandt,Seidel,Kaufmann,Vogt,Lindner,Hartwig,Petersen,Schütz,Böhm,Köster,Weiß,Albrecht,Jansen',
    ),
    cities: words('Berlin,Hamburg,Leipzig,Köln,München'),
    country: 'Germany',
    dial: '+49 30 5550',
  },
  {
    given: words('Eleanor,James,Imogen,Callum,Harriet,Owen,Beatrice,Rory,Fiona,Theo,Nell,Alasdair'),
    family: words(
      'Whitlock,Ashdown,MacRae,Penhaligon,Thorne,Okafor-Reed,Lacey,Hargreaves,Bevan,Sinclair,Marsh,Quill',
    ),
    cities: words('London,Bristol,Edinburgh,Leeds'),
    country: 'United Kingdom',
    dial: '+44 20 7946 0',
  },
  {
    given: words('Grace,Marcus,Tessa,Caleb,Naomi,Desmond,Avery,Lorraine,Wyatt,June,Malik,Paige'),
    family: words(
      'Holloway,Bennett,Castellano,Whitaker,Nakagawa,Freeman,Delgado,Sorensen,Abrams,Kowalczyk,Rivers,Tran',
    ),
    cities: words('Portland,Chicago,Austin,Boston'),
    country: 'United States',
    dial: '+1 503 555 0',
  },
  {
    given: words('Camille,Étienne,Solène,Mathieu,Inès,Baptiste,Apolline,Rémi,Hélène,Noé'),
    family: words('Delacroix,Moreau,Lefèvre,Garnier,Chauvet,Besson,Rousselle,Dupré,Marchand,Aubry'),
    cities: words('Lyon,Nantes,Paris,Lille'),
    country: 'France',
    dial: '+33 1 99 00 1',
  },
  {
    given: words('Lucía,Álvaro,Itziar,Mateo,Nuria,Joaquín,Carmen,Íñigo,Paloma,Tomás'),
    family: words('Navarro Ruiz,Etxeberria,Ibáñez,Serrano Gil,Cortés,Molina Vega,Peña,Rubio,Salcedo,Aranda'),
    cities: words('Bilbao,Valencia,Madrid,Sevilla'),
    country: 'Spain',
    dial: '+34 910 555 0',
  },
  {
    given: words('Giulia,Lorenzo,Chiara,Davide,Ginevra,Niccolò,Elisa,Pietro,Alessia,Fabio'),
    family: words('Bellandi,Moretti,De Santis,Ferrari,Pellegrini,Conti,Vitale,Rinaldi,Greco,Lombardi'),
    cities: words('Torino,Bologna,Milano'),
    country: 'Italy',
    dial: '+39 02 5550',
  },
  {
    given: words('Agnieszka,Piotr,Zofia,Wojciech,Małgorzata,Łukasz,Hanna,Bartosz,Kinga,Jakub'),
    family: words('Wiśniewska,Kowalski,Zieliński,Wójcik,Dąbrowska,Mazur,Król,Sikora,Pawlak,Górski'),
    cities: words('Kraków,Wrocław,Gdańsk'),
    country: 'Poland',
    dial: '+48 22 555 0',
  },
  {
    given: words('Astrid,Mikkel,Freja,Søren,Linnea,Oskar,Ingrid,Elias,Signe,Aksel'),
    family: words('Bjørnsen,Dahl,Ekström,Holm,Lindqvist,Nygaard,Kjær,Sandberg,Åkesson,Rasmussen'),
    cities: words('København,Göteborg,Oslo,Aarhus'),
    country: 'Denmark',
    dial: '+45 70 55 0',
  },
  {
    given: words('Priya,Arjun,Ananya,Rohan,Kavitha,Vikram,Meera,Nikhil,Lakshmi,Sanjay'),
    family: words('Raghavan,Mehta,Iyer,Banerjee,Kulkarni,Chandran,Desai,Nair,Bhattacharya,Rao'),
    cities: words('Bengaluru,Pune,Chennai,Mumbai'),
    country: 'India',
    dial: '+91 80 5550 0',
  },
  {
    given: words('明美,健太,さくら,大輔,陽子,翔太,美穂,直樹'),
    family: words('佐藤,田中,山本,中村,小林,渡辺,伊藤,松本'),
    cities: words('東京,大阪,京都'),
    country: '日本',
    dial: '+81 3 5550 0',
    familyFirst: true,
  },
  {
    given: words('Wei,Xiulan,Jun,Meiling,Hao,Yating,Zihan,Lan'),
    family: words('Chen,Huang,Lin,Zhao,Wu,Tang,Xu,Guo'),
    cities: words('Taipei,Singapore,Shanghai'),
    country: 'Singapore',
    dial: '+65 6555 0',
  },
  {
    given: words('Amara,Chidi,Ngozi,Tunde,Adaeze,Femi,Folake,Obinna,Zainab,Kelechi'),
    family: words('Okonkwo,Adeyemi,Balogun,Eze,Nwosu,Ogunleye,Abubakar,Uche,Danjuma,Ibekwe'),
    cities: words('Lagos,Abuja,Ibadan'),
    country: 'Nigeria',
    dial: '+234 1 555 0',
  },
  {
    given: words('Leila,Omar,Yasmin,Karim,Salma,Tariq,Noor,Hassan,Rania,Idris'),
    family: words('Haddad,El-Sayed,Benali,Mansour,al-Khatib,Farouk,Nasser,Zidane,Saleh,Aziz'),
    cities: words('Cairo,Amman,Casablanca,Beirut'),
    country: 'Jordan',
    dial: '+962 6 555 0',
  },
  {
    given: words('Elif,Emre,Zeynep,Burak,Defne,Kerem,Aylin,Mert'),
    family: words('Yıldız,Kaya,Demir,Şahin,Öztürk,Aydın,Çelik,Güneş'),
    cities: words('İstanbul,İzmir,Ankara'),
    country: 'Türkiye',
    dial: '+90 212 555 0',
  },
  {
    given: words('Beatriz,Rafael,Luana,Thiago,Marina,João,Isadora,Caio'),
    family: words('Albuquerque,Figueiredo,dos Santos,Magalhães,Teixeira,Araújo,Brandão,Nogueira'),
    cities: words('São Paulo,Recife,Porto Alegre,Lisboa'),
    country: 'Brazil',
    dial: '+55 11 5550 0',
  },
  {
    given: words('Oksana,Andriy,Daryna,Taras,Sofiya,Maksym,Larysa,Yaroslav'),
    family: words('Kovalenko,Shevchuk,Melnyk,Bondar,Lysenko,Tkachuk,Marchenko,Petrenko'),
    cities: words('Kyiv,Lviv,Odesa'),
    country: 'Ukraine',
    dial: '+380 44 555 0',
  },
]

const ORGANIZATION_HEADS = words(
  'Northlight,Fennel & Rye,Harbourline,Tessellate,Bluewren,Kestrel,Oakmoor,Lumen Street,Silverthread,Copperleaf,Meridian Row,Wayfold,Pinegate,Saltmarsh,Quarryfield,Hollowell,Brightwater,Stonecrop,Juniper Lane,Ironbridge Nine,Marlowe & Pike,Amberfold,Redstart,Glasswing,Third Tide,Tallgrass,Nightjar,Foxglove,Lanternworks,Greywacke',
)
const ORGANIZATION_TAILS = words(
  'Studio,Labs,Software,Partners,Logistics,Health,Energy,Cooperative,Foundation,Press,Analytics,Instruments,Foods,Mobility,Architects,Academy,Insurance,Textiles',
)
const ROLES = words(
  'Head of Product,Managing Director,Founder,Head of People,Chief Financial Officer,Marketing Lead,Operations Manager,Head of Sales,Programme Director,Design Lead,Chief of Staff,Customer Success Lead,Partner,Engineering Manager',
)

/** A made-up person, as far as an address book knows them. */
export interface Person {
  readonly name: Name
  /** How one would call them in a note. */
  readonly short: string
  readonly role: string
  readonly city: string
  readonly country: string
  readonly phone: string
  /** A mail address's first part, in plain letters. */
  readonly handle: string
}

/** Invents a person. `nth` keeps their mail address and telephone number apart from everybody else's. */
export function inventPerson(chance: Random, nth: number): Person {
  const place = chance.pick(PLACES)
  const given = chance.pick(place.given)
  const family = chance.pick(place.family)
  const title = chance.chance(0.06) ? 'Dr.' : undefined
  const familyFirst = place.familyFirst === true
  const display = familyFirst ? `${family} ${given}` : `${given} ${family}`
  return {
    name: { display, given, family, ...(title === undefined ? {} : { prefix: title }) },
    short: familyFirst ? `${family}さん` : given,
    role: chance.pick(ROLES),
    city: chance.pick(place.cities),
    country: place.country,
    phone: `${place.dial}${String(nth % 1000).padStart(3, '0')}`,
    handle: handleOf(given, family, nth),
  }
}

function handleOf(given: string, family: string, nth: number): string {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/ł/g, 'l')
      .replace(/ø/g, 'o')
      .replace(/ı/g, 'i')
      .replace(/ß/g, 'ss')
      .replace(/[^a-z]+/g, '')
  const handle = [plain(given), plain(family)].filter((part) => part !== '').join('.')
  return handle === '' ? `mail${nth}` : `${handle}${nth < 40 ? '' : nth}`
}

/** Organizations that do not exist, as many as wanted, each with a mail domain reserved for examples (RFC 2606). */
export function inventOrganizations(
  chance: Random,
  count: number,
): readonly { name: string; domain: string }[] {
  const organizations = new Map<string, { name: string; domain: string }>()
  for (let tries = 0; organizations.size < count; tries += 1) {
    const head = chance.pick(ORGANIZATION_HEADS)
    const tail = chance.pick(ORGANIZATION_TAILS)
    // With every pair taken, the same names go on under numbers, as branch offices do.
    const name = tries > 2000 ? `${head} ${tail} ${Math.floor(tries / 500)}` : `${head} ${tail}`
    organizations.set(name, { name, domain: `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.example` })
  }
  return [...organizations.values()]
}
