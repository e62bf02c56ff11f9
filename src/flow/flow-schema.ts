import * as v from 'valibot';
import { keeps, paces } from '../shared/manners.ts';
import {
  about,
  boolean,
  expressionSchema,
  filled,
  languageSchema,
  list,
  nameSchema,
  number,
  object,
  oneOf,
  positive,
  record,
  strict,
  string,
  switchOrText,
  textSchema,
  valueSchema,
  variableSchema,
  variantSchema,
  whole,
  word,
  wordsByLanguage,
} from './schema-forms.ts';
import { stepsSchema, targetSchema } from './step-schema.ts';

/*
 * A flow file, whole: version 1. The types in flow.ts, the parser's verdict and the published JSON Schema all come from here.
 * Imported at run time by the lazy parser and by the build only.
 */

export const paceSchema = oneOf('one of ' + paces.join(', ') + ', or numbers', {
  string: word(paces),
  object: strict({
    speed: v.optional(about('Words a minute while typing.', v.pipe(number, v.gtValue(0, 'a number above 0')))),
    max: v.optional(about('Longest typing time of one message, in seconds.', positive)),
    between: v.optional(about('Pause between messages, in seconds.', positive)),
    first: v.optional(about('Type before the first message too.', boolean)),
  }),
});

/** A variable that takes its first value from the page's address. */
const queryVariable = object({
  query: about('Name in the query string.', filled),
  max: v.optional(about('Longest value taken over, in characters.', whole)),
  default: v.optional(valueSchema),
});

const trigger = object({
  delay: v.optional(about('Seconds on the page.', positive)),
  scroll: v.optional(about('Percent of the page.', positive)),
  idle: v.optional(about('Seconds without an act.', positive)),
  exit: v.optional(about('The pointer leaves at the top.', boolean)),
  view: v.optional(about('Selector of an element that comes into view.', string)),
  click: v.optional(about('Selector of an element that is pressed.', string)),
  event: v.optional(about('Name of an event on the document.', string)),
});

export const flowSchema = object({
  $schema: v.optional(string),
  flow: about('Name of this flow, used in events and stored answers.', nameSchema),
  version: v.optional(v.literal(1, '1, the only version there is')),
  title: v.optional(textSchema),
  language: v.optional(about('Language the steps are written in; en when left out.', languageSchema)),
  tone: v.optional(about('Tone the steps are written in; plain when left out.', nameSchema)),
  role: v.optional(about('Side of a referral campaign that this flow speaks to.', word(['referrer', 'friend']))),
  campaign: v.optional(about('The campaign that this flow belongs to: its id, or the address of its file.', string)),
  phase: v.optional(
    about(
      "Phase of a customer's journey that this flow is for; results say it, so that they can be counted by it.",
      word(['acquisition', 'engagement', 'retention']),
    ),
  ),
  referral: v.optional(
    about("Name of the parameter in the page's address that holds a referral code; ref when left out.", filled),
  ),
  bot: v.optional(object({ name: v.optional(textSchema), avatar: v.optional(string) })),
  assistant: v.optional(about('The "automated assistant" line: own words, or false to leave it out.', switchOrText)),
  contact: v.optional(
    about(
      'A person to turn to: an address, or an object.',
      oneOf('an address, or an object', {
        string: filled,
        object: strict({
          name: v.optional(textSchema),
          email: v.optional(string),
          phone: v.optional(string),
          url: v.optional(string),
          whatsapp: v.optional(string),
          hours: v.optional(
            about(
              'When somebody is there: "mon-fri 9-17, sat 10-14 Europe/Amsterdam", told in the visitor\'s language. Any other text stands as it is.',
              oneOf('a text, texts by language, or hours by day: {"mon-fri": "9:00-17:00"}', {
                string,
                object: v.record(string, string),
              }),
            ),
          ),
          answer: v.optional(textSchema),
          text: v.optional(textSchema),
        }),
      }),
    ),
  ),
  pace: v.optional(about('How messages arrive; natural when left out. Reduced motion always wins.', paceSchema)),
  vars: v.optional(
    about(
      'Variables with their first value, or {"query": "name"} to take it from the page\'s address.',
      record(variableSchema, v.union([queryVariable, valueSchema])),
    ),
  ),
  keep: v.optional(about('What survives a reload or a next visit; visit when left out.', word(keeps))),
  goals: v.optional(
    about(
      'When a goal after a submission is reached: delivered (when left out) once the submission has arrived, kept as soon as it is saved on the device, where it may stay.',
      word(['delivered', 'kept']),
    ),
  ),
  results: v.optional(
    about(
      'What is sent to the endpoint: all kinds of results (when left out), or submissions only.',
      word(['all', 'submissions']),
    ),
  ),
  start: v.optional(about('Part to begin with; the first part when left out.', nameSchema)),
  when: v.optional(
    about(
      'When the chat offers itself on a page.',
      object({
        triggers: v.optional(list(trigger)),
        rules: v.optional(
          about(
            'Tests that must all hold.',
            oneOf('a test, or a list of tests', { string: expressionSchema, list: list(expressionSchema) }),
          ),
        ),
        frequency: v.optional(
          object({
            visit: v.optional(about('Times in one visit.', whole)),
            pause: v.optional(about('Hours of rest after the visitor closed it.', positive)),
            goal: v.optional(about('Also after the goal was reached.', boolean)),
          }),
        ),
      }),
    ),
  ),
  intents: v.optional(
    about('What a visitor can mean, with example words. Used by route and on.', record(nameSchema, wordsByLanguage)),
  ),
  on: v.optional(
    about(
      'Where to go at any moment: an intent, or open, close, idle, error, invalid, answer, return.',
      record(string, targetSchema),
    ),
  ),
  faq: v.optional(
    about(
      'Questions that are answered at any moment.',
      list(
        object({
          phrases: wordsByLanguage,
          say: v.optional(textSchema),
          then: v.optional(targetSchema),
        }),
      ),
    ),
  ),
  messages: v.optional(about("The chat's own words.", record(string, textSchema))),
  theme: v.optional(
    about(
      'Design tokens, passed on as custom properties.',
      record(string, oneOf('a text, a number or true or false', { string, number, boolean })),
    ),
  ),
  parts: about(
    'The conversation: lists of steps by name.',
    v.pipe(
      record(nameSchema, stepsSchema, 'an object of parts: {"hello": ["Hi!"]}'),
      v.minEntries(1, 'at least one part'),
    ),
  ),
  texts: v.optional(
    about(
      'Other languages and tones. Inside: the text as the steps have it, then how it reads here; or the address of a file with the same, relative to this one. One address for all of them may stand here too.',
      oneOf('texts by language and tone, or the address of a file with them', {
        string,
        object: record(
          variantSchema,
          oneOf('an object of text: variant, or the address of one', { string, object: v.record(string, string) }),
        ),
      }),
    ),
  ),
  note: v.optional(string),
});
