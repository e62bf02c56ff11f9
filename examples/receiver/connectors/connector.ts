import type * as v from 'valibot';
import type { Json } from '../../../src/shared/json.ts';
import type { Facts, Mapping } from './facts.ts';

/** What one target is told: an event with everything that is known about it. */
export interface DeliveryInput {
  /** The same on every try. */
  readonly message: string;
  readonly facts: Facts;
  /** By the receiver's clock. */
  readonly now: Date;
}

export interface ConnectorRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Hosts to which the target documents that it answers by a redirect. It is followed once, without the body; no other ever is. */
  readonly redirectsTo?: readonly string[];
}

export interface ConnectorResponse {
  readonly status: number;
  header(name: string): string | null;
  /** At most `MOST_BYTES` of it. */
  readonly text: string;
  /** Its JSON; null when it has none. */
  readonly json: Json;
}

/**
 * What an answer means. `unconfirmed`: the target says yes to everything, so nobody knows. `again`: not now. `refused`: not like this,
 * and trying again does not help.
 */
export type Verdict = 'accepted' | 'unconfirmed' | 'again' | 'refused';

/** Nothing is sent, and why, in words for the owner. */
export interface Skipped {
  readonly skipped: string;
}

/** Settings that every target has beside its own. */
export interface TargetSettings {
  readonly fields?: Mapping | undefined;
}

/** How one kind of target wants to be told, and when it has understood. */
export interface Connector<Settings extends TargetSettings = TargetSettings> {
  readonly kind: string;
  /** Its own keys in connectors.json. */
  readonly entries: v.ObjectEntries;
  /** What it is told where the configuration does not say. */
  readonly events: readonly string[];
  /**
   * `once`: what happened, fixed at the first try. `state`: how things stand, looked up at each try, so that a late one overwrites
   * nothing newer.
   */
  readonly tells: 'once' | 'state';
  /** What is wrong with these settings, which the schema cannot say; null when nothing is. */
  problem?(settings: Settings): string | null;
  /** The next request, after `answers` to the earlier ones; null when everything has been said. */
  next(input: DeliveryInput, settings: Settings, answers: readonly Json[]): ConnectorRequest | Skipped | null;
  /** What an answer to the request after `answers` means. Default: `verdictOf`. */
  accepts?(response: ConnectorResponse, answers: readonly Json[], input: DeliveryInput): Verdict;
  /** Codes in a refusal, for the owner's list. Never a word of a visitor. */
  complaint?(response: ConnectorResponse): readonly string[];
  /** A request that shows whether key and address are right and changes nothing. Without it, a test sends an event of nobody. */
  check?(settings: Settings): ConnectorRequest;
}

/** Statuses after which the same request may do: too slow, too early, too many, and all that is the server's own fault. */
export const verdictOf = ({ status }: Pick<ConnectorResponse, 'status'>): Verdict => {
  if (status >= 200 && status < 300) return 'accepted';
  return status >= 500 || [408, 425, 429].includes(status) ? 'again' : 'refused';
};

export const JSON_HEADERS = { 'Content-Type': 'application/json', Accept: 'application/json' };
export const FORM_HEADERS = { 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' };

export const NO_ADDRESS: Skipped = { skipped: 'no e-mail address' };
