import { askWork, consentWork } from '../blocks/ask/ask.work.ts';
import type { BlockWork } from '../blocks/block.work.ts';
import { endWork } from '../blocks/end/end.work.ts';
import { ifWork } from '../blocks/if/if.work.ts';
import { returnWork } from '../blocks/return/return.work.ts';
import { setWork } from '../blocks/set/set.work.ts';
import { splitWork } from '../blocks/split/split.work.ts';
import { trackWork } from '../blocks/track/track.work.ts';
import { evaluateSimple } from '../expression/expression.ts';
import { formats } from './formats.ts';
import { firstQuestions } from './questions.ts';
import type { Works } from './works.ts';

/** The verbs that can be done, in the order in which a step is searched for its verb. */
const verbs = [
  'ask',
  'set',
  'if',
  'split',
  'request',
  'submit',
  'track',
  'consent',
  'share',
  'reward',
  'handover',
  'cards',
  'recommend',
  'instructions',
  'review',
  'referrals',
  'news',
  'event',
  'timeline',
  'countdown',
  'receipt',
  'chart',
  'video',
  'audio',
  'embed',
  'return',
  'end',
  'open',
] as const;

/** A block work of any step: the engine hands it only steps that have its verb. */
export type AnyWork = BlockWork<never>;

/** Works by the verb that they do. */
export const byVerb = (works: readonly AnyWork[]): Works['blocks'] =>
  Object.fromEntries(works.map((work) => [work.verb, work])) as Works['blocks'];

/** What is there for the first message: the other blocks come with blocks.lazy.ts, or in chunks of their own. */
export const firstWorks: Works = {
  evaluate: evaluateSimple,
  formats,
  verbs,
  questionTypes: Object.keys(firstQuestions),
  questions: firstQuestions,
  judges: {},
  blocks: byVerb([askWork, setWork, ifWork, splitWork, trackWork, consentWork, returnWork, endWork]),
};
