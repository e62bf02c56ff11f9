import { commonKeys } from '../src/blocks/block.schema.ts';
import { blockOf, passedOver, type Verb } from '../src/flow/blocks.ts';
import { idleInBlock, idleInFlow, idleInQuestion } from '../src/flow/checks/check-supported.ts';
import { flowKeys } from '../src/flow/flow-schema.ts';
import { optionKeys } from '../src/flow/options.ts';
import { askable, questions, type AskType } from '../src/flow/questions.ts';
import { answerKeys, askingKeys } from '../src/questions/question.schema.ts';

/*
 * What 176 flows use that other people built with another tool, and how it is written here. What a version does not do yet is read from the
 * schemas.
 */

/** A name of the format: where it is explained, and whether this version passes over it. */
export interface Written {
  readonly name: string;
  readonly page: string;
  readonly waits: boolean;
}

const existing = (keys: object, name: string, of: string): string => {
  if (!Object.hasOwn(keys, name)) throw new Error(`${of} has no key "${name}".`);
  return name;
};

/** A verb, or a key of it. */
const step = (verb: Verb, key?: string): Written => ({
  name: key === undefined ? verb : existing(blockOf[verb].keys, key, verb),
  page: `flow/steps.md#${verb}`,
  waits: passedOver.includes(verb) || (key !== undefined && Object.hasOwn(idleInBlock[verb] ?? {}, key)),
});
/** A type of question, or a key of it. */
const question = (type: AskType, key?: string): Written => ({
  name: key === undefined ? type : existing(questions.find((each) => each.type === type)!.keys, key, type),
  page: `flow/questions.md#${type}`,
  waits: !askable.has(type) || (key !== undefined && Object.hasOwn(idleInQuestion[type] ?? {}, key)),
});
/** A key of every step. */
const every = (name: keyof typeof commonKeys): Written => ({
  name: existing(commonKeys, name, 'a step'),
  page: 'flow/steps.md#keys-of-every-step',
  waits: false,
});
/** A key of every question. */
const asking = (name: keyof (typeof answerKeys & typeof askingKeys)): Written => ({
  name: existing({ ...answerKeys, ...askingKeys }, name, 'a question'),
  page: 'flow/questions.md#keys-of-every-question',
  waits: false,
});
const option = (name: keyof typeof optionKeys): Written => ({
  name: existing(optionKeys, name, 'an option'),
  page: 'flow/file.md#options',
  waits: false,
});
/** A key at the top of the file. */
const file = (name: keyof typeof flowKeys): Written => ({
  name: existing(flowKeys, name, 'a flow'),
  page: Object.hasOwn(idleInFlow, name) ? 'flow/file.md#for-versions-to-come' : 'flow/file.md#keys-of-the-file',
  waits: Object.hasOwn(idleInFlow, name),
});
/** What is written inside a text. */
const inText = (name: string, page: string): Written => ({ name, page, waits: false });

export interface Use {
  readonly what: string;
  /** How many of the 176 flows have it, and how often in all; missing where that tool has no such thing. */
  readonly flows?: string;
  readonly written: readonly Written[];
  /** The id of a story that shows it. */
  readonly story?: string;
  /** Somebody must answer: an endpoint or a function of the site. */
  readonly needsSite?: true;
}

