/** English, for the capture line. */
import { Chrono, configuration } from 'chrono-node/en'
import type { CaptureWords } from './words.ts'

/** A straight apostrophe of a word stands for both. */
const either = (source: string) => source.replace(/(?<=[\p{L}|(: ])'(?=\p{L})/gu, "['’]")
/** Whole words, any case. */
const words = (source: string) =>
  new RegExp(String.raw`(?<![\p{L}\p{N}_]|\p{L}['’-])(?:${either(source)})(?![\p{L}\p{N}_]|-\p{L})`, 'giu')
/** What the beginning of a clause ends with. */
const endsWith = (source: string) =>
  new RegExp(String.raw`(?<![\p{L}\p{N}_])(?:${either(source)})[\s"“„«]*$`, 'iu')
const startsWith = (source: string) =>
  new RegExp(String.raw`^\s*(?:${either(source)})(?![\p{L}\p{N}_])`, 'iu')

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const FULL_MONTHS = MONTHS.join('|')
const MONTH = String.raw`(?:${FULL_MONTHS}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?`
const WEEKDAYS = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday'
const NUMBER = String.raw`(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a few|a couple of)`

/** A verb in the past, or the noun that tells of it; negated it tells of nothing. */
const NOT_DONE =
  "(?<!(?:\\b(?:never|not|nt|to|will|should|would|can|could|must)|n['’]t) (?:yet |really |just |have |be )?)"

/** Contacting, as it is forbidden in a stop. */
const CONTACTING = String.raw`(?:contact|writ|call|phon|mail|e-?mail|messag|text|ping|bother|pester|send|reach|spam|disturb|approach)(?:t?ing)(?: out)?`
const CONTACT =
  '(?:contact|write|call|phone|mail|e-?mail|message|text|ping|bother|approach|disturb|reach out)'
const ME = '(?:me|us|her|him|them|anyone|anybody)'
/** "I should stop sending such long mails" is nobody's wish but mine. */
const NOT_I =
  "(?<!\\b(?:i|we)(?:['’]ll|['’]d)? (?:(?:should|must|will|want to|wanted to|need to|have to|had to|can|could|decided to|better) )?(?:just |now )?)"
/** "Do not contact me before March" is a not-now. */
const FOR_GOOD = String.raw`(?![^.;!?\n]*\b(?:until|till|before|for now|right now|at the moment|yet|this (?:week|month|quarter|year)|today)\b)`
/** What may follow a "stop" that is meant for me; "stop by" is a visit. */
const STOP_TAIL = String.raw`(?=\s*(?:$|[.,;:!?)"'”’\n\uE000\uE001—–-]|${CONTACTING}|all|any|this|it|that|now|please|for good|altogether|at once|immediately))`

/** A letter of a title: up to the next mark or punctuation. */
const TITLE = '[^.,;:!?\\n\\uE000\\uE001]'

const date = {
  first: new Chrono(configuration.createCasualConfiguration(true)),
  second: new Chrono(configuration.createCasualConfiguration(false)),
}

function unlikely(said: string, before: string, after: string): boolean {
  if (said === '24/7') return true
  // "3/4 of them" is a date only where one is announced.
  if (/^\d+\/\d+$/.test(said))
    return !/(?:^|[(,:\uE000\uE001]|\b(?:on|by|until|till|from|before|after|since))\s*$/i.test(before)
  const announced = /\b(?:on|by|until|till|from|before|after|since|last|next|this|in|of)\s*$/i.test(before)
  const opens = /(?:^|[.!?\n])\s*$/.test(before)
  // "Sat down", "the sun", "married", "will march": a short word needs a capital or an announcement.
  if (/^(?:sat|sun|mon|wed|mar|jan|dec|may|march)\.?$/i.test(said)) {
    const capital = /^\p{Lu}/u.test(said) && !opens && !/^\s+(?:down|with|in)\b/i.test(after)
    return !announced && !capital
  }
  return false
}

export const english: CaptureWords = {
  language: 'en',
  dates: (dayFirst) => (dayFirst ? date.first : date.second),

  kinds: [
    {
      kind: 'meeting',
      verb: words(
        `${NOT_DONE}(?:met(?! (?:our|the|their|his|her|all|my) (?:targets?|goals?|deadlines?|needs?|requirements?|expectations?))|sat down with|ran into|bumped into|caught up|had (?:lunch|coffee|dinner|breakfast|drinks|tea))`,
      ),
      noun: words(
        'meeting|lunch|coffee|breakfast|dinner|drinks|workshop|walk with|visit|visited|kick-?off|session|one-on-one|1:1',
      ),
    },
    {
      kind: 'call',
      verb: words(
        `${NOT_DONE}(?<!\\b(?:is|are|was|were|so|be) )(?:called(?! (?:off|it\\b|for\\b|out\\b|in sick))|phoned|rang|telephoned|facetimed|skyped|zoomed|spoke(?: \\p{L}+){0,3} on the phone)`,
      ),
      noun: words(`${NOT_DONE}call|phone call|video call|phone|zoom`),
    },
    {
      kind: 'message',
      verb: words(
        `${NOT_DONE}(?:wrote(?! (?:off|down|up))|mailed|e-?mailed|messaged|texted|replied|dropped (?:her|him|them|me) a line|heard from|sent (?:(?:her|him|them|me|us|\\uE000+) )?(?:an? |the |some )?(?:short |quick |long |kind )?(?:message|mail|e-?mail|letter|note|text|card|postcard)|sent)`,
      ),
      noun: words('message|mail|e-?mail|letter|text message|postcard|dm'),
    },
    { kind: 'ping', verb: words(`${NOT_DONE}(?:pinged|nudged)`), noun: words('ping') },
    {
      kind: 'introduction',
      verb: words(
        `${NOT_DONE}(?:introduced|made an intro(?:duction)?|put (?:\\S+ )?in touch with|connected (?:\\S+ )?with)`,
      ),
      noun: words('introduction|intro'),
    },
    {
      kind: 'event',
      noun: words('conference|event|fair|trade show|trade fair|meet-?up|summit|congress|concert|party'),
    },
    {
      kind: 'gift',
      verb: words(
        `${NOT_DONE}(?:(?:gave|brought|sent|got|handed)(?: (?!present|gift)[^\\s.,;:!?]{1,40}){0,8} (?:present|gift)s?)`,
      ),
      noun: words('(?:birthday |christmas )?(?:present|gift)'),
    },
  ],

  signals: [
    {
      signal: 'stop',
      deniable: false,
      pattern: words(
        [
          `(?:please,? )stop${STOP_TAIL}`,
          `${NOT_I}stop(?: please)? ${CONTACTING}`,
          `(?:said|says|wrote|writes|replied|answered|texted)(?: to (?:me|us))?(?: that (?:i|we) (?:should|must))?:? stop${STOP_TAIL}`,
          `(?:asks?|asked|told|tells|wants?|wanted|wishes|begged)(?: (?:me|us|this|it))? to stop${STOP_TAIL}`,
          `(?:do not|don't|never) (?:ever )?${CONTACT}(?: (?:to )?${ME})?(?: (?:again|any ?more|ever))?${FOR_GOOD}`,
          `(?:asked|told|wants|wanted) (?:me |us )?not to (?:be contacted|${CONTACT})(?: ${ME})?(?: (?:again|any ?more))?${FOR_GOOD}`,
          `(?:does not|doesn't|did not|didn't) (?:want|wish) to be contacted(?: again)?${FOR_GOOD}`,
          `no (?:more|further) (?:contact|mails?|e-?mails?|calls?|messages?|letters?)(?: please)?${FOR_GOOD}`,
          `leave (?:me|us|her|him|them) alone${FOR_GOOD}`,
          `(?:take|remove|delete|strike) (?:me|us|her|him|them) (?:off|from) (?:my|your|our|the|all) (?:mailing )?lists?`,
          `unsubscribed?`,
        ].join('|'),
      ),
    },
    // "Stop" and nothing else, as a clause of its own or within quotation marks; a bus stop, or stopping by, is none.
    {
      signal: 'stop',
      deniable: false,
      pattern: /(?<=^|[.,;:!?\n"“„«—–\uE000]\s*|\n)stop(?=\s*(?:$|[.,;:!\n"”“»—–]))/giu,
    },
    {
      signal: 'not-now',
      deniable: false,
      pattern: words(
        [
          'not (?:right )?now',
          'not (?:at )?(?:this|the) (?:time|moment)|not (?:at the moment|this (?:week|month|quarter|year|season|time)|today|yet the (?:right )?time)',
          'not the (?:right|best) (?:time|moment)|(?:a )?(?:bad|wrong) (?:time|moment|timing)',
          '(?:maybe|perhaps) (?:later|next (?:week|month|quarter|year)|another time|some other time|in (?:the )?(?:spring|summer|autumn|fall|winter|new year))',
          '(?:some other|another) time(?: (?:maybe|perhaps))?',
          "(?:wait|hold off|hold on|rest)(?: (?:for|with (?:it|this|that)))? (?:until|till|'til)",
          "(?:not|don't \\p{L}+(?: \\p{L}+)?|do not \\p{L}+(?: \\p{L}+)?) (?:until|till|'til|before)",
          `(?:come|try|ask|call|write|get|check|reach out)(?: (?:back|in|again|to|me|us|her|him|them)){1,4} (?:later|in \\p{L}+ (?:weeks?|months?|years?)|in (?:mid-?|early |late |the )*(?:${FULL_MONTHS}|spring|summer|autumn|fall|winter|new year|q[1-4])|next (?:month|quarter|year))`,
          'too (?:early|soon)|too busy|no (?:budget|time|capacity)(?: (?:right now|at the moment|this (?:month|quarter|year)|for (?:it|this|that)))?|swamped',
          "(?:is |are |it's |put (?:it |this |that |us )?)?on hold|postponed",
          "not interested|isn't interested|aren't interested|wasn't interested|no interest|no longer interested|not really interested|lost interest",
          '(?:said|says) no|declined|turned (?:it|me|us|this|that|the (?:offer|proposal)) down|turned down',
        ].join('|'),
      ),
    },
    {
      signal: 'positive',
      deniable: true,
      pattern: words(
        [
          'positive|delighted|interested|enthusiastic|thrilled|excited|keen|impressed|grateful|pleased|curious',
          'loved|loves (?:it|the|my|our|this)|yes|agreed(?! to disagree)|accepted|signed|go-?ahead|wants to (?:go ahead|start|continue|work with)|happy with|looking forward',
        ].join('|'),
      ),
    },
    {
      signal: 'neutral',
      deniable: true,
      pattern: words(
        "neutral|lukewarm|non-?committal|undecided|(?:will |wants to |'ll )?think (?:about it|it over)|thinking (?:about it|it over)",
      ),
    },
    {
      signal: 'none',
      deniable: false,
      pattern: words(
        "no (?:answer|reply|response|reaction)(?: yet)?|(?:did not|didn't|has not|hasn't|have not|haven't|never) (?:answer(?:ed)?|repl(?:y|ied)|respond(?:ed)?|pick(?:ed)? up|react(?:ed)?|(?:got|gotten|come|came|written|wrote|called) back)|voice ?mail|unanswered",
      ),
    },
  ],
  denied: endsWith(
    "(?:not(?! only| just)|never|no(?! doubt)|no longer|hardly|barely|neither|nor|without|less|cannot|(?:is|was|are|were|does|did|do|has|had|have|would|could|should|can|wo|ca|ai)n't)(?: (?!but|and|though|only|just)[\\p{L}'’]+){0,3}",
  ),
  supposed: endsWith(
    "(?:if|whether|unless|in case|hope|hopes|hoping|wonder|wondering)(?: [\\p{L}'’\\uE000]+){0,4}|yes or no|or",
  ),
  mine: endsWith(
    "(?:i|we)(?: am| are| was| were|'m|'re| felt| feel| have| had|'ve|'d)?(?: (?:very|so|really|quite|also|too|just))?",
  ),

  notTheKindAfter: endsWith(
    "(?:about|discussed|pitched|requested|proposed|suggested|offered|asked for|asking for|cancell?ed|called off|postponed|planned|booked|prepared|before|since|until|of|invited (?:her|him|them|\\uE000+) to)(?: (?:an?|the|our|my|her|his|their|another|next|\\uE001+(?:['’]s)?|\\uE000+['’]s|\\p{L}+['’]s))*",
  ),
  subjectMe: endsWith(
    "(?:i|we)(?:'ve|'d| have| had)?(?: (?:just|then|also|finally|already|again|quickly|later|only|even|now|first))*",
  ),
  subjectThem: endsWith(
    "(?:he|she|they|someone|somebody|(?:her|his|their|the) \\p{L}+)(?:'s|'ve|'d| has| have| had)?(?: (?:just|then|also|finally|already|again|kindly|quickly|later|only|even|now|first))*|\\uE000(?: (?:has|had|just|then|also|finally|already|again|kindly|quickly|later|who))*|who(?: has| had)?",
  ),
  subjectName:
    /(?<![\p{L}\p{N}])(?!(?:Today|Yesterday|Finally|Then|Just|Later|Again|Also|First|Now|So|And|But|On|In|At|Have|Had|Still|Once|Twice|Not|I|We)\s|\p{Lu}\p{Ll}*ly\s)\p{Lu}\p{Ll}+\s+$/u,
  connective: endsWith('and|then|but|so|also|later|finally|,'),
  anySubject: words("(?<me>i|we|i've|we've|i'd|we'd)|(?<them>he|she|they|who)"),
  towardsMe: startsWith('(?:to )?(?:me|us)|from|to \\uE000+ by|(?:me|us)? ?back to me'),
  together: startsWith('with|between|and \\uE000'),
  received: endsWith(
    "(?:got|received|had|have|missed|read|saw|answered|unexpected|by)(?: (?:an?|the|her|his|their|another|nice|kind|short|long|new|missed))*|(?:her|his|their|\\uE000['’]s)",
  ),

  promise: {
    begins: words(
      "(?<verb>promised)|(?:i|we)(?:'ll| will| am going to| are going to|'m going to|'re going to| shall)(?! (?:not|never|wait|hold off|leave|let|see|probably|maybe|be (?:in|at|away|out|back)|have to)(?!\\p{L}))(?<!we(?:['’]ll| will)(?= (?:meet|talk|speak|have)(?!\\p{L})))",
    ),
    by: endsWith(
      "(?:by|until|till|'til|on|before|not later than|no later than|at the latest|around|in|for|at)(?: the)?",
    ),
    and: startsWith('(?:, )?(?:and|plus)'),
    lead: startsWith(
      "(?:her|him|them|you|everyone|everybody|\\uE000+(?:,? (?:and )?\\uE000+)*)|to|that (?:i|we)(?:'d|'ll| would| will)|(?:i|we)(?:'d|'ll| would| will)",
    ),
    before: endsWith("(?:by|before|until|till|'til)(?: the)?"),
  },

  rest: {
    begins: words(
      [
        "(?<until>until|till|'til)(?<after> (?:sometime |some time )?after)?",
        '(?<after2>(?:some ?time )?after|past)',
        '(?<resume>not before|before)',
        '(?:once|as soon as|when)',
        '(?<resume2>(?:(?:try|ask|call|write|come|get|check|talk|speak|meet|reconnect|circle|touch|follow|reach)(?: (?:again|back|in|to|with|base|up|out|me|us|her|him|them|it)){1,4}|again|maybe|perhaps|later)(?: (?:in|on|at|around|from|some ?time in|for))?(?= (?:\\d|next|mid|early|late|the|in|a |january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter|q[1-4]|monday|tuesday|wednesday|thursday|friday|two|three|four|five|six|tomorrow|christmas|easter)))',
        '(?<wait>(?:wait|give (?:it|her|him|them|me|us)|rest|pause|quiet)(?: for| another)?)',
      ].join('|'),
    ),
    circumstanceEnds: words('but|so|then|maybe|perhaps|please|at the earliest'),
    noCircumstance: startsWith(
      '(?:i|we|it|that|this|all|later|lunch|dinner|breakfast|work|hours|noon|midnight|further notice|you)\\b',
    ),
  },

  values: {
    given: [
      words(
        `(?<verb>gave|handed|brought|lent|left)(?: (?:her|him|them|everyone|everybody|\\uE000+))+ (?:a copy of )?(?:the|an?|my|our|some) (?<title>(?!(?:call|ring|lift|hug|chance|hint|hand|heads-?up|present|gift|try|minute|moment|bit|lot)(?!\\p{L}))${TITLE}{1,120})`,
      ),
      words(
        `(?<verb>shared)(?: with (?:her|him|them|\\uE000+))? (?:the|an?|my|our|some) (?<title>${TITLE}{1,120})`,
      ),
      words(
        `(?<verb>gave|sent|brought|shared|handed)(?: (?:her|him|them|everyone|everybody|\\uE000+))* (?:(?:the|an?|my|our|some) )?(?<title>(?!a present|a gift)${TITLE}{1,120}?) as (?:an? )?(?:\\p{L}+ )?(?:present|gift)`,
      ),
    ],
    ends: words(
      'with|to|for|by|at|in|and|as|because|which|that|who|so|but|when|while|after|before|from|during|yesterday|today|last|this|over',
    ),
    filler: words('the|an?|my|our|their|his|her|some|of|on|about|for'),
  },
  asks: words(
    'asked(?: (?:her|him|them|\\uE000+))? (?:for(?! (?:a (?:moment|minute)|nothing))|to (?:buy|book|sign|hire|meet|introduce|recommend|join|have|get))|proposed|pitched|requested|offered (?:her |him |them )?(?:a |the |my |our )?(?:proposal|project|workshop|retainer|contract)',
  ),

  when: {
    notAfter: endsWith('since|about|for|before|until|till|by|than|re|regarding|ahead of|of'),
    ahead: words(
      "will|\\p{L}+'ll|(?:is|are|am|\\p{L}+'s|\\p{L}+'re|\\p{L}+'m) going to|plans? to|wants? to|would like to|'d like to|let's|hopes? to",
    ),
    filler: /(?<!from\s)\bnow\b/giu,
    never: /^(?:for|within)(?!\p{L})/iu,
    notBefore: /^['’]s?(?![\p{L}])/iu,
    unlikely,
    dayParts: [
      [/\bmorning\b/i, '09:00'],
      [/\bnoon\b|\bmidday\b/i, '12:00'],
      [/\bafternoon\b/i, '15:00'],
      [/\bevening\b/i, '19:00'],
      [/\bmidnight\b/i, '00:00'],
      [/\bnight\b|\btonight\b/i, '21:00'],
    ],
    last: /\b(?:last|past)\b/i,
    next: /\bnext\b/i,
    this: /\bthis\b/i,
    monthDays: [
      new RegExp(
        String.raw`(?<![\p{L}\p{N}_.:/-])(?<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<month>${MONTH})(?![\p{L}\p{N}])(?:,? (?<year>\d{4})(?![\p{L}\p{N}]))?`,
        'giu',
      ),
      new RegExp(
        String.raw`(?<![\p{L}\p{N}_])(?<month>${MONTH}) (?<day>\d{1,2})(?:st|nd|rd|th)?(?![\p{L}\p{N}:]|[.,]\d)(?:,? (?<year>\d{4})(?![\p{L}\p{N}]))?`,
        'giu',
      ),
      /(?<![\p{L}\p{N}_./-])(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?!\p{N}|(?!T\d)[\p{L}/-])/giu,
      /(?<![\p{L}\p{N}_./-])(?<first>\d{1,2})(?<separator>[./])(?<second>\d{1,2})\k<separator>(?<year>\d{4})(?![\p{L}\p{N}/])/giu,
    ],
    times: /(?<![\p{L}\p{N}])at (?<hour>\d{1,2})[:.](?<minute>\d{2})(?![\p{N}.%€$£]|:\d)/giu,
    zoneLike:
      /^(?:[ap]m|met|mart|west|east|art|bot|chut|eat|get|cat|wit|wat|wet|nut|pet|sast|sst|cot|ist|tot|est|most|at|it|an|on|so|to|we|and|her|him|the)$/,
  },

  stretches: {
    pattern: new RegExp(
      String.raw`\s*(?:(?:the )?(?<edge>beginning|start|early|middle|mid|late|end)(?: of|-|\b) ?)?(?:the )?(?:(?:(?<which>next|this|coming|following|current|new) )?(?<unit>week|month|quarter|year)|(?<which2>(?:next|this|coming) )?(?:(?<month>${FULL_MONTHS})(?! \d{1,2}(?!\d)(?:st|nd|rd|th)?\b)|(?<season>spring|summer|autumn|fall|winter)(?: (?:break|holidays|vacation))?|(?<quarter>q[1-4]|(?:first|second|third|fourth) quarter)(?: of)?|(?<feast>christmas|easter|new year['’]s(?: (?:day|eve))?|holidays))(?:,? (?<year>\d{4}))?|(?<yearAlone>20\d\d))(?![\p{L}\p{N}_-]|['’]s)`,
      'iuy',
    ),
    startEdge: /beginning|start|early/i,
    middleEdge: /mid/i,
    endEdge: /end|late/i,
    nextWhich: /next|coming|following|new/i,
    week: /week/i,
    month: /month/i,
    quarter: /quarter/i,
    seasons: [
      [/spring/i, 3],
      [/summer/i, 6],
      [/autumn|fall/i, 9],
      [/winter/i, 12],
    ],
    quarterNumber: (said) => {
      const number = ['first', 'second', 'third', 'fourth'].findIndex((word) =>
        said.toLowerCase().startsWith(word),
      )
      return number >= 0 ? number + 1 : Number(/[1-4]/.exec(said)?.[0] ?? 1)
    },
    feasts: [
      [/christmas/i, 'christmas'],
      [/easter/i, 'easter'],
      [/new year/i, 'new-year'],
      [/holidays/i, 'holidays'],
    ],
    spanLead: 'in ',
    span: new RegExp(
      String.raw`\s*(?:for |about |another )*(?<span>${NUMBER} (?:days?|weeks?|months?|years?))(?![\p{L}\p{N}])`,
      'iuy',
    ),
  },
  monthNumber: (name) => {
    const short = name.toLowerCase().replace('.', '').slice(0, 3)
    const at = short.length < 3 ? -1 : MONTHS.findIndex((month) => month.startsWith(short))
    return at < 0 ? undefined : at + 1
  },

  particles: new Set([
    'van',
    'von',
    'der',
    'den',
    'de',
    'het',
    "'t",
    'ten',
    'ter',
    'te',
    'zu',
    'zur',
    'zum',
    'la',
    'le',
    'les',
    'du',
    'des',
    'di',
    'da',
    'del',
    'della',
    'dello',
    'dei',
    'dos',
    'das',
    'do',
    'el',
    'al',
    'bin',
    'ibn',
    'bint',
    'ben',
    'bat',
    'abu',
    'af',
    'av',
    'y',
    'e',
    'i',
    'san',
    'st',
  ]),
  titles: new Set(['dr', 'prof', 'mr', 'mrs', 'ms', 'mx', 'st']),
  noNameWord: new RegExp(
    String.raw`^(?:(?:${WEEKDAYS}|today|yesterday|tomorrow|i|i['’](?:ll|ve|d|m)|he|she|they|we|it|the|an?|and|but|or|who|is|was|has|had|said|says|asked|wants|met|called|wrote|promised|not|no|yes|on|at|in|about|for)(?![\p{L}\p{N}'’-])|${MONTH}\s+\d)`,
    'iu',
  ),
}
