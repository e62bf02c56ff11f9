import { own } from '../shared/json.ts';
import { toNumber } from '../expression/expression.ts';
import type { Text } from '../flow/flow.ts';
import type { Frame } from './state.ts';
import type { Loose } from './position.ts';
import { readQuestion } from './read-question.ts';
import { addressOf, compact, follow, holds, move, pause, push, say, sum, type, type Run } from './run.ts';

/** One piece of work on a step. It may say something, wait (`state.pending`), or go somewhere else (`state.stage` is 0 then). */
export type Work = (run: Run, step: Loose, path: string) => unknown;

/** Opens the question of this step. */
export function ask({ state }: Run, step: string, mend?: readonly Frame[]): void {
  state.keys++;
  state.steps = 0;
  state.pending = { kind: 'question', step, problems: [], tries: 0, ...(mend && { mend }) };
}

/** The verbs that a conversation begins with; the others are in verbs.lazy.ts. */
const verbs: { readonly [verb: string]: Work } = {
  ask(run, step, path) {
    if (!readQuestion(run, path)) return;
    if (step.ask !== true) say(run, step.ask);
    ask(run, path);
  },

  if(run, step, path) {
    const branches = Array.isArray(step.if) ? step.if : [], index = branches.findIndex((branch) => holds(run, own(branch, 'when')));
    if (branches[index]) follow(run, own(branches[index], 'then'), `${path}/if/${index}/then`);
    else {
      const way = !branches.length && holds(run, step.if) ? 'then' : 'else';
      follow(run, step[way], `${path}/${way}`);
    }
  },

  end: ({ state }) => move(state, []),
};

const verbOf = (step: Loose) => Object.keys(verbs).find((verb) => step[verb] !== undefined);

/** Whether a step needs what is loaded later. */
export const needsActs = (step: Loose): boolean =>
  Object.keys(step).some((key) => /^(goal|celebrate)$/.test(key) || (!verbOf(step) && !/^(say|image|alt|link|wait|when|go|id|note)$/.test(key)));

/** A step is done in this order; after each piece the conversation may wait. */
export const works: readonly Work[] = [
  (run, step) => pause(run, 1000 * Math.min(10, toNumber(sum(run, step.wait))), false),
  (run, step) => (step.say ?? step.image) !== undefined && type(run, step.say ?? ''),
  (run, step) => {
    const { image, alt, link } = step;
    if (step.say !== undefined) say(run, step.say);
    if (image) push(run, compact({ kind: 'image', src: addressOf(run, image), alt: alt as Text, link: link ? addressOf(run, link) : undefined }), [alt]);
  },
  (run, step) => run.acts?.goal(run, step),
  (run, step, path) => {
    const card = step.share ?? step.reward ?? step.open, text = card ? '' : step.ask ?? (step.consent && '');
    if (text !== undefined && text !== true && (card || readQuestion(run, path))) type(run, text);
  },
  (run, step, path) => {
    const verb = verbOf(step);
    return verb ? verbs[verb]!(run, step, path) : run.acts?.verb(run, step, path);
  },
];

/** The piece of work that does the verb. */
export const VERB = works.length - 1;
