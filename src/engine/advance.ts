import { own } from '../shared/json.ts';
import { stepAt, type Loose } from './position.ts';
import { holds, jump, move, type Run } from './run.ts';
import { needsActs, plainWorks } from './steps.ts';

/** Steps without a question or an act in between, after which a loop is stopped. */
const MAX_STEPS = 1_000;

/** Goes where a step's own `go` leads, once all of it is done. */
const goOn = (run: Run, step?: Loose) => typeof step?.go === 'string' && jump(run, step.go);

/** Goes on from where the conversation stands until it must wait or is over; a draft (see acts.ts) until it needs the acts. */
export function advance(run: Run): void {
  const { flow, state, acts } = run;
  for (state.pending = null; !state.pending;) {
    const around = state.at.slice(0, -1),
      [list, next] = state.at.at(-1) ?? [''];
    const path = `${list}/${next! - (state.stage && 1)}`,
      step = stepAt(flow, path),
      isPart = Array.isArray(own(flow.parts, list));
    if (!acts && (state.steps >= MAX_STEPS || (next! < 0 ? !isPart : step && !state.stage && needsActs(run, step))))
      state.pending = { kind: 'pause', key: 0, ms: 0, typing: true };
    else if (!list) {
      state.pending = { kind: 'end' };
      acts?.end(run);
    } else if (next! < 0) {
      if (isPart) move(state, [[list, 0]]);
      else acts!.arrive(run, list);
    } else if (!step) {
      // The end of this list: the step that it belongs to is done.
      move(state, around);
      const [outer, after] = around.at(-1) ?? [];
      goOn(run, stepAt(flow, `${outer}/${after! - 1}`));
    } else if (state.stage) {
      const work = (acts?.works ?? plainWorks)[state.stage++ - 1];
      run.path = path;
      if (work) work(run, step, path);
      else {
        state.stage = 0;
        goOn(run, step);
      }
    } else if (state.steps++ >= MAX_STEPS) acts!.stop(run, path);
    else {
      state.at = [...around, [list, next! + 1]];
      if (holds(run, step.when)) state.stage = 1;
    }
  }
}
