import { own } from '../shared/json.ts';
import type { Run } from './run.ts';
import { scopeOf } from './selectors.ts';
import type { ChatState } from './state.ts';

/* Whether an answer can be changed, for those who draw it. */

/** The entry whose answer is being changed. */
export const openChange = ({ pending }: ChatState): number | undefined =>
  pending?.kind === 'question' ? pending.change?.entry : undefined;

/** Whether the answer in this entry can be changed, is being changed, or is final. */
export function changeOf(state: ChatState, entry: number): 'open' | 'possible' | undefined {
  if (openChange(state) === entry) return 'open';
  return state.trail?.some((turn) => turn.entry === entry && !turn.isFixed) ? 'possible' : undefined;
}

/**
 * Reads a question while its answer is changed: by what variables held when it was asked, save for the answer itself, since what came after
 * is undone with a new answer.
 */
export function asWhenAsked<T>(run: Run, read: () => T): T {
  const { state, scope, at } = run;
  const entry = openChange(state);
  const undone = state.trail?.slice(state.trail.findIndex((turn) => turn.entry === entry)) ?? [];
  const [changed] = undone;
  if (entry === undefined || changed?.entry !== entry) return read();
  const before = Object.assign({}, ...undone.map((turn) => turn.before).reverse()) as ChatState['vars'];
  const answers = Object.fromEntries(changed.names.map((name) => [name, own(state.vars, name) ?? null]));
  run.scope = scopeOf(
    { ...state, vars: { ...state.vars, ...before, ...answers } as ChatState['vars'] },
    at || undefined,
  );
  const found = read();
  run.scope = scope;
  return found;
}
