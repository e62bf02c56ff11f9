import type { Envelope } from '../../engine/envelope.ts';
import type { Json } from '../../shared/json.ts';
import type { Adapter } from './adapter.ts';
import { takesWithoutId } from './adapters.ts';
import { appsScript } from './apps-script.lazy.ts';
import type { Endpoint } from './endpoint.ts';
import { formFields, pickFields } from './form-fields.lazy.ts';
import { formspree } from './formspree.lazy.ts';
import { hubspot } from './hubspot.lazy.ts';
import { netlify } from './netlify.lazy.ts';
import type { Problem } from './problem.ts';
import { URLENCODED, type Service } from './service.lazy.ts';

/** Zapier, Make and others that a JSON pre-flight breaks: a simple urlencoded request; a 2xx that says nothing against it is a yes, as they document it. */
const form = ({ fields }: Endpoint): Service => ({
  name: 'form',
  hint: 'Is the Zap or the scenario turned on? Answer a POST itself, with a 2xx status.',
  headers: URLENCODED,
  body: (envelope) => new URLSearchParams(fields ? pickFields(envelope, fields) : formFields(envelope)).toString(),
  accepts: takesWithoutId,
});

/** By the adapter's name, or by the host that is known for it. */
const services: ReadonlyMap<string, (endpoint: Endpoint, address: string) => Service | Problem> = new Map([
  ['form', form],
  ['zapier.com', form],
  ['make.com', form],
  ['hubspot', hubspot],
  ['hsforms.com', hubspot],
  ['formspree', formspree],
  ['formspree.io', formspree],
  ['apps-script', appsScript],
  ['script.google.com', appsScript],
  ['netlify', netlify],
]);

const NAMES = ['json', ...[...services.keys()].filter((name) => !name.includes('.'))];

const unknown = (name: string, address: string): Problem => ({
  code: 'unknown-adapter',
  message: `${address}: there is no adapter "${name}". What was to be sent is kept until there is one.`,
  hint: `Write one of ${NAMES.join(', ')}, or an adapter of your own.`,
});

/** The adapter of this name for an endpoint at `address`, or what is wrong with what the author has set. */
export function serviceAdapter(name: string, endpoint: Endpoint, address: string): Adapter | Problem {
  const service = services.get(name)?.(endpoint, address) ?? unknown(name, address);
  if ('code' in service) return service;
  const { types = service.types } = endpoint;
  return {
    ...service,
    request(text) {
      const envelope = JSON.parse(text) as Envelope;
      return !types || types.includes(envelope.type)
        ? { headers: service.headers, body: service.body(envelope) }
        : null;
    },
    refusal({ status }, text, sent) {
      const { codes, answers } = service.complaint?.(text, JSON.parse(sent) as Envelope) ?? { codes: [], answers: [] };
      return {
        // Without words of its own: the visitor gets ours, in their language.
        reply: { fieldErrors: Object.fromEntries(answers.map((answer): [string, Json] => [answer, ''])) },
        problem: {
          code: 'endpoint-refused',
          message: `${address} refused a result with ${[status, ...codes].join(', ')}. It is kept but not sent again.`,
          hint: service.hint ?? '',
        },
      };
    },
  };
}