export const uses: readonly Use[] = [
  {
    what: 'Messages with bold, italic, underline, links, lists, emoji and line breaks; up to 637 characters, and 20 in a row',
    flows: '169 (3,182 times)',
    written: [inText('a text', 'flow/steps.md#steps')],
    story: 'messages--words',
  },
  {
    what: 'Answers and other values inside texts and addresses',
    flows: '108 (1,039)',
    written: [inText('{name}', 'texts.md')],
    story: 'messages--words',
  },
  {
    what: 'Pictures, also moving ones, with their words and a link',
    flows: '72 (183)',
    written: [every('image'), every('alt'), every('link'), every('animated'), every('zoom')],
    story: 'messages--picture',
  },
  { what: 'Sounds from a file', flows: '30 (265)', written: [step('audio')], story: 'media--audio' },
  {
    what: 'Videos: a file, YouTube or Vimeo, in any shape',
    flows: '7 (23)',
    written: [step('video'), step('video', 'ratio'), step('video', 'height')],
    story: 'media--video',
  },
  {
    what: 'Pages of other sites inside the conversation, which may say when it goes on',
    flows: '19 (75)',
    written: [step('embed'), step('embed', 'until')],
    story: 'media--embed',
  },
  {
    what: 'Pauses, and how fast messages are typed. A press or a key ends a pause, and visitors who prefer less motion have none',
    flows: '74 (1,330)',
    written: [every('wait'), file('pace')],
  },
  {
    what: 'Words of one’s own, in one line or several',
    flows: '131 (375)',
    written: [step('ask'), question('long'), asking('placeholder'), asking('button')],
    story: 'questions-typed--long',
  },
  { what: 'E-mail addresses', flows: '36', written: [question('email')], story: 'questions-typed--email' },
  {
    what: 'Phone numbers, with their country',
    flows: '29',
    written: [question('phone')],
    story: 'questions-typed--phone',
  },
  { what: 'Postal addresses', flows: '1', written: [question('address')] },
  {
    what: 'Numbers with limits, steps and a unit',
    flows: '42',
    written: [question('number'), question('number', 'unit')],
    story: 'questions-typed--amount',
  },
  {
    what: 'Words of the author where an answer does not fit',
    written: [asking('error'), asking('hint')],
    story: 'questions-typed--wrong-answer',
  },
  {
    what: 'Choices, from a single button that goes on to 11 options; two thirds of the options lead somewhere of their own',
    flows: '113 (542)',
    written: [question('choice', 'options'), option('then')],
    story: 'questions-choices--choices',
  },
  {
    what: 'Several answers at once',
    flows: '12',
    written: [question('choice', 'many')],
    story: 'questions-choices--several',
  },
  {
    what: 'An option for words of one’s own',
    flows: '11',
    written: [question('choice', 'other')],
    story: 'questions-choices--swatches',
  },
  {
    what: 'A search among the options, a list that comes from a variable, options that show on a condition, and a way past the question',
    flows: '1 to 3 each',
    written: [question('choice', 'search'), question('choice', 'options'), option('when'), asking('skip')],
    story: 'questions-choices--searchable-choices',
  },
  {
    what: 'Choices by picture or colour, each with a title and a text',
    flows: '14 (25)',
    written: [option('image'), option('text'), option('color'), question('choice', 'layout')],
    story: 'questions-choices--pictures',
  },
  {
    what: 'Product cards with prices, facts and several buttons',
    written: [step('cards')],
    story: 'cards--row',
  },
  {
    what: 'Grades by numbers, stars or faces, with words at both ends, in one press',
    flows: '7 (7)',
    written: [question('rating')],
    story: 'questions-scales--stars',
  },
  {
    what: 'Dates, times and ranges of both, with limits',
    flows: '3 (3)',
    written: [question('date'), question('time')],
    story: 'questions-days-and-times--day',
  },
  {
    what: 'Files from the visitor: one or several, by type and size, or from the camera',
    flows: '2 (2)',
    written: [question('file')],
    story: 'questions-handed-in--files',
    needsSite: true,
  },
  {
    what: 'Spoken answers',
    flows: '2 (2)',
    written: [question('file', 'voice'), question('text', 'voice')],
    needsSite: true,
  },
  {
    what: 'Payments, on the provider’s own page or in its own element; never a field for a card number',
    flows: '2 (2)',
    written: [question('payment')],
    needsSite: true,
  },
  {
    what: 'Values that are set: worked out, emptied, added to a list, the time of now',
    flows: '69 (623)',
    written: [step('set')],
    story: 'conversations--jeans-advice',
  },
  {
    what: 'Functions of the page',
    flows: '19 (164)',
    written: [step('run')],
    needsSite: true,
  },
  {
    what: 'Conditions, with up to 10 branches',
    flows: '49 (280)',
    written: [step('if'), every('when')],
    story: 'conversations--jeans-advice',
  },
  {
    what: 'Jumps to a part or into one, loops and ways back',
    flows: '30; loops in 51, ways back in 4',
    written: [every('go'), every('id'), step('return')],
    story: 'conversations--jeans-advice',
  },
  { what: 'Another flow, and back', flows: '17', written: [step('flow')] },
  { what: 'Experiments with weighted arms that stay the same for a visitor', flows: '2 (2)', written: [step('split')] },
  {
    what: 'Links that open in the same tab or a new one',
    flows: '57 (88)',
    written: [step('open'), step('open', 'in')],
    story: 'messages--link',
  },
  {
    what: 'Requests with method, query, headers and body, whose answer is kept in variables',
    flows: '42 (308)',
    written: [step('request'), step('request', 'save'), step('request', 'fail')],
    story: 'conversations--jeans-advice',
    needsSite: true,
  },
  {
    what: 'Answers of a language model: one of them, or a conversation that is written as it comes',
    flows: '16 (31)',
    written: [step('request'), step('request', 'stream'), step('chat')],
    needsSite: true,
  },
  {
    what: 'What a visitor may say at any moment: wishes, silence, errors',
    flows: '1',
    written: [file('on'), file('intents'), file('faq')],
  },
  {
    what: 'How many wrong answers are taken, and what then',
    written: [asking('tries'), asking('fail'), asking('check')],
  },
  {
    what: 'The chat’s own words, changed',
    written: [file('messages')],
  },
  {
    what: 'The bot’s name and picture, colours, and visits that are remembered',
    flows: '86 of 87 with settings',
    written: [file('bot'), file('theme'), file('keep')],
    story: 'bot-and-person--are-you-a-bot',
  },
  {
    what: 'Languages and tones of one flow',
    written: [file('texts'), file('language'), file('tone')],
    story: 'the-chat--languages',
  },
  {
    what: 'A goal that is counted and celebrated',
    written: [every('goal'), every('celebrate')],
    story: 'messages--celebration',
  },
  { what: 'Consents, with the words that were shown', written: [step('consent')], story: 'questions-forms--consent' },
  {
    what: 'Sharing, rewards and a referral campaign',
    written: [step('share'), step('reward'), file('referral')],
    story: 'messages--share',
  },
  {
    what: 'A person to turn to, at their hours',
    written: [step('handover'), file('contact')],
    story: 'bot-and-person--handed-over',
  },
  {
    what: 'Recommendations with their reasons',
    written: [step('recommend')],
    story: 'conversations--jeans-advice',
  },
  {
    what: 'Ways by what a visitor means',
    written: [file('intents')],
  },
];

const code = ({ name, page, waits }: Written): string => `[\`${name}\`](${page})${waits ? ' (not yet)' : ''}`;

const row = ({ what, flows = '–', written, story, needsSite }: Use): string =>
  `| ${what}${needsSite ? ' *' : ''} | ${flows} | ${written.map(code).join(', ')} | ${story ? `\`${story}\`` : '–'} |`;

/** The page of the docs. */
export const whatFlowsUse = (): string =>
  `<!-- Written by \`npm run docs\` from build/what-flows-use.ts and the schemas in src. Do not edit. -->

# What flows use

The format was tested before it was settled: 176 real conversations that people had built with another chatbot builder (its exported files, of up to 306 blocks each) were converted to
it, and all of them fit. This page lists what they use, how often, and how it is written in a flow. Rows without a number are features that the other tool does not have.

*Not yet* marks names that this version ignores; the checker says the same, and what to write instead. The star marks what needs an answer from your
site: an [endpoint](endpoints.md), or a function of the page. The last column is a story: \`npm run storybook\` in a clone, then
\`http://localhost:6006/?path=/story/\` and its id.

| what people build | flows (times) | how it is written | story |
| --- | --- | --- | --- |
${uses.map(row).join('\n')}
`;
