import type { Envelope } from '../../engine/envelope.ts';
import type { Reply } from '../../engine/input.ts';
import type { Clock, Http, HttpReply } from '../../shared/ports.ts';
import { adapterFor, adapterNamed, readReply, type Adapter } from './adapters.ts';
import type { Endpoint, EndpointFunction, EndpointSetting } from './endpoint.ts';
import type { Problem, Trouble } from './problem.ts';
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
export function targetOf(name: string, setting: EndpointSetting, base: string): Target | Trouble {
  if (typeof setting === 'function') return { address: '', call: setting };
  const endpoint = typeof setting === 'string' ? { url: setting } : setting;
  const { url } = endpoint;
  let address: URL;
  try {
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

export type Outcome =
  | { readonly kind: 'delivered'; readonly reply: Reply }
  /** A 4xx that no later try will change. */
  | { readonly kind: 'refused'; readonly status: number; readonly reply: Reply; readonly problem?: Problem }
  /** To be tried again, not before `wait` milliseconds. */
  | { readonly kind: 'again'; readonly wait: number; readonly problem?: Problem | Trouble };

async function call(fn: EndpointFunction, text: string, clock: Clock): Promise<Outcome> {
  let cancel = () => {};
  try {
    const reply = await Promise.race([
      fn(JSON.parse(text) as Envelope),
      new Promise<never>((_, reject) => {
        cancel = clock.after(TIME_OUT, () => reject(new DOMException('', 'TimeoutError')));
      }),
    ]);
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
  let reply: HttpReply;
  let answer: string;
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
    answer = await reply.text();
  } catch {
    return { kind: 'again', wait: 0, problem: { code: 'endpoint-unreachable', about: [address] } };
  }
  const accepted = adapter.accepts(reply, answer, id);
  if (accepted) return { kind: 'delivered', reply: accepted };
  const { status } = reply;
  if (status >= 400 && status < 500 && ![408, 425, 429].includes(status))
    return { kind: 'refused', status, ...(adapter.refusal?.(reply, answer, text) ?? { reply: readReply(answer) }) };
  return {
    kind: 'again',
    wait: retryAfter(reply, clock.now()),
    problem:
      status < 400 ? { code: 'endpoint-answer', about: [address, adapter.name, status, adapter.hint] } : undefined,
  };
}
