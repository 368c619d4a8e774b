/** What the made-up consultant talks about: each subject with the words that belong to it. */

export interface Topic {
  readonly tag: string
  /** As one speaks of it: "we spoke about …". */
  readonly about: string
  /** What they struggle with: a sentence's object. */
  readonly trouble: string
  /** A question that somebody asked. */
  readonly question: string
  /** Something seen or agreed upon. */
  readonly insight: string
  /** What could be promised, and by whom it is kept: "the …". */
  readonly promise: string
  /** Something worth giving, with no strings. */
  readonly value: string
  /** A small next step. */
  readonly step: string
}

const topic = (
  tag: string,
  about: string,
  trouble: string,
  question: string,
  insight: string,
  promise: string,
  value: string,
  step: string,
): Topic => ({ tag, about, trouble, question, insight, promise, value, step })

export const TOPICS: readonly [Topic, ...Topic[]] = [
  topic(
    'pricing',
    'the new price list',
    'discounts that sales gives away before anybody asks',
    'whether two tiers would be enough',
    'the middle tier has no reason to exist',
    'the case study about the price change in Utrecht',
    'Checklist: seven questions before a price change',
    'a pricing morning with the three people who sign discounts',
  ),
  topic(
    'positioning',
    'what they stand for since the merger',
    'a home page that could belong to any of their rivals',
    'how one tests a promise before printing it',
    'their best customers describe them in words that appear nowhere on the site',
    'the interview guide for their five oldest customers',
    'Article: positioning is what you refuse to do',
    'to sit in on two customer calls',
  ),
  topic(
    'onboarding',
    'the first week of new customers',
    'people who sign, log in once, and are never seen again',
    'which of the nine mails anybody reads',
    'everything is decided in the first forty minutes',
    'my notes on the three sessions I watched',
    'Template: a first-week plan on one page',
    'to watch two first sessions together, in silence',
  ),
  topic(
    'strategy',
    'the strategy workshop',
    'a leadership team that agrees in the room and disagrees in the corridor',
    'if one day is enough, or whether it takes two half days',
    'nobody could name the thing they would stop doing',
    'the write-up with the photographs of the wall',
    'Exercise: the obituary of a project, with instructions',
    'a follow-up of ninety minutes with only the open points',
  ),
  topic(
    'hiring',
    'how they choose people',
    'interviews in which everybody asks the same six questions',
    'how to tell a good listener from a quiet person',
    'the last three good hires all came through people who work there',
    'the scorecard that we used at the publishing house',
    'Interview kit: four work samples instead of a fifth interview',
    'to go through the next job advert line by line',
  ),
  topic(
    'roadmap',
    'next year’s plan',
    'a list of forty wishes that calls itself a roadmap',
    'who may say no to the biggest customer',
    'half of the list exists because somebody once promised it in a demo',
    'the one-page version of the plan',
    'Template: a roadmap that fits on a postcard',
    'to try the one-page version with a single team',
  ),
  topic(
    'research',
    'what their customers really do',
    'surveys whose answers nobody believes and everybody quotes',
    'how many conversations are enough',
    'the people who cancel are not the people who complain',
    'the recordings, cut to the twenty minutes that matter',
    'Guide: ten interviews in ten working days',
    'three conversations, with them asking and me listening',
  ),
  topic(
    'sales',
    'the way they sell',
    'a pipeline that looks full in March and empty in June',
    'what to do with the forty prospects who said “maybe later”',
    'the deals that were lost were lost before the offer was written',
    'the outline for a first conversation without slides',
    'Essay: a no means not at this time',
    'to rewrite one offer together and see what happens',
  ),
  topic(
    'team',
    'how the team works since they went remote',
    'meetings that exist because a meeting existed before them',
    'whether a weekly letter could replace the Monday call',
    'two people carry all the context and both are tired',
    'the retrospective format with the three piles',
    'Format: a retrospective that ends with one change',
    'to drop one meeting for a month and see who misses it',
  ),
  topic(
    'leadership',
    'their first year in the new role',
    'a calendar without a single free hour before Thursday',
    'how one stops being everybody’s second opinion',
    'they answer questions that nobody needs to ask them any more',
    'the list of books I mentioned',
    'Worksheet: what only you can do',
    'a walk instead of a meeting, once a month',
  ),
  topic(
    'data',
    'the dashboard that the board sees',
    'four numbers for the same thing, each with its defender',
    'which single number would change a decision',
    'nobody has opened the weekly report since August',
    'a sketch of the dashboard with five numbers',
    'Paper: measuring less, deciding more',
    'to run one month with a single number',
  ),
  topic(
    'service',
    'the support queue',
    'tickets that are closed quickly and come back twice',
    'if a call would be cheaper than four mails',
    'a third of the questions come from a single confusing invoice',
    'the redesigned invoice as a draft',
    'Case: how one invoice cost eleven hundred tickets',
    'to answer the queue for one morning myself',
  ),
  topic(
    'writing',
    'how they write to customers',
    'letters that sound like a court summons',
    'who is allowed to change the terms page',
    'their own people do not understand the second paragraph either',
    'three of their letters, rewritten',
    'Handbook: plain words for difficult news',
    'an hour with the two people who write most of it',
  ),
  topic(
    'partnership',
    'working together on larger jobs',
    'projects that are too big for one and too small for an agency',
    'how to share a client without stepping on toes',
    'we ask our clients the same first question',
    'a page about how I like to work',
    'Model agreement for two freelancers on one project',
    'to try it on something small',
  ),
  topic(
    'conference',
    'their conference in spring',
    'a programme full of people who sell and nobody who tells',
    'whether I would moderate a conversation instead of giving a talk',
    'people come for the breaks',
    'two names for the panel',
    'List: speakers who tell what went wrong',
    'to meet the other moderators over breakfast',
  ),
  topic(
    'succession',
    'who will run the firm one day',
    'three heirs, two of whom do not want it',
    'how one lets go without disappearing',
    'the team has known for longer than the family',
    'the name of the mediator in Zürich',
    'Conversation guide: before a family meeting',
    'a first conversation with the two who stay',
  ),
]

/** Circumstances that can make the time right; `{org}` is their organization. */
export const CIRCUMSTANCES: readonly [string, ...string[]] = [
  'the budget of {org} for next year is out',
  'the new CFO of {org} has started',
  '{org} has moved into the new office',
  'the merger of {org} is through',
  'the audit at {org} is over',
  '{org} has launched the new version',
  'somebody is found for the open post at {org}',
  'the funding round of {org} has closed',
]
