import type { Endpoint } from '../endpoint.ts';
import type { Problem } from '../problem.ts';
import type { Adapter } from './adapter.ts';
import { adapterOfHost, type AdapterName } from './adapter-names.ts';
import { confirmingJson, json } from './json.ts';

/** Which adapter an endpoint means: its own, the one that the address's host is known for, or `json`. */
export const adapterNamed = ({ adapter }: Endpoint, hostname: string): AdapterName | Adapter =>
  adapter ?? adapterOfHost(hostname);

let services: typeof import('./services.lazy.ts') | undefined;

/** The adapter for an endpoint at `address`, or what is wrong with its settings. All but `json` are loaded when they are first named. */
export function adapterFor(
  adapter: string | Adapter,
  endpoint: Endpoint,
  address: string,
): Adapter | Problem | Promise<Adapter | Problem> {
  if (typeof adapter === 'object') return adapter;
  if (adapter === 'json') return endpoint.confirms ? confirmingJson : json;
  // Not by a promise once it is there: a page that is being left has no time for it.
  if (services) return services.serviceAdapter(adapter, endpoint, address);
  return import('./services.lazy.ts').then((chunk) => (services = chunk).serviceAdapter(adapter, endpoint, address));
}
