import type { Effect } from '../../engine/effect.ts';
import type { ChatInput, Reply } from '../../engine/input.ts';
import { own, type Json, type Values } from '../../shared/json.ts';
import type { Http } from '../../shared/ports.ts';
import type { EndpointSetting } from '../delivery/endpoint.ts';
import { inWords } from '../delivery/explain-problem.ts';
import { targetOf } from '../delivery/send.ts';
import { toJson } from '../../shared/to-json.ts';

/** What a page's function gets when a `request` step names it. */
export interface RequestCall {
  readonly query: Values;
  readonly body: Json | undefined;
}

export interface RequestSite {
  readonly endpoint: EndpointSetting | undefined;
  readonly endpoints: Readonly<Record<string, EndpointSetting>> | undefined;
  /** Absolute address of the page. */
  readonly base: string;
  readonly http: Http;
}

/** Origin of an endpoint of the page; '' for a function, and for an address that cannot be read: what asks that one is told. */
function originOf(setting: EndpointSetting | undefined, base: string): string {
  const target = setting ? targetOf('', setting, base) : undefined;
  return target && 'endpoint' in target ? new URL(target.address).origin : '';
}

/** The status of an endpoint that understands a request, and refuses what is in it. */
const UNPROCESSABLE = 422;
/** Stands for what the page or the endpoint gets wrong every time, so that nobody tries again. */
const NO_ANSWER = 400;

/** What stands for a value in a query: lists by commas, objects as JSON. */
const word = (value: Json): string =>
  Array.isArray(value) ? value.map(word).join(',') : typeof value === 'object' ? toJson(value) : String(value);

/**
 * Asks the endpoint that a `request` step names, or an address on the page's own origin or on one that an endpoint of the page has.
 * Never rejects; gives what the conversation is to be told.
 */
export async function sendRequest(effect: Effect & { type: 'request' }, site: RequestSite): Promise<ChatInput> {
  const { key } = effect;
  const { reply, reason } = await askEndpoint(effect, site);
  return reply ? { type: 'responded', key, reply } : { type: 'failed', key, reason };
}

/** What an endpoint was asked, whoever asks. */
export type EndpointRequest = Omit<Effect & { type: 'request' }, 'type' | 'key'>;
/** Its answer; or why there is none, with its status where it has answered. */
export type EndpointReply =
  | { readonly reply: Reply; readonly address: string; readonly reason?: undefined }
  | { readonly reply?: undefined; readonly reason: string; readonly status: number };

/** Where a request goes: a function of the page, or an address on the page's own origin or on one that an endpoint of the page has. */
type Destination =
  | { readonly call: (call: RequestCall) => unknown }
  | { readonly address: string; readonly url: string; readonly headers: Readonly<Record<string, string>> }
  | { readonly reason: string };

/** Finds out where a request goes, its query and all; or why it goes nowhere. */
export async function destinationOf(
  name: string,
  query: Values,
  { endpoint, endpoints, base }: Omit<RequestSite, 'http'>,
): Promise<Destination> {
  const setting = (own(endpoints, name) as EndpointSetting | undefined) ?? name;
  if (typeof setting === 'function') return { call: setting as unknown as (call: RequestCall) => unknown };
  if (setting === name && !/[/.]/.test(name))
    return { reason: `There is no endpoint called "${name}". Set it in the element's endpoints.` };
  const target = targetOf(name, setting, base);
  if ('code' in target) return { reason: (await inWords(target)).message };
  const url = new URL(target.address);
  const known = [
    new URL(base).origin,
    originOf(endpoint, base),
    ...Object.values(endpoints ?? {}).map((each) => originOf(each, base)),
  ];
  if (!known.includes(url.origin))
    return { reason: `${url.origin} is neither the page's own origin nor that of one of its endpoints.` };
  const address = url.href;
  for (const [part, value] of Object.entries(query)) if (value !== null) url.searchParams.set(part, word(value));
  return { address, url: url.href, headers: ('endpoint' in target && target.endpoint.headers) || {} };
}

/** Asks an endpoint for somebody who waits for the answer, instead of telling the conversation of it. Never rejects. */
export async function askEndpoint(
  { name, method, query, headers, body, timeout }: EndpointRequest,
  site: RequestSite,
): Promise<EndpointReply> {
  let address = site.base;
  const fail = (reason: string, status = 0): EndpointReply => ({ reason, status });
  const done = (reply: unknown): EndpointReply =>
    reply && typeof reply === 'object'
      ? { reply: reply as Reply, address }
      : fail(`"${name}" did not answer with a JSON object.`, NO_ANSWER);
  try {
    const destination = await destinationOf(name, query, site);
    if ('reason' in destination) return fail(destination.reason, NO_ANSWER);
    if ('call' in destination) return done((await destination.call({ query, body })) ?? {});
    ({ address } = destination);
    const reply = await site.http(destination.url, {
      method,
      timeout,
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...destination.headers,
        ...headers,
      },
      ...(body !== undefined && { body: toJson(body) }),
    });
    const refused = fail(`"${name}" answered with ${reply.status}.`, reply.status);
    if (!reply.ok && reply.status !== UNPROCESSABLE) return refused;
    const answer = JSON.parse(await reply.text()) as unknown;
    // What is wrong with an answer stands beside its field; any other refusal is a failed request.
    return reply.ok || own(answer, 'fieldErrors') ? done(answer) : refused;
  } catch (error) {
    return fail(`"${name}" could not be asked: ${String((error as Error).message)}`);
  }
}
