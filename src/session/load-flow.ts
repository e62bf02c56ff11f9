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

/** FNV-1a, 32 bits. */
function printOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

/**
 * A flow from an address (`src`) or from what the page holds (`flow`: an object or JSON text). Never rejects. Only a flow that fails the
 * cheap look costs the full parser, which says what is wrong and where.
 */
export async function loadFlow({ src, flow: source, http }: { readonly src?: string; readonly flow?: unknown; readonly http: Http }): Promise<LoadedFlow | FlowFault> {
  try {
    if (src) {
      const reply = await http(src, { method: 'GET' });
      if (!reply.ok) throw reply.status;
      source = await reply.text();
    }
  } catch (status) {
    return {
      code: 'no-flow', problems: [], message: `The flow ${src} can not be fetched${typeof status === 'number' ? `: it is answered with ${status}` : ''}.`,
      hint: 'Does the address open in a browser? On another origin it must allow this page (Access-Control-Allow-Origin).',
    };
  }
  const loaded = (flow: Flow): LoadedFlow => ({ flow, print: printOf(typeof source === 'string' ? source : JSON.stringify(flow)) });
  const { flow } = readFlow(source);
  if (flow) return loaded(flow);
  try {
    const { flow, problems } = (await import('../flow/parse-flow.lazy.ts')).parseFlow(source);
    if (flow) return loaded(flow);
    const { code, message, hint, path, line, column } = problems.find(({ severity }) => severity === 'error')!;
    return { code, message: `${src ?? 'flow'}${line ? `:${line}:${column}` : ''}: ${message}${path && ` (at ${path})`}.`, hint, problems };
  } catch {
    return { code: 'not-a-flow', problems: [], message: 'This is not a flow, and what could say why did not load.', hint: 'Reload the page.' };
  }
}
