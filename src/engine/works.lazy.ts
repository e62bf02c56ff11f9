import { record } from '../shared/record.ts';
import { toNumber } from '../expression/expression.ts';
import type { Text } from '../flow/flow.ts';
import { full } from './acts.ts';
import { deliver } from './outgoing.lazy.ts';
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

/** A step is done in this order; after each piece the conversation may wait. */
export const works: readonly Work[] = [
  (run, step) => {
    if (full.isAway?.(run, step)) run.state.stage = VERB + 1;
    pause(run, 1000 * Math.min(10, toNumber(sum(run, step.wait))), false);
  },
  (run, { say, image }) => (say ?? image) !== undefined && type(run, say ?? ''),
  (run, { say: text, image, alt, link }) => {
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
  },
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
