import type { Envelope, EnvelopeType } from './envelope.ts';
import type { Run } from './run.ts';

/*
 * What visitors typed and the chat did not understand, for the owner to teach it. It goes out with the next result that tells how the
 * conversation went, once.
 */

/** Newest of a conversation that are kept until a result takes them along. */
const MOST = 20;
const TAKING_ALONG: ReadonlySet<EnvelopeType> = new Set([
  'form.submitted',
  'handover.requested',
  'flow.completed',
  'flow.abandoned',
]);

export function noteMiss({ state, path }: Run, sentence: string | undefined): void {
  if (sentence) state.misses = [...(state.misses ?? []), { step: path, sentence }].slice(-MOST);
}

/** An envelope with what was not understood since the last one that took it along. */
export function withMisses({ state }: Run, envelope: Envelope): Envelope {
  const { misses } = state;
  if (!misses || !TAKING_ALONG.has(envelope.type)) return envelope;
  delete state.misses;
  return { ...envelope, misses };
}
