/**
 * How the made-up consultant writes. `{name}` is whom it is about, `{org}` where they work, and the other slots come
 * from the topic. Each list is a place in a story; a note is put together from one sentence of each.
 */
type Phrases = readonly [string, ...string[]]

export const OPENINGS: Readonly<
  Record<'meeting' | 'call' | 'written' | 'received' | 'event' | 'introduction' | 'gift', Phrases>
> = {
  meeting: [
    'Met {name} for coffee; we ended up talking about {about}.',
    'Two hours at {org} with {name}, mostly about {about}.',
    'Lunch with {name}. The subject was {about}, the weather, and then {about} again.',
    'Sat with {name} in their small room with the green lamp. {about^}, for once without interruptions.',
    'Workshop morning at {org}. {name} had prepared well and let others speak first.',
    'Walked along the river with {name} instead of sitting in a meeting room.',
    'First real meeting with {name} in months. Good to see each other.',
    'Met {name} between two trains, forty minutes, and they were worth it.',
    'Dinner after the board meeting. {name} looked tired and was very clear.',
    'Visited {org}. {name} showed me around and introduced me to half the floor.',
  ],
  call: [
    'Call with {name}, half an hour, about {about}.',
    '{name} on the telephone: quick question, long answer.',
    'Called {name} back. They had read everything I sent.',
    'Video call with {name}; the line was bad, the conversation was good.',
    'A short call with {name} that became a long one.',
    'Spoke with {name} while they were walking home. {about^}, and how the week had been.',
    'Caught {name} just before the holidays.',
  ],
  written: [
    'Wrote to {name} about {about}.',
    'Sent {name} a few lines about {about}.',
    'Wrote {name} what I thought about their draft, plainly.',
    'A mail to {name}, after two drafts that were too long.',
    'Sent {name} the link we had spoken about.',
  ],
  received: [
    'A mail from {name}, three lines and friendly.',
    '{name} answered my note from last week.',
    '{name} wrote because of {about}.',
    '{name} forwarded something from their team and asked what I make of it.',
    'A long message from {name}, written late at night.',
  ],
  event: [
    'Ran into {name} at the spring conference.',
    'Same table as {name} at the association’s dinner.',
    '{name} was on the panel; we spoke afterwards, standing, with bad coffee.',
    'Saw {name} at the book launch. A quarter of an hour, unhurried.',
    'Open evening at {org}; {name} was the host.',
  ],
  introduction: [
    'Introduced {name} to somebody who had {trouble} two years ago.',
    'Brought {name} together with a colleague who knows {about} better than I do.',
    '{name} asked whether I knew anybody for {about}. I did.',
  ],
  gift: [
    'Sent {name} the book we had spoken about, with a card.',
    'Left a bag of the good coffee at the desk of {name}, to thank them for the introduction.',
    'A small present for {name}: the first edition was easier to find than expected.',
  ],
}

export const BODIES: Phrases = [
  'They struggle with {trouble}.',
  'The real question was {question}.',
  'What stays with me: {insight}.',
  'They asked {question}, and I did not have a ready answer, which was fine.',
  'It turned out that {insight}.',
  'I mostly listened. They talked about {trouble}.',
  'We drew it on a napkin: {insight}.',
  'Somebody in their team had said that {insight}, and nobody had contradicted.',
  'I said that I would start somewhere else, and why. They wrote it down.',
  'They are proud of how far they have come since last year, and rightly so.',
  'It is still about {trouble}, only that they see it now.',
  'Their team is smaller than I had thought: four people and a student.',
  'There is a new colleague who seems to be the one to convince.',
  'They had tried it once before, with an agency, and it had left a bad taste.',
  'I told the story of the bakery chain; it landed.',
  'They wanted a number. I gave a range, and said what it hangs on.',
  'Nothing to decide yet, and nobody pretended otherwise.',
]

export const PERSONAL: Phrases = [
  'Their daughter has started school; they showed me the photograph.',
  'They are learning to row, of all things.',
  'They have moved, and are still living between boxes.',
  'The dog was under the table the whole time.',
  'They read more than I do: remember to ask about the novel.',
  'Back from three weeks of walking, and it shows.',
  'Their mother is ill; better to ask about that first next time.',
  'We both turned out to know the same printer in Leiden.',
  'Tea, not coffee. Write that down for good.',
  'They never answer on Fridays, and are right.',
  'They laughed about my handwriting and then asked for a copy of the page.',
]

