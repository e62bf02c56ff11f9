import { own } from '../shared/json.ts';
import { arrive, end, stop } from './jumps.ts';
import type { Run } from './run.ts';
import { stageAfter } from './stage-names.ts';
import { doStage, workNamesOf } from './stages.ts';
import { stepAt, type AnyStep } from './step-at.ts';
import { verbOf } from './verbs.ts';
import { hasWork } from './works.ts';

/** Steps without a question or an act in between, after which a loop is stopped. */
const MAX_STEPS = 1_000;

/** Goes on from where the conversation stands until it must wait or is over. */
export function advance(run: Run): void {
  run.state.pending = null;
  while (!run.state.pending) goOn(run);
  if (run.state.redo) run.works.inputs?.retake(run);
}

/** The least that can be done: the way to the next step, its beginning, or its stages until it waits or leads elsewhere. */
function goOn(run: Run): void {
  const { flow, state } = run;
  const frame = state.at.at(-1);
  if (!frame) return end(run);
  const [list, next] = frame;
  if (next < 0) {
    if (Array.isArray(own(flow.parts, list))) run.move([[list, 0]]);
    else arrive(run, list);
    return;
  }
  // The position moves past a step as soon as it begins, so whatever it leads into returns to the step after it.
  const { stage } = state;
  const path = `${list}/${stage ? next - 1 : next}`;
  const step = stepAt(flow, path);
  if (!step) return leaveList(run);
  if (stage) doStages(run, path, step);
  else begin(run, path, step);
}

/** Runs the remaining stages of a step that has begun, without looking the step up again for each one. */
function doStages(run: Run, path: string, step: AnyStep): void {
  const { state } = run;
  const { at } = state;
  const verb = verbOf(step, run.works);
  while (state.stage && state.at === at && !state.pending) {
    const { stage } = state;
    run.path = path;
    run.muted = '';
    state.stage = stageAfter(stage);
    doStage[stage](run, step, verb);
  }
}

/** Begins with the step at `path`, passes over one whose test does not hold, and asks for works that are missing. */
function begin(run: Run, path: string, step: AnyStep): void {
  const { state, works } = run;
  if (state.steps++ >= MAX_STEPS) return stop(run, path);
  const isDue = run.testPasses(step.when);
  const missing = isDue ? workNamesOf(run, step).filter((name) => !hasWork(works, name)) : [];
  if (missing.length) {
    state.pending = { kind: 'block', step: path, works: missing };
    run.effects.push({ type: 'need', works: missing });
    return;
  }
  const [list, next] = state.at.at(-1)!;
  state.at = [...state.at.slice(0, -1), [list, next + 1]];
  if (isDue) state.stage = 'wait';
}

/** The end of a list of steps: the step that it belongs to is done, and its own `go` is due. */
function leaveList(run: Run): void {
  const around = run.state.at.slice(0, -1);
  run.move(around);
  const [list = '', next = 0] = around.at(-1) ?? [];
  const go = stepAt(run.flow, `${list}/${next - 1}`)?.go;
  if (typeof go === 'string') run.jump(go);
}
