import { createPayments } from '../effects/payments/payments.lazy.ts';
import { http } from '../browser/http.ts';
import { reportError } from '../events.ts';
import type { Payments } from '../shared/payment.ts';
import type { Conversation } from './conversation.ts';

/** The endpoint of a conversation that opens payments; in a preview nothing is asked of it. */
export function paymentsOf({ element }: Conversation, endpoint: string, question: string): Payments {
  const { endpoint: standard, endpoints, preview, consent } = element;
  const report = (message: string) => {
    reportError(element, 'payment-failed', message, question, 'See "Payments" in docs/endpoints.md.');
  };
  const payments = createPayments(endpoint, { endpoint: standard, endpoints, base: document.baseURI, http }, report);
  if (preview) {
    const paid = () => Promise.resolve({ id: 'preview', status: 'paid' as const });
    return { open: paid, look: paid };
  }
  if (consent !== 'required') return payments;
  const none = () => {
    report('The page has not granted requests yet (consent).');
    return Promise.resolve(undefined);
  };
  return { open: none, look: none };
}
