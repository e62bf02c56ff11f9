import type { Interaction } from './interaction.ts';

/** A call of the page that came before the chat was there to do it. */
export interface EarlyCall {
  run(chat: Interaction): void;
  /** Resolves the promise of a call that need not be run any more. */
  done(): void;
  /** Where the conversation begins anew, of a call of `start`. */
  readonly start?: { readonly part: string | undefined };
  /** An answer is for the next question, also in a conversation that has begun anew. */
  readonly outlastsStart?: true;
}

/** Takes the last call of `start` out, with all before it that is void in a conversation that begins anew. */
export function takeStart(calls: EarlyCall[]): EarlyCall | undefined {
  const at = calls.findLastIndex(({ start }) => start);
  const start = calls[at];
  const earlier = calls.splice(0, at + 1);
  calls.unshift(...earlier.filter(({ outlastsStart }) => outlastsStart));
  for (const call of earlier) if (call !== start && !call.outlastsStart) call.done();
  return start;
}
