import { record } from '../shared/record.ts';
import { toNumber } from '../expression/expression.ts';
import type { Text } from '../flow/flow.ts';
import { full } from './acts.ts';
import { deliver } from './outgoing.lazy.ts';
import { putOff } from './put-off.lazy.ts';
import { readQuestion } from './read-question.lazy.ts';
import { compact, emit, pause, push, say, sum, type } from './run.ts';
import type { Work } from './steps.ts';
import { addressOf, wordOf } from './values.lazy.ts';
import { verb } from './verbs.lazy.ts';

/** Once for each goal of a conversation; a celebration without a goal each time. */
const goal: Work = (run, step) => {
  const { state } = run,
    { celebrate } = step;
  let id: string | undefined;
  if (step.goal !== undefined) {
    const about = typeof step.goal === 'string' ? { id: step.goal } : record(step.goal);
    id = wordOf(about.id);
    if (!id || state.goals.includes(id)) return;
    const number = toNumber(sum(run, about.value)),
      value = isNaN(number) ? null : number,
      currency = wordOf(about.currency) || null;
    state.goals = [...state.goals, id];
    deliver(run, 'goal.completed', {
      goal: { id, value, currency },
      ...(state.submission && { submission: state.submission }),
    });
    emit(run, 'goal', { goal: id, value, currency });
  }
  const shape = celebrate === true ? 'theme' : wordOf(celebrate);
  if (!shape || shape === 'none') return;
  const about = { shape, ...(id && { goal: id }) };
  push(run, { kind: 'celebrate', ...about });
  run.effects.push({ type: 'celebrate', ...about });
};

/** What the bot says and shows at a step. */
const words: Work = (run, { say: text, image, alt, link }) => {
  if (text !== undefined) say(run, text);
  if (image)
    push(
      run,
      compact({
        kind: 'image',
        src: addressOf(run, image),
        alt: alt as Text,
        link: link ? addressOf(run, link) : undefined,
      }),
      [alt],
    );
};

/** The pieces of a step that was put off, once its time has come (put-off.lazy.ts): without a pause, for the conversation has gone on. */
export const lateWorks: readonly Work[] = [
  words,
  goal,
  (run, step, path) => step.reward !== undefined && verb(run, step, path),
];

/** A step is done in this order; after each piece the conversation may wait. */
export const works: readonly Work[] = [
  (run, step, path) => {
    if (putOff(run, step, path)) {
      // What else the step does is done now; a reward belongs to what is put off.
      run.state.stage = step.reward === undefined ? VERB : VERB + 2;
      return;
    }
    if (full.isAway?.(run, step)) run.state.stage = VERB + 1;
    pause(run, 1000 * Math.min(10, toNumber(sum(run, step.wait))), false);
  },
  (run, { say, image }) => (say ?? image) !== undefined && type(run, say ?? ''),
  words,
  goal,
  (run, step, path) => {
    const card = step.share ?? step.reward ?? step.open,
      text = card ? '' : (step.ask ?? (step.consent && ''));
    if (text !== undefined && text !== true && (card || readQuestion(run, path))) type(run, text);
  },
  verb,
];

/** The piece of work that does the verb. */
export const VERB = works.length - 1;
