import type { HttpReply } from '../shared/ports.ts';
import type { Flow } from '../flow/flow.ts';
import type { FlowProblem } from '../flow/flow-problem.ts';
import { readFlow } from '../flow/read-flow.ts';

export interface LoadedFlow {
  readonly flow: Flow;
}

/** Why there is no flow to show, for the page's author. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** A flow that can't be used. Its code is `no-flow` (it could not be fetched), or that of the first problem. */
export interface UnusableFlow extends Failure {
  readonly flow?: undefined;
  readonly problems: readonly FlowProblem[];
}

/** What is read of the answer to the request for a flow. */
export type FlowReply = Pick<HttpReply, 'ok' | 'status' | 'text'>;

/**
 * A flow from what the page holds (`source`: an object or JSON text), else from the answer of the address `src`. Never rejects. Only a
 * flow that fails the cheap look costs the full parser, which says what is wrong and where.
 */
export async function loadFlow(
  source: unknown,
  src?: string,
  coming?: Promise<FlowReply>,
  isFile?: boolean,
): Promise<LoadedFlow | UnusableFlow> {
  let failure: unknown;
  try {
    if (coming) {
      const reply = await coming;
      if (!reply.ok) throw reply.status;
      source = await reply.text();
    }
    const { flow } = readFlow(source);
    if (flow) return { flow };
  } catch (error) {
    failure = error ?? true;
  }
  try {
    return (await import('./explain-flow.lazy.ts')).explainFlow(source, src, failure, isFile);
  } catch {
    return {
      code: 'not-a-flow',
      problems: [],
      message: 'The flow cannot be read, and the code that explains why cannot be loaded.',
      hint: 'Are all files of chunks/ beside the script?',
    };
  }
}
