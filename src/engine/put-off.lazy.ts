import { own } from '../shared/json.ts';
import type { Run } from './run.ts';
import { sayWords } from './stages.ts';
import { entryCount } from './selectors.ts';
import { stepAt, type AnyStep } from './step-at.ts';
import { noteInTurn } from './turns.ts';

/** Whether a step celebrates something, which has to wait until it is true. */
const isFestive = ({ goal, celebrate }: AnyStep): boolean =>
  goal !== undefined || (celebrate !== undefined && celebrate !== 'none' && celebrate !== false);

/**
 * A goal after a submission is reached when the submission is delivered. Until then its step is put off, with its words, its celebration
 * and the rewards that follow, and the visitor reads that all is saved. True when this step was put off.
 */
export function putOff(run: Run, step: AnyStep): boolean {
  const { state, flow, path } = run;
  const id = state.submission;
  const awaited = state.awaited ?? [];
  const isAwaited = awaited.some(({ submission }) => submission === id);
  if (!id || flow.goals === 'kept' || !(isFestive(step) || (step.reward !== undefined && isAwaited))) return false;
  const status = own(state.deliveries, id);
  if (status === 'delivered' || status === 'unsent') return false;
  if (!awaited.some((each) => each.step === path && each.submission === id))
    state.awaited = [...awaited, { step: path, submission: id }];
  // Beside a refusal this would be a promise.
  if (!isAwaited && status && status !== 'refused') run.add({ kind: 'awaited', envelope: id });
  return true;
}

/** Submission `id` is delivered: does what was put off until then, once, without a pause, for the conversation has gone on. */
export function catchUp(run: Run, id: string): void {
  const { state, flow, path } = run;
  const { goal, reward } = run.works.blocks;
  const due = state.awaited?.filter(({ submission }) => submission === id) ?? [];
  if (!due.length) return;
  state.awaited = state.awaited!.filter(({ submission }) => submission !== id);
  const first = entryCount(state) + 1;
  for (const { step: place } of due) {
    const step = stepAt(flow, place);
    if (!step || !run.testPasses(step.when)) continue;
    run.path = place;
    sayWords(run, step);
    if (isFestive(step)) goal?.run(step, run);
    if (step.reward !== undefined) reward?.run(step, run);
  }
  run.path = path;
  const added: { entry: number; submission: string }[] = [];
  for (let entry = first; entry <= entryCount(state); entry++) added.push({ entry, submission: id });
  noteInTurn(run, ({ news = [] }) => ({ news: [...news, ...added] }));
}
