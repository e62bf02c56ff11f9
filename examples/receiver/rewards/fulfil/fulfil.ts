/** What a reward consists of, for whoever makes or buys it. */
export interface FulfilOrder {
  /** The same on every try, so that a provider that knows it buys nothing twice. */
  readonly id: string;
  readonly campaign: string;
  readonly reward: string;
  readonly kind: string;
  readonly amount: number | null;
  /** Of what: a currency such as `EUR`, `kg`, `GB`. */
  readonly unit: string | null;
  readonly recipient: { readonly name: string | null; readonly email: string };
}

/** What came of it: a code, a link, or both. */
export interface Fulfilled {
  readonly code?: string;
  readonly link?: string;
}

/**
 * Makes or buys one approved reward: the `fulfil` of a campaign's rewards names one of these. It may be asked again with the same `id`, and then
 * answers the same. An error is tried again, later and later, and in the end shown to the owner.
 */
export type Fulfil = (order: FulfilOrder) => Promise<Fulfilled>;

/** By the name that campaign files use. */
export type FulfilHooks = Readonly<Record<string, Fulfil>>;
