import type { Envelope, EnvelopeType } from '../../engine/envelope.ts';
import type { Reply } from '../../engine/input.ts';
import type { AdapterName } from './adapters/adapter-names.ts';
import type { Adapter } from './adapters/adapter.ts';

/** An address with what goes with it. */
export interface Endpoint extends ServiceOptions {
  /** Absolute, or relative to the page. https, or http on this machine. */
  readonly url: string;
  /** Default: the one that the address tells (HubSpot, Formspree, Apps Script, Zapier, Make), else `json`. */
  readonly adapter?: AdapterName | Adapter;
  /**
   * With `json`: the endpoint answers with the envelope's id, as the example receiver does, and only that counts as delivered. An endpoint
   * that has answered so once is known to; any other has taken a result when it answers with a 2xx that says nothing against it.
   */
  readonly confirms?: boolean;
  /** Extra headers. Readable by every visitor: no secrets. A header of your own makes the browser ask the target first (pre-flight). */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What every adapter but `json` may be told besides the address. */
export interface ServiceOptions {
  /** Which results are sent; the others count as done. Default: all with `form`, `form.submitted` alone with a form service. */
  readonly types?: readonly EnvelopeType[];
  /**
   * What the target calls a value → what we call it: an answer's name, or one of `formFields` (`contact_email`, `utm_source`,
   * `referral_code` …). Exactly these are sent. Default: see the adapter.
   */
  readonly fields?: Readonly<Record<string, string>>;
  /** `netlify`, required: the form's name. `netlify-honeypot`'s field in it, if it has one, goes into `honeypot`. */
  readonly form?: string;
  readonly honeypot?: string;
  /** `formspree`: subject of the mail. */
  readonly subject?: string;
  /** `hubspot`: name of the flow's consent to processing, where the form asks for one. */
  readonly consent?: string;
  /** `hubspot`: names of the flow's other consents → HubSpot's `subscriptionTypeId`. */
  readonly subscriptions?: Readonly<Record<string, number>>;
}

/**
 * Takes the envelope in the page itself. Accepted when it returns or resolves; its answer is read like an endpoint's.
 * When it throws, rejects or takes longer than 10 seconds it is called again later, with the same envelope and the same
 * id.
 */
export type EndpointFunction = (envelope: Envelope) => Promise<Reply | undefined | void> | Reply | undefined | void;

/** Where results go: an address, an address with what goes with it, or a function of the page. */
export type EndpointSetting = string | Endpoint | EndpointFunction;
