import type { Envelope } from '../../engine/envelope.ts';
import type { Reply } from '../../engine/input.ts';
import type { Adapter } from './adapters.ts';

/** An address with what goes with it. */
export interface Endpoint {
  /** Absolute, or relative to the page. https, or http on this machine. */
  readonly url: string;
  /** What the target understands: `json` (default) is the envelope and an answer with its id, `form` is urlencoded without a pre-flight. */
  readonly adapter?: 'json' | 'form' | Adapter;
  /** Extra headers. Readable by every visitor: no secrets. A header of your own makes the browser ask the target first (pre-flight). */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Takes the envelope in the page itself. Accepted when it returns or resolves; its answer is read like an endpoint's. When it throws, rejects
 * or takes longer than 10 seconds it is called again later, with the same envelope and the same id.
 */
export type EndpointFunction = (envelope: Envelope) => Promise<Reply | undefined | void> | Reply | undefined | void;

/** Where results go: an address (adapter `json`), an address with what goes with it, or a function of the page. */
export type EndpointSetting = string | Endpoint | EndpointFunction;
