import * as v from 'valibot';
import { keeps, menuEntries, paces } from '../shared/option-values.ts';
import { stepsSchema } from './blocks.ts';
import {
  address,
  flag,
  key,
  keyed,
  media,
  needed,
  optionalText,
  plain,
  shape,
  text,
  value,
  words,
  type ProseOf,
} from './keys.ts';
import {
  boolean,
  expressionSchema,
  filled,
  languageSchema,
  list,
  nameSchema,
  number,
  oneOf,
  positive,
  record,
  string,
  textSchema,
  valueSchema,
  variableSchema,
  variantSchema,
  whole,
  word,
  wordsByLanguage,
} from './schema-forms.ts';
import { target, targets } from './targets.ts';
import { LONGEST_NAME } from '../shared/longest-name.ts';

/*
 * A flow file, whole: version 1. The types in flow.ts, the parser's verdict and the published JSON Schema all come from here.
 * Imported at run time by the lazy parser, the checker and the build only.
 */

export const paceKeys = {
  speed: plain(v.pipe(number, v.gtValue(0, 'a number above 0'))),
  max: plain(positive),
  between: plain(positive),
  first: flag,
};
export const paceSchema = oneOf('one of ' + paces.join(', ') + ', or numbers', {
  string: word(paces),
  object: keyed(paceKeys),
});

/** A variable that takes its first value from the page's address. */
export const queryKeys = { query: needed('plain', filled), max: plain(whole), default: value };

export const triggerKeys = {
  delay: plain(positive),
  scroll: plain(positive),
  idle: plain(positive),
  exit: flag,
  view: words,
  click: words,
  event: words,
};
export const frequencyKeys = { visit: plain(whole), pause: plain(positive), goal: flag };
export const whenKeys = {
  triggers: plain(list(shape(triggerKeys))),
  rules: key('test', oneOf('a test, or a list of tests', { string: expressionSchema, list: list(expressionSchema) })),
  frequency: plain(shape(frequencyKeys)),
};

export const botKeys = { name: text, avatar: media };
export const contactKeys = {
  name: text,
  email: words,
  phone: words,
  url: address,
  whatsapp: address,
  hours: key(
    'text',
    oneOf('a text, texts by language, or hours by day: {"mon-fri": "9:00-17:00"}', {
      string,
      object: v.record(string, string),
    }),
  ),
  answer: text,
  text,
};
/** What runs for a time: the first one that does is `offer` in texts and tests. */
export const offerKeys = {
  id: plain(nameSchema),
  text: needed('text', string),
  code: words,
  from: words,
  to: words,
  zone: words,
};
export const faqKeys = { phrases: needed('plain', wordsByLanguage), say: text, then: target };

export const flowKeys = {
  $schema: words,
  flow: needed('plain', v.pipe(nameSchema, v.maxLength(LONGEST_NAME, `a name of at most ${LONGEST_NAME} characters`))),
  version: plain(v.literal(1, '1, the only version there is')),
  title: text,
  language: plain(languageSchema),
  tone: plain(nameSchema),
  role: plain(word(['referrer', 'friend'])),
  campaign: address,
  phase: plain(word(['acquisition', 'engagement', 'retention'])),
  referral: plain(filled),
  bot: key('pieces', shape(botKeys), botKeys),
  assistant: optionalText,
  contact: key(
    'pieces',
    oneOf('an address, or an object', { string: filled, object: keyed(contactKeys) }),
    contactKeys,
  ),
  pace: plain(paceSchema),
  vars: key('values', record(variableSchema, v.union([shape(queryKeys), valueSchema]))),
  keep: plain(word(keeps)),
  goals: plain(word(['delivered', 'kept'])),
  change: plain(boolean),
  progress: plain(word(['bar', 'steps'])),
  results: plain(word(['all', 'submissions'])),
  typed: flag,
  menu: plain(oneOf('true, false, or a list of entries', { boolean, list: list(word(menuEntries)) })),
  start: plain(nameSchema),
  when: key('pieces', shape(whenKeys), whenKeys),
  intents: plain(record(nameSchema, wordsByLanguage)),
  on: targets,
  faq: key('pieces', list(shape(faqKeys)), faqKeys),
  offers: key('pieces', list(shape(offerKeys)), offerKeys),
  messages: key('texts', record(string, textSchema)),
  theme: plain(record(string, oneOf('a text, a number or true or false', { string, number, boolean }))),
  parts: needed(
    'plain',
    v.pipe(
      record(nameSchema, stepsSchema, 'an object of parts: {"hello": ["Hi!"]}'),
      v.minEntries(1, 'at least one part'),
    ),
  ),
  texts: plain(
    oneOf('texts by language and tone, or the address of a file with them', {
      string,
      object: record(
        variantSchema,
        oneOf('an object of text: variant, or the address of one', { string, object: v.record(string, string) }),
      ),
    }),
  ),
  note: words,
};

