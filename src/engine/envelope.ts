import type { Json, Values } from '../shared/json.ts';

/** Version of the envelope's shape. */
export const ENVELOPE_SCHEMA = 1;

export type EnvelopeType =
  | 'form.submitted'
  | 'goal.completed'
  | 'share.intended'
  | 'handover.requested'
  | 'flow.started'
  | 'flow.completed'
  | 'flow.abandoned';

/** One consent, with the exact words that the person saw. */
export interface Consent {
  /** The name it is kept under. */
  readonly id: string;
  /** contact, news, sms, terms … */
  readonly purpose: string;
  readonly channel: string | null;
  readonly granted: boolean;
  readonly text: string;
  readonly revision: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly url: string;
  readonly locale: string;
  /** How it was given: 'checkbox' or 'button'. */
  readonly method: string;
}

/** A sentence that the chat did not understand, at the step that had asked. */
export interface Miss {
  readonly step: string;
  readonly sentence: string;
}

/** Where somebody came from, as the page's address and referrer told. */
export type Touch = { readonly [parameter: string]: string };

/** What is posted to the site's endpoint. The same id on every try; the same id never carries two bodies. */
export interface Envelope {
  readonly schema: typeof ENVELOPE_SCHEMA;
  /** UUID; also sent as `Idempotency-Key`. */
  readonly id: string;
  readonly type: EnvelopeType;
  /** ISO 8601, UTC. */
  readonly occurredAt: string;
  readonly flow: {
    readonly id: string;
    readonly version: number;
    readonly variant: string | null;
    readonly locale: string;
    readonly tone: string;
    /** acquisition, engagement or retention, as the flow says. */
    readonly phase: string | null;
    /** The campaign that the flow belongs to, as it says. */
    readonly campaign: string | null;
    /** The side of the campaign that the flow speaks to, as it says: referrer or friend. */
    readonly role: string | null;
  };
  readonly session: { readonly id: string; readonly startedAt: string };
  /** Path of the step that made it. */
  readonly step: string;
  /**
   * The questions that were answered, in their order, and the one that is open, with the seconds that each took; null
   * where it is still open. Only where they are, never what was answered.
   */
  readonly steps?: readonly { readonly step: string; readonly seconds: number | null }[];
  /**
   * What was typed where something could be chosen, and meant nothing of it: without e-mail addresses and phone numbers, the newest 20,
   * each once.
   */
  readonly misses?: readonly Miss[];
  readonly answers: Values;
  /** Filled from answers whose field says so by type (email, phone) or autocomplete (given-name, family-name). */
  readonly contact: {
    readonly firstName: string | null;
    readonly lastName: string | null;
    readonly email: string | null;
    readonly phone: string | null;
  };
  readonly consents: readonly Consent[];
  /** The code that brought this visitor here. */
  readonly referral: { readonly code: string; readonly capturedAt: string; readonly source: string } | null;
  readonly goal: { readonly id: string; readonly value: number | null; readonly currency: string | null } | null;
  /** Only in share.intended. */
  readonly share?: { readonly channel: string; readonly url: string };
  /** Only in handover.requested: by which channel or to whom, and whether somebody was there by the opening hours. */
  readonly handover?: { readonly channel: string; readonly open: boolean };
  /** Only in goal.completed: the form.submitted it belongs to. */
  readonly submission?: string;
  /** Id of an earlier envelope whose answers this one corrects. */
  readonly replaces?: string;
  readonly attribution: { readonly first: Touch; readonly last: Touch };
  readonly page: { readonly url: string; readonly title: string };
  /** `device` is a random name of this device, where the page keeps conversations on it. */
  readonly client: { readonly language: string; readonly timeZone: string; readonly device?: string };
  readonly meta: { readonly widgetVersion: string; readonly durationMs: number; readonly honeypot: string };
}

/** What the chat reads in an endpoint's answer by itself. There may be more in it, which a step's `save` takes out by its path. */
export interface EndpointAnswer {
  readonly ok?: boolean;
  /** The envelope's own: by it an endpoint confirms that it has taken just this one. */
  readonly id?: string;
  readonly set?: Values;
  readonly say?: string;
  /** A part, or the id of a step. */
  readonly go?: string;
  /** With a 422: what to say at which answer. */
  readonly fieldErrors?: { readonly [answer: string]: string };
}

export type { Json };

/** What an envelope is about, beside what all of them say. */
export interface About extends Pick<
  Partial<Envelope>,
  'answers' | 'goal' | 'share' | 'handover' | 'submission' | 'replaces'
> {
  /** Variables whose values are in `answers`: those of them that the flow asked for as a person's data make up `contact`. */
  readonly names?: readonly string[];
}
