import type { Envelope } from '../../../engine/envelope.ts';
import { entryOf, type Json } from '../../../shared/json.ts';
import type { Adapter } from './adapter.ts';
import { adapterHosts, type AdapterName } from './adapter-names.ts';
import { appsScript } from './apps-script.lazy.ts';
import type { Endpoint } from '../endpoint.ts';
import { form } from './form.lazy.ts';
import { formspree } from './formspree.lazy.ts';
import { hubspot } from './hubspot.lazy.ts';
import { netlify } from './netlify.lazy.ts';
import type { Problem } from '../problem.ts';
import type { Service } from './service.lazy.ts';

/** By the adapter's name. */
const services: Readonly<
  Record<Exclude<AdapterName, 'json'>, (endpoint: Endpoint, address: string) => Service | Problem>
> = { form, hubspot, formspree, 'apps-script': appsScript, netlify };

const unknown = (name: string, address: string): Problem => ({
  code: 'unknown-adapter',
  message: `${address}: there is no adapter "${name}". What was to be sent is kept until there is one.`,
  hint: `Write one of ${Object.keys(adapterHosts).join(', ')}, or an adapter of your own.`,
});

/** The adapter of this name for an endpoint at `address`, or what is wrong with what the author has set. */
export function serviceAdapter(name: string, endpoint: Endpoint, address: string): Adapter | Problem {
  const service = entryOf(services, name)?.(endpoint, address) ?? unknown(name, address);
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
