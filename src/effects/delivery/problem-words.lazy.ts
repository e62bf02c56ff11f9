import type { EnvelopeType } from '../../engine/envelope.ts';
import type { Problem } from './problem.ts';

type Say<About extends readonly unknown[]> = (...about: About) => Omit<Problem, 'code'>;

const called = (name: string) => (name ? `Endpoint "${name}"` : 'The endpoint');

const badEndpoint: Say<[name: string, url: string]> = (name, url) => ({
  message: `${called(name)} is "${url}", which is no address.`,
  hint: 'Write it like "/api/results" or "https://example.com/api/results".',
});

const insecureEndpoint: Say<[name: string, origin: string, protocol: string]> = (name, origin, protocol) => ({
  message: `${called(name)} is "${origin}…" over ${protocol}//, where others can read what a visitor sends. Nothing is sent there.`,
  hint: 'Use https. Plain http is for this machine only (localhost).',
});

const endpointUnreachable: Say<[address: string]> = (address) => ({
  message: `Nothing came back from ${address}. What was to be sent is kept and tried again.`,
  hint: "If it is up: does it answer other origins (Access-Control-Allow-Origin), does the page's Content-Security-Policy allow it (connect-src), is it blocked by an extension?",
});

/** A status of 0 is a redirect. `once`: nobody knows whether the result was taken, so it is not posted again by itself. */
const endpointAnswer: Say<
  [address: string, adapter: string, status: number, hint: string | undefined, once?: boolean]
> = (address, adapter, status, hint, once) => ({
  message: `${address} answered ${status ? `with ${status}` : 'with a redirect, which is not followed'}, which the adapter "${adapter}" does not take for a yes. What was sent is kept${once ? ', and not sent again by itself: it may have been taken' : ' and tried again'}.`,
  hint:
    hint ??
    `Answer a POST itself, with a 2xx status${adapter === 'json' ? ' and JSON that holds the envelope\'s id: {"ok": true, "id": "…"}; a page of HTML and {"ok": false} are no yes. For Zapier, Make and the like use the adapter "form"' : ''}.`,
});

const endpointUnconfirmed: Say<[address: string, status: number]> = (address, status) => ({
  message: `${address} answered with ${status} but without the envelope's id. That counts as delivered.`,
  hint: 'An endpoint of your own answers with JSON that holds the id: {"ok": true, "id": "…"}. Then what got lost behind a bad line is noticed, and {url, confirms: true} makes it a must.',
});

const noEndpoint: Say<[name: string]> = (name) => ({
  message: `Nobody gets this: set ${name ? `endpoints = {${name}: …}` : 'endpoint'} on the element.`,
  hint: 'Until then it is kept on the device, for 28 days, and it is sent as soon as there is somebody to send it to.',
});

const leadTooOld: Say<[type: EnvelopeType, given: boolean]> = (type, given) => ({
  message: given
    ? `A ${type} could not be delivered in 28 days, and not at a last try either. It is given up.`
    : `A ${type} is older than 28 days by this device's clock. It is tried once more before it is given up.`,
  hint: 'Has the endpoint been away for so long? The owner has no other copy of this result.',
});

const leadUnreadable: Say<[type: EnvelopeType]> = (type) => ({
  message: `A ${type} that waits on this device cannot be read any more. It stays where it is, and is tried again with the next visit.`,
  hint: 'The browser has lost the key or a part of its storage; the other results are not touched.',
});

const endpointDenied: Say<[]> = () => ({
  message:
    "The page's endpoint function returned an answer that says no. What was to be sent is kept, and it is not called again by itself.",
  hint: 'Throw or reject where the result should be tried again; return nothing, or {ok: true}, where it was taken.',
});

const endpointFailed: Say<[error: string]> = (error) => ({
  message: `The page's endpoint function failed (${error}). It is called again later.`,
  hint: 'Find out why it throws, rejects or takes longer than 10 seconds.',
});

const endpointRefused: Say<[address: string, type: EnvelopeType, status: number]> = (address, type, status) => ({
  message: `${address || called('')} refused ${type} with ${status}. It is kept but not sent again.`,
  hint: 'Let the endpoint accept this type of result, with a 2xx status.',
});

/** What the site's owner reads of results that do not arrive, by the problem's code. */
export const problemWords = {
  'bad-endpoint': badEndpoint,
  'insecure-endpoint': insecureEndpoint,
  'endpoint-unreachable': endpointUnreachable,
  'endpoint-answer': endpointAnswer,
  'endpoint-failed': endpointFailed,
  'endpoint-refused': endpointRefused,
  'endpoint-unconfirmed': endpointUnconfirmed,
  'endpoint-denied': endpointDenied,
  'no-endpoint': noEndpoint,
  'lead-too-old': leadTooOld,
  'lead-unreadable': leadUnreadable,
};
