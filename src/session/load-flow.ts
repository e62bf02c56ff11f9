import type { Http } from '../shared/ports.ts';
import type { Flow } from '../flow/flow.ts';
import type { FlowProblem } from '../flow/flow-problem.ts';
import { readFlow } from '../flow/read-flow.ts';

export interface LoadedFlow {
  readonly flow: Flow;
  /** Fingerprint of the flow's content: the same text has the same one. */
  readonly print: string;
}

/** A flow that can't be used. */
export interface FlowFault {
  readonly flow?: undefined;
  /** `no-flow` (it could not be fetched), or the code of the first problem. */
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly problems: readonly FlowProblem[];
}

/** `flow` as it was read from `source`, with its fingerprint: FNV-1a, 32 bits. */
export function loaded(flow: Flow, source: unknown): LoadedFlow {
  const text = typeof source === 'string' ? source : JSON.stringify(flow);
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return { flow, print: (hash >>> 0).toString(36) };
}

/**
 * A flow from an address (`src`) or from what the page holds (`flow`: an object or JSON text). Never rejects. Only a flow that fails the
 * cheap look costs the full parser, which says what is wrong and where.
 */
export async function loadFlow({ src, flow: source, http }: { readonly src?: string; readonly flow?: unknown; readonly http: Http }): Promise<LoadedFlow | FlowFault> {
  let failure: unknown;
  try {
    if (src) {
      const reply = await http(src, { method: 'GET' });
      if (!reply.ok) throw reply.status;
      source = await reply.text();
    }
    const { flow } = readFlow(source);
    if (flow) return loaded(flow, source);
  } catch (error) {
    failure = error ?? true;
  }
  try {
    return (await import('./flow-fault.lazy.ts')).faultOf(source, src, failure);
  } catch {
    return { code: 'not-a-flow', problems: [], message: 'This is not a flow, and what could say why did not load.', hint: 'Reload the page.' };
  }
}
