import type { Values } from '../shared/json.ts';
import { advance } from './advance.ts';
import { readQuestion, typeOf } from './read-question.ts';
import type { Run } from './run.ts';
import type { Turn } from './state.ts';
import { stepAt } from './step-at.ts';
import { takeAnswer } from './take-answer.lazy.ts';
import { beginTurn } from './change-answer.lazy.ts';

/** Since an answer was changed: gives the later ones again, as long as their questions come up and take them. */
export function retake(run: Run): void {
  const { state } = run;
  const { pending, redo } = state;
  if (!redo || (pending?.kind !== 'question' && pending?.kind !== 'end')) return;
  const turn = pending.kind === 'question' ? redo.earlier.find(({ step }) => step === pending.step) : undefined;
  const isProof = turn && run.works.questions[typeOf(stepAt(run.flow, turn.step) ?? {})]?.final === 'proof';
  if (!turn || isProof) return finish(run);
  const left = redo.earlier.filter((each) => each !== turn);
  state.redo = { ...redo, earlier: left, kept: [...redo.kept, ...turn.names] };
  const turns = state.trail?.length ?? 0;
  if (turn.isCard) retakeCard(run, turn);
  else takeAnswer(run, turn.given, true);
  if ((state.trail?.length ?? 0) > turns) return;
  state.redo = { ...redo, earlier: redo.earlier };
  finish(run);
}

/** What was done with a card stands, without being done again. */
function retakeCard(run: Run, turn: Turn): void {
  const question = readQuestion(run, turn.step);
  if (question?.kind !== 'card') return;
  const { given, mark, names, step } = turn;
  beginTurn(run, { step, given, names, isCard: true });
  run.set(given as Values);
  run.state.answered = [...new Set([...run.state.answered, ...Object.keys(given as Values)])];
  if (mark !== undefined) run.state.marks = { ...run.state.marks, [question.entry]: mark };
  advance(run);
}

/** The conversation is where it has to ask again, or at its end: what came of the change is told once. */
function finish(run: Run): void {
  const { state } = run;
  const { step, names, kept, earlier } = state.redo!;
  delete state.redo;
  const dropped = earlier.flatMap((turn) => turn.names).filter((name) => state.vars[name] == null);
  run.emit('change', { step, names, kept, dropped });
}
