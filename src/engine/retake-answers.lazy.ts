import { asRecord } from '../shared/as-record.ts';
import type { Values } from '../shared/json.ts';
import { consentWords } from './agree.lazy.ts';
import { fieldsAt, readQuestion } from './read-question.ts';
import type { Run } from './run.ts';
import type { Turn } from './state.ts';
import { stepAt } from './step-at.ts';
import { takeAnswer } from './take-answer.lazy.ts';
import { beginTurn, finalOf, shownIn } from './change-answer.lazy.ts';
import { entryAt } from './selectors.ts';
import { verbOf } from './verbs.ts';

/** Since an answer was changed: gives the later ones again, as long as their questions come up and take them. */
export function retake(run: Run): void {
  const { state } = run;
  const { pending, redo } = state;
  if (!redo || (pending?.kind !== 'question' && pending?.kind !== 'end')) return;
  const turn =
    pending.kind === 'question' ? redo.earlier.find(({ step, mend }) => step === pending.step && !mend) : undefined;
  const isProof = turn && finalOf(run, turn.step) === 'proof';
  if (!turn || isProof || asksOtherwise(run, turn)) return endRetaking(run);
  const left = redo.earlier.filter((each) => each !== turn);
  state.redo = { ...redo, earlier: left, kept: [...redo.kept, ...turn.names] };
  const turns = state.trail?.length ?? 0;
  if (turn.isCard) retakeCard(run, turn);
  else takeAnswer(run, turn.given, true);
  if ((state.trail?.length ?? 0) > turns) return;
  state.redo = { ...redo, earlier: redo.earlier };
  endRetaking(run);
}

/** Whether the wording of the step's consent has changed since: nobody has agreed to the new one. */
const asksOtherwise = (run: Run, { step }: Turn): boolean =>
  fieldsAt(run, step).some(({ model }) => {
    if (model.type !== 'consent') return false;
    const id = model.name || step;
    const before = run.state.redo?.consents.find((consent) => consent.id === id);
    return before?.granted === true && before.text !== consentWords(run, model);
  });

/** What was done with a card is done again, without the page or an endpoint hearing of it. Other goods are another question. */
function retakeCard(run: Run, { step, given, names, card, mark }: Turn): void {
  const { state } = run;
  const question = readQuestion(run, step);
  const entry = question?.kind === 'card' ? entryAt(state, question.entry) : undefined;
  if (!entry || (entry.kind === 'cards' && shownIn(entry) !== card)) return;
  run.path = step;
  if (given === null) {
    takeAnswer(run, null, true);
    return;
  }
  const { trail, marks } = state;
  // Which size was looked at stands; that it was chosen is said again.
  const { isOver: _isOver, chosen: _chosen, ...looked } = asRecord(mark);
  if (mark !== undefined) state.marks = { ...marks, [entry.id]: looked as Values };
  beginTurn(run, { step, given, names, isCard: true });
  run.muted = step;
  if (run.works.blocks[verbOf(stepAt(run.flow, step) ?? {}, run.works) ?? '']?.take?.(given, entry, run)) return;
  run.muted = '';
  state.trail = trail ?? [];
  if (marks) state.marks = marks;
}

/** Retaking stops where a question has to be asked again, or at the end. Reports once what the change led to. */
function endRetaking(run: Run): void {
  const { state } = run;
  const { step, names, kept, earlier } = state.redo!;
  delete state.redo;
  const dropped = earlier.flatMap((turn) => turn.names).filter((name) => state.vars[name] == null);
  run.emit('change', { step, names, kept, dropped });
}
