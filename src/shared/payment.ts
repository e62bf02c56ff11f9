import type { Values } from './json.ts';

/** `open`: not paid yet, and nobody knows better. */
export type PaymentStatus = 'open' | 'paid' | 'failed' | 'cancelled';

/** A payment as the endpoint knows it. Only it says what is paid. */
export interface Payment {
  readonly id: string;
  readonly status: PaymentStatus;
  /** The provider's page; without one the page's own element in the slot `payment` takes the payment. */
  readonly url?: string;
}

/** The endpoint that opens payments. Both give nothing where it cannot be asked. */
export interface Payments {
  /** Opens a payment; the same reference gives the same one, so that nobody pays twice. */
  open(details: Values): Promise<Payment | undefined>;
  look(id: string): Promise<Payment | undefined>;
}