export const flowSchema = shape(flowKeys);

// What people read about them: no visitor loads it.

export const flowProse: ProseOf<typeof flowKeys> = {
  about: 'The file as a whole. Only `flow` and `parts` are needed.',
  keys: {
    $schema: 'Address of the JSON Schema, by which editors complete and check the file.',
    flow: `Name of this flow, used in events and stored answers: at most ${LONGEST_NAME} characters.`,
    version: ['Version of the format.', '1, the only one there is'],
    title: 'Title of the conversation.',
    language: ['Language that the steps are written in.', 'en'],
    tone: ['Tone that the steps are written in.', 'plain'],
    role: 'Side of a referral campaign that this flow speaks to: referrer or friend.',
    campaign: 'The campaign that this flow belongs to: its id, or the address of its file.',
    phase:
      "Phase of a customer's journey that this flow is for: acquisition, engagement or retention. It is in each result, for reports.",
    referral: ["Name of the parameter in the page's address that holds a referral code.", 'ref'],
    bot: 'Who speaks: `name`, and `avatar` (address of a picture).',
    assistant: [
      'The line that says that this is an automated assistant: your own words, or false to leave it out.',
      'words of the chat',
    ],
    contact: 'A person to turn to: an address, or an object.',
    pace: [
      'How messages arrive: instant, quick, natural, calm, or an object of numbers. A visitor who prefers less motion never waits.',
      'natural',
    ],
    vars: 'Variables with their first value, or `{"query": "name"}` to take it from the address of the page.',
    keep: ['What survives a reload or a next visit: nothing, visit (30 idle minutes) or device (30 days).', 'visit'],
    change: ['Whether the visitor may change answers that they gave; a question may say so for itself.', 'true'],
    progress: [
      'How far the conversation is, under the header: a bar, or steps (the bar with "Question 3 of 7"). Of the ways that are left the longest counts.',
      'not shown',
    ],
    goals: [
      'When a goal after a submission is reached: delivered (once the submission has arrived) or kept (as soon as it is saved on the device, where it may stay).',
      'delivered',
    ],
    results: ['What is sent to the endpoint: all kinds of results, or submissions only.', 'all'],
    typed: [
      'Whether visitors may type an answer where they can press one: true shows the line to type in at once, false shows none.',
      'a button that opens the line',
    ],
    menu: [
      'What the visitor can do with the conversation once they have acted, in a menu of the header: a list of copy, download, print and erase; false for no menu.',
      'all of it',
    ],
    start: ['Part to begin with.', 'the first part'],
    when: ['When the chat offers itself on a page.', 'only when it is opened', 'not yet'],
    intents: ['What a visitor can mean, each with example words. Used by `route` and `on`.', '', 'not yet'],
    on: [
      'Where the conversation goes at any moment: intents, or open, close, idle, error, invalid, answer, return, each with a target.',
      '',
      'not yet',
    ],
    offers:
      'Offers that run for a time. The one that runs now, the first of several, is `{offer.text}`, `{offer.code}` and `{offer.to:date}` in texts, `offer.id` in tests, and `= offer.ends` in a countdown.',
    faq: ['Questions that are answered at any moment.', '', 'not yet'],
    messages: 'Words of the chat itself that this flow changes.',
    theme: 'Design tokens, passed on as CSS custom properties.',
    parts: 'The conversation: lists of steps by name. The conversation ends at the end of a part.',
    texts:
      'Other languages and tones: for each the texts as the steps have them, with their translation; or the address of a file with the same, relative to this one. It may also be one address for all of them.',
    note: 'A note for authors; nobody else sees it.',
  },
};
export const botProse: ProseOf<typeof botKeys> = {
  about: 'Who speaks.',
  keys: { name: 'Name above the messages.', avatar: 'Address of a picture beside the messages.' },
};
export const contactProse: ProseOf<typeof contactKeys> = {
  about: 'A person to turn to.',
  keys: {
    name: 'Name of the person or the team.',
    email: 'E-mail address.',
    phone: 'Phone number, with its country code.',
    url: 'Address of a page.',
    whatsapp: 'Number or address for WhatsApp.',
    hours:
      'When somebody is there: "mon-fri 9-17, sat 10-14 Europe/Amsterdam", shown in the language of the visitor. Any other text is shown as it is.',
    answer: 'When to expect an answer, in words.',
    text: 'A sentence above the contact options.',
  },
};
export const paceProse: ProseOf<typeof paceKeys> = {
  about: 'How messages arrive, in numbers.',
  keys: {
    speed: 'Words a minute while typing.',
    max: 'Longest typing time of one message, in seconds.',
    between: 'Pause between messages, in seconds.',
    first: ['Whether the first message is typed too.', 'false'],
  },
};
export const queryProse: ProseOf<typeof queryKeys> = {
  about: 'A variable that takes its first value from the address of the page.',
  keys: {
    query: 'Name in the query string.',
    max: 'Longest value that is taken over, in characters.',
    default: 'Value where the address has none.',
  },
};
export const whenProse: ProseOf<typeof whenKeys> = {
  about: 'When the chat offers itself on a page.',
  keys: {
    triggers: 'What makes it appear; one is enough.',
    rules: 'Tests that must all hold.',
    frequency: 'How often it may appear.',
  },
};
export const triggerProse: ProseOf<typeof triggerKeys> = {
  about: 'What makes the chat appear.',
  keys: {
    delay: 'Seconds on the page.',
    scroll: 'Percent of the page that was scrolled.',
    idle: 'Seconds without an act of the visitor.',
    exit: 'The pointer leaves the page at the top.',
    view: 'CSS selector of an element that comes into view.',
    click: 'CSS selector of an element that is pressed.',
    event: 'Name of an event on the document.',
  },
};
export const frequencyProse: ProseOf<typeof frequencyKeys> = {
  about: 'How often the chat may appear by itself.',
  keys: {
    visit: 'Most times in one visit.',
    pause: 'Hours of rest after the visitor closed it.',
    goal: ['Whether it appears after the goal was reached, too.', 'false'],
  },
};
export const offerProse: ProseOf<typeof offerKeys> = {
  about: 'An offer that runs for a time. None is shown before it begins or once it is over.',
  keys: {
    id: 'A name for tests: `"when": "offer.id = \'summer\'"`.',
    text: 'What it is, as `{offer.text}` says it.',
    code: 'A code that goes with it.',
    from: ['When it begins: 2027-08-01, or with a time.', 'it has begun'],
    to: ['When it ends; a day counts whole.', 'it does not end'],
    zone: ['Whose clocks this goes by, such as Europe/Oslo.', 'those of the visitor'],
  },
};
export const faqProse: ProseOf<typeof faqKeys> = {
  about: 'A question that is answered at any moment.',
  keys: {
    phrases: 'Example words for the question: a list, or lists by language.',
    say: 'The answer.',
    then: ['Where the conversation goes after it.', 'back to where it was'],
  },
};
