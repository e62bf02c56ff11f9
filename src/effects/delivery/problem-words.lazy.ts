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

/** A status of 0 is a redirect. */
const endpointAnswer: Say<[address: string, adapter: string, status: number, hint: string | undefined]> = (
  address,
  adapter,
  status,
  hint,
) => ({
  message: `${address} answered ${status ? `with ${status}` : 'with a redirect, which is not followed'}, which the adapter "${adapter}" does not take for a yes. What was sent is kept and tried again.`,
  hint:
    hint ??
    `Answer a POST itself, with a 2xx status${adapter === 'json' ? ' and JSON that holds the envelope\'s id: {"ok": true, "id": "…"}. For Zapier, Make and the like use the adapter "form"' : ''}.`,
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
};
