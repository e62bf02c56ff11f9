import { own, type Values } from '../../shared/json.ts';
import type { Payment, Payments, PaymentStatus } from '../../shared/payment.ts';
import { targetOf } from '../delivery/send.ts';
import { askEndpoint, type RequestSite } from '../requests/send-request.lazy.ts';

/** Milliseconds that the endpoint may take. */
const REQUEST_TIMEOUT_MS = 15_000;
const statuses: readonly unknown[] = ['open', 'paid', 'failed', 'cancelled'] satisfies readonly PaymentStatus[];

/** What the endpoint called `endpoint` knows of payments; `report` tells the author what is wrong. */
export function createPayments(endpoint: string, site: RequestSite, report: (message: string) => void): Payments {
  async function ask(method: string, query: Values, body?: Values): Promise<Payment | undefined> {
    const request = { name: endpoint, method, query, headers: {}, timeout: REQUEST_TIMEOUT_MS };
    const asked = await askEndpoint(body ? { ...request, body } : request, site);
    if (!asked.reply) return void report(asked.reason);
    const [id, status, url] = ['id', 'status', 'url'].map((key) => own(asked.reply, key));
    if (typeof id !== 'string' || !id || !statuses.includes(status ?? 'open'))
      return void report(`"${endpoint}" must answer {"id": "…", "status": "open", "url": "https://…"}.`);
    const target = typeof url === 'string' ? targetOf(endpoint, url, asked.address) : undefined;
    if (target && 'code' in target) return void report(`"${endpoint}" leads to an address that cannot be opened.`);
    return { id, status: (status ?? 'open') as PaymentStatus, ...(target && { url: target.address }) };
  }
  return { open: (details) => ask('POST', {}, details), look: (id) => ask('GET', { id }) };
}
