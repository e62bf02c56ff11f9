import type { Effect } from '../../engine/effect.ts';
import type { Run } from '../../engine/run.ts';
import { asText, valuesOf } from '../../engine/values.ts';
import { toNumber } from '../../expression/expression.ts';
import type { RequestStep, Unchecked } from '../../flow/flow.ts';
import { asRecord } from '../../shared/as-record.ts';
import type { BlockWork } from '../block.work.ts';

/** Seconds that an answer may take where the author says nothing. */
const TIMEOUT = 10;

/** What the step asks of the outside. */
function requestOf(tools: Run, step: Unchecked<RequestStep>, key: number): Effect {
  const { send, query } = step;
  const headers = Object.entries(asRecord(step.headers)).map(([name, value]) => [name, asText(tools.value(value))]);
  return {
    type: 'request',
    key,
    name: tools.address(step.request),
    method: asText(step.method) || (send ? 'POST' : 'GET'),
    query: query ? valuesOf(tools, query) : {},
    headers: Object.fromEntries(headers) as Record<string, string>,
    timeout: 1000 * (toNumber(step.timeout) || TIMEOUT),
    ...(send ? { body: valuesOf(tools, send) } : {}),
  };
}

export const requestWork: BlockWork<RequestStep, Run> = {
  verb: 'request',
  run(step, tools) {
    const key = ++tools.state.keys;
    tools.state.pending = { kind: 'request', key, step: tools.path };
    tools.effects.push(requestOf(tools, step, key));
  },
  pending(step, tools) {
    const { pending } = tools.state;
    return pending?.kind === 'request' ? requestOf(tools, step, pending.key) : undefined;
  },
};
