import { toNumber } from '../expression/expression.ts';
import type { Text } from '../flow/flow.ts';
import { commonStepKeys } from '../flow/step-keys.ts';
import { omitUndefined } from '../shared/omit-undefined.ts';
import { readQuestion, typeOf } from './read-question.ts';
import type { Run } from './run.ts';
import { isVisitors } from './is-visitors.ts';
import type { Stage } from './stage-names.ts';
import type { AnyField, AnyStep } from './step-at.ts';
import { verbOf } from './verbs.ts';
import { questionWorkName } from './works.ts';
import { MAX_WAIT } from '../shared/max-wait.ts';

/** What the bot says and shows at a step. */
export function sayWords(run: Run, { say, image, alt, link, animated, zoom }: AnyStep): void {
  if (say !== undefined) run.say(say);
  if (!image) return;
  run.add(
    omitUndefined({
      kind: 'image' as const,
      src: run.address(image),
      alt: alt as Text,
      link: link ? run.address(link) : undefined,
      animated: animated as boolean | undefined,
      zoom: zoom as boolean | undefined,
    }),
    [alt],
  );
}

const hasGoal = ({ goal, celebrate }: AnyStep): boolean => goal !== undefined || celebrate !== undefined;

/** Names of the works that read what a step asks, of those kinds that can be asked. */
function questionWorksOf({ works }: Run, step: AnyStep): string[] {
  const fields: readonly AnyField[] = Array.isArray(step.fields) ? (step.fields as readonly AnyField[]) : [step];
  const types = fields.map(typeOf).filter((type) => works.questionTypes.includes(type));
  return [...new Set(types)].map(questionWorkName);
}

/** Names of the works that a step is done by. */
export function workNamesOf(run: Run, step: AnyStep): string[] {
  const verb = verbOf(step, run.works);
  return [
    ...(verb ? [verb] : []),
    ...(verb === 'ask' ? questionWorksOf(run, step) : []),
    ...(step.poll ? ['poll'] : []),
    ...(hasGoal(step) ? ['goal'] : []),
  ];
}

/** Does one stage of a step. It may wait (`state.pending`), or go somewhere else (`state.stage` is null then). */
export const doStage: { readonly [stage in Stage]: (run: Run, step: AnyStep, verb: string | undefined) => void } = {
  wait(run, step, verb) {
    const { state, works } = run;
    if (works.inputs?.putOff(run, step)) {
      // What else the step does is done now; a reward belongs to what is put off.
      state.stage = step.reward === undefined ? 'card-typing' : 'way';
      return;
    }
    if (works.blocks[verb ?? '']?.isSilent?.(step, run)) state.stage = 'verb';
    run.pause(1000 * Math.min(MAX_WAIT, toNumber(run.evaluateValue(step.wait))));
  },

  typing(run, { say, image }) {
    if ((say ?? image) !== undefined) run.type(say ?? '');
  },

  words: sayWords,

  goal(run, step) {
    if (hasGoal(step)) run.works.blocks.goal?.run(step, run);
  },

  'card-typing'(run, step, verb) {
    const card = run.works.blocks[verb ?? '']?.card;
    const text = card ? '' : (step.ask ?? (step.consent && ''));
    if (text !== undefined && text !== true && (card || readQuestion(run, run.path))) run.type(text);
  },

  verb(run, step, verb) {
    if (verb) run.works.blocks[verb]?.run(step, run);
    else passOver(run, step);
  },

  way(run, { go }) {
    if (typeof go === 'string') run.jump(go);
  },
};

/** `as` and `then` belong to the verb, whatever it is called. */
const keysBesideVerb: readonly string[] = [...commonStepKeys, 'as', 'then'];

/** Reports a step whose verb is unknown to the author, and goes on with the next step. */
function passOver(run: Run, step: AnyStep): void {
  const odd = Object.keys(step).find((key) => !keysBesideVerb.includes(key));
  if (!odd) return;
  const { state } = run;
  // Nothing was said since the visitor's answer or delivery, or at all. After words of the bot this may well be the end that was meant.
  const last = state.transcript.at(-1)?.at(-1);
  if (!last || isVisitors(last)) state.lost = true;
  run.report('unsupported', `Unknown step "${odd}".`, 'Check the flow: npx smoc-chat check FILE');
  run.goTo(step.then, 'then');
}
