import type { Run } from './run.ts';
import type { Turn } from './state.ts';

/*
 * What a step says about the turn that it belongs to, for the day on which the visitor changes an answer (change-answer.lazy.ts).
 */

/** Changes the newest turn. */
export function noteInTurn({ state }: Run, change: (turn: Turn) => Partial<Turn>): void {
  const trail = state.trail ?? [];
  const newest = trail.at(-1);
  if (newest) state.trail = [...trail.slice(0, -1), { ...newest, ...change(newest) }];
}

/** These variables stand, whatever answer is changed. */
export const keepVars = (run: Run, names: readonly string[]): void => {
  noteInTurn(run, ({ before }) => ({
    before: Object.fromEntries(Object.entries(before).filter(([name]) => !names.includes(name))),
  }));
};

/** Whether the step at `run.path` is done for the first time, and not only since an answer before it was changed. */
export function isFirstTime(run: Run): boolean {
  noteInTurn(run, ({ done }) => ({ done: [...done, run.path] }));
  return !run.state.redo?.done.includes(run.path);
}
