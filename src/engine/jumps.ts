import { own } from '../shared/json.ts';
import type { Flow } from '../flow/flow.ts';
import { stepListKeys } from '../flow/step-keys.ts';
import type { Run } from './run.ts';
import type { Frame } from './state.ts';

const places = new WeakMap<Flow, Map<string, readonly Frame[]>>();

/** Where each step with an id is. Made at the first jump to an id, once for a flow. */
function idsOf(flow: Flow): Map<string, readonly Frame[]> {
  const known = places.get(flow);
  if (known) return known;
  const ids = new Map<string, readonly Frame[]>();
  const visit = (node: unknown, path: string, frames: readonly Frame[], isList: boolean) => {
    if (!node || typeof node !== 'object') return;
    for (const [key, inner] of Object.entries(node)) {
      const id = own(inner, 'id');
      if (isList && typeof id === 'string' && !ids.has(id)) ids.set(id, [...frames, [path, +key]]);
      visit(
        inner,
        `${path}/${key}`,
        isList ? [...frames, [path, +key + 1]] : frames,
        Array.isArray(inner) && stepListKeys.includes(key),
      );
    }
  };
  for (const [part, steps] of Object.entries(flow.parts)) visit(steps, part, [], true);
  places.set(flow, ids);
  return ids;
}

/** Where a part begins, or where the step with this id is, inside all lists around it. */
export const find = (flow: Flow, to: string): readonly Frame[] | undefined =>
  Array.isArray(own(flow.parts, to)) ? [[to, 0]] : idsOf(flow).get(to);

/** Tells the author of a place that is not there. */
export const reportMissing = (run: Run, to: string, step = run.path): void => {
  run.report('unknown-target', `There is no part or step "${to}".`, 'Name a part, or the id of a step.', step);
};

/** Ends a jump that leads to no part: at the step with this id, else where it came from. */
export function arrive(run: Run, to: string): void {
  const { flow, state } = run;
  const at = find(flow, to);
  if (at) return run.move(at);
  const back = state.returns.at(-1);
  const [list, next] = back?.at(-1) ?? ['', 0];
  state.lost = true;
  reportMissing(run, to, next > 0 ? `${list}/${next - 1}` : '');
  run.move(back ?? [[Object.keys(flow.parts)[0]!, 0]]);
  state.returns = state.returns.slice(0, -1);
}

/** Ends a conversation that goes round and round. */
export function stop(run: Run, path: string): void {
  run.state.lost = true;
  run.report(
    'endless-loop',
    'Steps loop without ever asking anything.',
    'Ask something in the loop, or end it by "when".',
    path,
  );
  run.move([]);
}

/** The conversation is over. Where that is since the flow is broken, nobody is left in silence, and it does not count as finished. */
export function end(run: Run): void {
  const { state } = run;
  state.pending = { kind: 'end' };
  // These words belong to no step, so no change of an answer can take them back.
  if (state.lost) return void run.add({ kind: 'unavailable' }, [], '');
  run.emit('end', { step: run.path });
  if (!state.acted || state.completed) return;
  state.completed = true;
  run.deliver('flow.completed');
}
