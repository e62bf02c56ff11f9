import { advance } from '../../engine/advance.ts';
import { mark } from '../../engine/card-marks.ts';
import { wordsOf } from '../../engine/read-question.ts';
import type { Run } from '../../engine/run.ts';
import { lastEntry } from '../../engine/selectors.ts';
import type { ReviewedAnswer } from '../../engine/state.ts';
import { stepAt } from '../../engine/step-at.ts';
import { asText } from '../../engine/values.ts';
import type { ReviewStep, Text } from '../../flow/flow.ts';
import { omitUndefined } from '../../shared/omit-undefined.ts';
import type { BlockWork } from '../block.work.ts';

/** The names to show, each with the label that the author gives it, if any. */
function namesOf({ state }: Run, review: unknown): readonly (readonly [name: string, label?: Text])[] {
  if (Array.isArray(review)) return review.map((name) => [asText(name)]);
  if (review && typeof review === 'object') return Object.entries(review) as [string, Text][];
  return state.answered.map((name) => [name]);
}

/** Where the answer of this name stands in the transcript; nothing for what was never asked, or is hidden. */
function answerOf({ state, flow }: Run, name: string, label?: Text): ReviewedAnswer[] {
  const entry = lastEntry(
    state,
    (each) => each.kind === 'answer' && (each.asked === name || !!each.rows?.some((row) => row.name === name)),
  );
  if (entry?.kind !== 'answer') return [];
  const row = entry.rows?.find((each) => each.name === name);
  const words =
    label ?? row?.label ?? row?.consent?.text ?? entry.consent?.text ?? wordsOf(stepAt(flow, entry.step) ?? {});
  return [omitUndefined({ name, label: words, entry: entry.id })];
}

/** Shows the answers and waits until they are confirmed. With none there is nothing to look over. */
export const reviewWork: BlockWork<ReviewStep, Run> = {
  verb: 'review',
  card: 'review',

  run(step, tools) {
    const answers = namesOf(tools, step.review).flatMap(([name, label]) => answerOf(tools, name, label));
    if (!answers.length) return;
    const { title, button, change } = step as { readonly title?: Text; readonly button?: Text; readonly change?: Text };
    tools.add(omitUndefined({ kind: 'review' as const, answers, title, button, change }), [
      title,
      button,
      change,
      ...answers.map(({ label }) => label),
    ]);
    tools.ask();
  },

  take(_confirmed, entry, tools) {
    const { pending } = tools.state;
    if (pending?.kind !== 'question' || pending.step !== entry.step || pending.change) return false;
    mark(tools, entry.id, { isOver: true });
    advance(tools);
    return true;
  },
};
