import type { Envelope } from '../../engine/envelope.ts';
import type { Clock, Http, HttpReply } from '../../shared/ports.ts';
import type { Adapter } from './adapters/adapter.ts';
import { adapterFor, adapterNamed } from './adapters/find-adapter.ts';
import { deniesJson, readReply } from './adapters/read-answer.ts';
import { own } from '../../shared/json.ts';
import type { Endpoint, EndpointFunction, EndpointSetting } from './endpoint.ts';
import type { Outcome } from './outcome.ts';
import type { UnwordedProblem } from './explain-problem.ts';
import { retryAfter } from './retry-time.ts';

/** Milliseconds until a try is given up. */
export const TIME_OUT = 10_000;

/** An endpoint as it stands now. */
export type Target =
  | {
      readonly address: string;
      readonly adapter: string | Adapter;
      readonly endpoint: Endpoint;
      readonly call?: undefined;
    }
  | { readonly address: ''; readonly call: EndpointFunction };

/** The target of a setting, or what is wrong with it. Relative addresses are meant from `base`. */
export function targetOf(name: string, setting: EndpointSetting, base: string): Target | UnwordedProblem {
  if (typeof setting === 'function') return { address: '', call: setting };
  const endpoint = typeof setting === 'string' ? { url: setting } : setting;
  // What a page without types gives may be anything.
  const url = String((endpoint.url as string | undefined) ?? '').trim();
  let address: URL;
  try {
    // An empty address would be the page's own.
    if (!url) throw new TypeError('No address.');
    address = new URL(url, base);
  } catch {
    return { code: 'bad-endpoint', about: [name, url] };
  }
  const { protocol, hostname } = address;
  if (
    protocol === 'http:' ? !/^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname) : protocol !== 'https:'
  ) {
    return { code: 'insecure-endpoint', about: [name, address.origin, protocol] };
  }
  return { address: address.href, adapter: adapterNamed(endpoint, hostname), endpoint };
}

async function call(fn: EndpointFunction, text: string, clock: Clock): Promise<Outcome> {
  let cancel = () => {};
  try {
    const reply = await Promise.race([
      fn(JSON.parse(text) as Envelope),
      new Promise<never>((_, reject) => {
        cancel = clock.after(TIME_OUT, () => reject(new DOMException('', 'TimeoutError')));
      }),
    ]);
    // The answer of a `fetch`, handed on as it is.
    if (reply instanceof Response) {
      if (!reply.ok) throw new TypeError(`Answered with ${reply.status}.`);
      return { kind: 'delivered', reply: {} };
    }
    if (deniesJson(reply)) return { kind: 'unclear', status: 0, problem: { code: 'endpoint-denied', about: [] } };
    return { kind: 'delivered', reply: reply ?? {} };
  } catch (error) {
    return {
      kind: 'again',
      wait: 0,
      problem: { code: 'endpoint-failed', about: [error instanceof Error ? error.name : typeof error] },
    };
  } finally {
    cancel();
  }
}

/** One try. Never rejects. */
export async function send(
  target: Target,
  id: string,
  text: string,
  { http, clock, keepalive }: { readonly http: Http; readonly clock: Clock; readonly keepalive: boolean },
): Promise<Outcome> {
  if (target.call) return call(target.call, text, clock);
  const { address, endpoint } = target;
  let adapter: Adapter;
  let reply: HttpReply | undefined;
  let answer: string;
  /** The target knows no ids, so that an answer with a 2xx is the last word: the next try could be a second result. */
  let once = false;
  try {
    const known = adapterFor(target.adapter, endpoint, address);
    // What is known goes out in this very moment: the page may be on its way out.
    const found = known instanceof Promise ? await known : known;
    if ('code' in found) return { kind: 'again', wait: 0, problem: found };
    adapter = found;
    const made = adapter.request(text, id);
    if (!made) return { kind: 'delivered', reply: {} };
    // A redirect would carry the body to an address that nobody has chosen.
    reply = await http(address, {
      method: 'POST',
      headers: { ...made.headers, ...endpoint.headers },
      body: made.body,
      timeout: TIME_OUT,
      keepalive,
      redirect: adapter.follow ? 'follow' : 'manual',
    });
    once = reply.ok && !reply.redirected && !adapter.confirms;
    answer = await reply.text();
  } catch {
    if (once)
      return { kind: 'unclear', status: reply!.status, problem: { code: 'endpoint-unreachable', about: [address] } };
    return { kind: 'again', wait: 0, problem: { code: 'endpoint-unreachable', about: [address] } };
  }
  const accepted = adapter.accepts(reply, answer, id);
  const { status } = reply;
  if (accepted) {
    const confirmed = own(accepted, 'id') === id;
    return {
      kind: 'delivered',
      reply: accepted,
      confirmed,
      ...(adapter.name === 'json' &&
        !confirmed && { problem: { code: 'endpoint-unconfirmed', about: [address, status] } }),
    };
  }
  if (status >= 400 && status < 500 && ![408, 425, 429].includes(status))
    return { kind: 'refused', status, ...(adapter.refusal?.(reply, answer, text) ?? { reply: readReply(answer) }) };
  const problem: UnwordedProblem | undefined =
    status < 400 ? { code: 'endpoint-answer', about: [address, adapter.name, status, adapter.hint, once] } : undefined;
  if (problem && once) return { kind: 'unclear', status, problem };
  return { kind: 'again', wait: retryAfter(reply, clock.now()), problem };
}
