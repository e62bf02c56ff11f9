import type { OutboxRow } from '../../storage/store-port.ts';
import type { AdapterName } from './adapters/adapter-names.ts';
import type { Endpoint } from './endpoint.ts';
import type { OutboxClient } from './outbox-port.ts';
import type { UnwordedProblem } from './explain-problem.ts';
import { targetOf, type Target } from './send.ts';

/**
 * Where a row goes: what its own conversation says, or where it went before when that one is not on this page. Undefined: nobody can say.
 * From an address among `confirming` nothing less than the id is a yes.
 */
export function targetOfRow(
  { endpoint, address, adapter, confirms }: OutboxRow,
  client: OutboxClient | undefined,
  base: string,
  confirming: ReadonlySet<string>,
): Target | UnwordedProblem | undefined {
  const setting = client
    ? client.endpoints(endpoint)
    : address && { url: address, adapter: adapter as AdapterName, ...(confirms && { confirms }) };
  if (!setting) return client && { code: 'no-endpoint', about: [endpoint] };
  const to = targetOf(endpoint, setting, base);
  if ('code' in to || to.call || to.endpoint.confirms !== undefined || !confirming.has(to.address)) return to;
  return { ...to, endpoint: { ...to.endpoint, confirms: true } };
}

/** Settings that a row keeps. */
const keptSettings: readonly string[] = ['url', 'adapter', 'confirms'] satisfies readonly (keyof Endpoint)[];

/** What another page of the site needs to go on with an address; a function, headers and other settings only this one has. */
export function knownElsewhere(to: Target): Pick<OutboxRow, 'address' | 'adapter' | 'confirms'> {
  if (to.call || typeof to.adapter === 'object') return {};
  const { address, adapter, endpoint } = to;
  if (Object.keys(endpoint).some((key) => !keptSettings.includes(key))) return {};
  return { address, adapter, ...(endpoint.confirms && { confirms: true }) };
}