export const CLOSINGS: Readonly<Record<'positive' | 'neutral' | 'none' | 'not-now', Phrases>> = {
  positive: [
    'They would like to try {step}.',
    'Great talk. They said this was the most useful hour of the week.',
    'They asked me to come back to it soon: {step}.',
    'They were delighted, and said so to their whole team.',
    'A clear yes to {step}.',
    'They thanked me twice, and meant it.',
    'They want more of this and will say so internally.',
    'They brought up {step} by themselves.',
  ],
  neutral: [
    'Friendly, no decision.',
    'We will see. It was good to be in the room.',
    'They will think about it, and I believe them.',
    'No next step, and none needed.',
    'Left it there.',
    'They are busy, and kind about it.',
  ],
  none: [
    'No answer needed.',
    'Nothing back yet.',
    'Let us see whether it is of use to them.',
    'I asked for nothing.',
    'If it helps, good; if not, also good.',
  ],
  'not-now': [
    'Not now, they said: {reason}.',
    'It is not the right time: {reason}. I said that I would gladly wait.',
    'A friendly not-yet. {reason^}.',
    '“Maybe later”, because {reason}. I thanked them for saying it so plainly.',
    'They would rather wait, since {reason}. Fine with me.',
  ],
}

/** Why it is not the time: clauses. */
export const REASONS: Phrases = [
  'everything is frozen until the budget is through',
  'two people have just left and the rest are carrying their work',
  'the new system goes live and nobody has a free hour',
  'they first want to finish what they have begun',
  'the board wants to see the half-year figures first',
  'they are in the middle of moving offices',
  'a cheaper offer is being tried out',
  'their sponsor is on parental leave',
  'the summer is too full already',
]

/** Their own words with a rest. */
export const REST_WORDS: Phrases = [
  'Ask me again when the budget is through.',
  'After the summer, please. Not before.',
  'We have to get through this first. Then gladly.',
  'I like it, but not this half-year.',
  'Come back when the new colleague has settled in.',
  'Give us until the figures are out.',
  'Not this quarter. I mean it kindly.',
  'We need quiet for a while.',
]

export const PINGS: Phrases = [
  'Sent {name} a line: thought of you when I read about {about}. No answer needed.',
  'Ping to {name}: a photograph of the napkin from back then.',
  'A short hello to {name}, with a link and without a question.',
  'Wrote {name} that their talk is still being quoted here.',
  'Wished {name} a quiet start into the new quarter.',
  'A line to {name}: the thing about {about} came to mind again today.',
]

export const NOTES: Phrases = [
  'Read an interview with {name}. They speak about {about} differently from a year ago.',
  'Heard from two sides that {org} is hiring again.',
  'Thought for the next time with {name}: begin with {question}.',
  '{name} was named in the trade paper, with a good sentence about {about}.',
  'Went through my notes about {name}. The thread is {about}; everything else was noise.',
  'Must remember: {name} prefers a call to a mail.',
]

export const STOPS: Phrases = [
  '{name} asked me to take them off my list. No hard feelings; they get too much of everything.',
  'A clear word from {name}: please do not write again. I answered with thanks and closed the door.',
  '{name} has left the field and wants no more mail about work. Wished them well.',
]

export const PROMISES: Phrases = [
  'I promised to send {promise}.',
  'They will get {promise} from me.',
  'I said I would send {promise} over.',
]

export const ASKS: Phrases = [
  'I asked whether they would consider {step}.',
  'Proposed {step}, with a date and a price.',
  'Asked them for a reference to the neighbouring department.',
]

export const GIVEN: Phrases = [
  'Gave them “{value}”, without strings.',
  'Left “{value}” with them, because it fits what they are at.',
  'Attached “{value}”; nobody has to do anything with it.',
]

export const ANSWERED: Phrases = [
  'They came back to my note: {about} is a subject again.',
  '“You were right to wait”, they wrote. The time for {about} is now.',
  'After all these months {name} called by themselves. {about^} has come to the front.',
  '{name} remembered the conversation from back then and wants to take it up.',
]

export const THANKS: Phrases = [
  'Sent {name} what I had promised: {promise}.',
  'As promised, {promise} went to {name} today.',
  'Done and sent to {name}: {promise}. They thanked me within the hour.',
]
