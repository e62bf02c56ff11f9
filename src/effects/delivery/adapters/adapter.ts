import type { HttpReply } from '../../../shared/ports.ts';
import type { Reply } from '../../../engine/input.ts';
import type { Problem } from '../problem.ts';

/** Turns an envelope into what a target wants, and says whether the target has taken it. */
export interface Adapter {
  readonly name: string;
  /** What the owner can do about an answer that is no yes; default: see problem-words.lazy.ts. */
  readonly hint?: string;
  /** The target documents that it answers by a redirect, which is followed; all others are not, for a redirect may carry the body on. */
  readonly follow?: boolean;
  /**
   * The target answers with the envelope's id, and takes the same id twice without harm: a 2xx that is no yes is tried again. Of any other
   * target nobody knows what such an answer means, and a result that was answered with a 2xx is not posted again by itself.
   */
  readonly confirms?: boolean;
  /**
   * The same text gives the same body, byte for byte. `text` is the envelope's JSON. Null: the target is told nothing of this one,
   * which is done with.
   */
  request(
    text: string,
    id: string,
  ): { readonly headers: Readonly<Record<string, string>>; readonly body: string } | null;
  /**
   * The target's answer when it has accepted the envelope, `{}` when it says nothing; null when it has not. `text` is
   * the answer's body.
   */
  accepts(reply: HttpReply, text: string, id: string): Reply | null;
  /** What the conversation and the owner are told of a refusal; default: the answer's own JSON. `sent` is the envelope's JSON. */
  refusal?(reply: HttpReply, text: string, sent: string): { readonly reply: Reply; readonly problem: Problem };
}
