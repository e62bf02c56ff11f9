import type { HttpReply } from '../../shared/ports.ts';
import type { Reply } from '../../engine/input.ts';
import { own } from '../../shared/json.ts';
import type { Endpoint } from './endpoint.ts';
import type { Problem } from './problem.ts';

/** Turns an envelope into what a target wants, and says whether the target has taken it. */
export interface Adapter {
  readonly name: string;
  /** What the owner can do about an answer that is no yes; default: see problem-words.lazy.ts. */
  readonly hint?: string;
  /** The target documents that it answers by a redirect, which is followed; all others are not, for a redirect may carry the body on. */
  readonly follow?: boolean;
  /**
   * The same text gives the same body, byte for byte. `text` is the envelope's JSON. Null: the target is told nothing of this one,
   * which is done with.
   */
  request(
    text: string,
    id: string,
  ): { readonly headers: Readonly<Record<string, string>>; readonly body: string } | null;
  /** The target's answer when it has accepted the envelope, `{}` when it says nothing; null when it has not. `text` is the answer's body. */
  accepts(reply: HttpReply, text: string, id: string): Reply | null;
  /** What the conversation and the owner are told of a refusal; default: the answer's own JSON. `sent` is the envelope's JSON. */
  refusal?(reply: HttpReply, text: string, sent: string): { readonly reply: Reply; readonly problem: Problem };
}

/** What an answer's JSON says by name; nothing when it is no JSON object. (Not by `record`: shared with the services it would be one more chunk to fetch.) */
export function readReply(text: string): Reply {
  try {
    return /^\s*{/.test(text) ? (JSON.parse(text) as Reply) : {};
  } catch {
    return {};
  }
}

/** Our own receiver, and whoever answers like it: 2xx, JSON, and the envelope's own id in it. */
const json: Adapter = {
  name: 'json',
  request: (text, id) => ({
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'Idempotency-Key': id },
    body: text,
  }),
  accepts(reply, text, id) {
    const answer = readReply(text);
    return reply.ok && !reply.redirected && own(answer, 'id') === id ? answer : null;
  },
};

/** Which adapter an endpoint means: its own, the one that the address's host is known for, or `json`. */
export const adapterNamed = ({ adapter }: Endpoint, hostname: string): string | Adapter =>
  adapter ?? /(?:^|\.)((?:hsforms|zapier|make|script\.google)\.com|formspree\.io)$/.exec(hostname)?.[1] ?? 'json';

let services: typeof import('./services.lazy.ts') | undefined;

/** The adapter for an endpoint at `address`, or what is wrong with its settings. All but `json` are loaded when they are first named. */
export function adapterFor(
  adapter: string | Adapter,
  endpoint: Endpoint,
  address: string,
): Adapter | Problem | Promise<Adapter | Problem> {
  if (typeof adapter === 'object') return adapter;
  if (adapter === 'json') return json;
  // Not by a promise once it is there: a page that is being left has no time for it.
  if (services) return services.serviceAdapter(adapter, endpoint, address);
  return import('./services.lazy.ts').then((chunk) => (services = chunk).serviceAdapter(adapter, endpoint, address));
}
