import type { Json } from '../../../src/shared/json.ts';

/** One of the people whom an event is about. Null where it is not known. */
export interface PersonFacts {
  readonly id: number;
  readonly email: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** E.164; null for a number that cannot be written so. */
  readonly phone: string | null;
  readonly language: string | null;
  /** prospect, lead or customer. */
  readonly stage: string;
  readonly customerNumber: string | null;
  readonly plan: string | null;
  /** Sides of the event's campaign: referrer, friend, or both. */
  readonly roles: readonly string[];
  /** The code in the links that they share. */
  readonly code: string | null;
  /** How many friends have come true for them in the event's campaign. */
  readonly referrals: number;
}

/** What a person agreed to or took back, the newest for each purpose and channel. */
export interface ConsentFacts {
  readonly purpose: string;
  readonly channel: string;
  readonly granted: boolean;
  /** The exact words. */
  readonly text: string;
  /** ISO 8601. */
  readonly at: string;
}

/**
 * All that a target may be told about an event. Mappings name values by their place in it: `contact.firstName`, `referral.campaign`,
 * `answers.size`. Of a referral, `contact` is the referrer, whose record changes by it.
 */
export interface Facts {
  readonly event: { readonly id: string; readonly type: string; readonly at: string };
  readonly campaign: { readonly id: string; readonly brand: string } | null;
  readonly contact: PersonFacts | null;
  readonly referrer: PersonFacts | null;
  readonly friend: PersonFacts | null;
  readonly referral: {
    readonly campaign: string | null;
    /** The side that the contact is on. */
    readonly role: string | null;
    readonly code: string | null;
    readonly channel: string | null;
    readonly status: string | null;
    readonly reason: string | null;
    /** Friends of the contact that have come true. */
    readonly count: number;
  };
  readonly reward: { readonly [name: string]: Json } | null;
  readonly result: {
    readonly id: string;
    readonly type: string;
    readonly at: string;
    readonly flow: string;
    readonly step: string;
    readonly session: string | null;
    readonly reference: string | null;
  } | null;
  readonly answers: { readonly [name: string]: Json };
  readonly page: { readonly url: string | null; readonly title: string | null };
  /** Marks of the last touch: `utm.utm_source`. */
  readonly utm: { readonly [name: string]: Json };
  readonly consents: readonly ConsentFacts[];
  /** Channels by which nothing may be sent to them, whatever they have agreed to: email, sms. */
  readonly silenced: readonly string[];
  /** What the event itself says. */
  readonly data: { readonly [name: string]: Json };
}

/** Name at the target → place in the facts. */
export type Mapping = Readonly<Record<string, string>>;

/** The value at a place such as `contact.firstName`; null when nothing is there. */
export function factAt(facts: Facts, place: string): Json {
  let value: unknown = facts;
  for (const key of place.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null;
    value = (value as Record<string, unknown>)[key];
  }
  return (value ?? null) as Json;
}

/** A value in words, as flat forms take it; empty when there is none. */
export function factText(value: Json, separator = ', '): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map((item: Json) => factText(item, separator)).join(separator);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What a mapping takes out of the facts. What is empty is left out, so that a target never loses what it knows better. */
export function mapped(facts: Facts, mapping: Mapping, separator?: string): Record<string, string> {
  const texts = Object.entries(mapping).map(
    ([name, place]) => [name, factText(factAt(facts, place), separator)] as const,
  );
  return Object.fromEntries(texts.filter(([, text]) => text !== ''));
}

/** Parts of the facts that flat targets get where no mapping says otherwise. */
const FLAT_PARTS = ['event', 'contact', 'referral', 'reward', 'page', 'data'] as const;

/** The facts as flat names: `contact_email`, `referral_status`, `page_url`; answers and campaign marks by their own names, consents as `consent_news`. */
export function flatFacts(facts: Facts): Record<string, string> {
  const flat: Record<string, string> = {};
  const add = (name: string, value: Json) => {
    const text = factText(value);
    if (text !== '') flat[name] = text;
  };
  for (const [name, value] of Object.entries(facts.answers)) add(name, value);
  for (const [name, value] of Object.entries(facts.utm)) add(name, value);
  if (facts.campaign) add('campaign', facts.campaign.id);
  for (const part of FLAT_PARTS)
    for (const [name, value] of Object.entries(facts[part] ?? {})) add(`${part}_${name}`, value as Json);
  for (const { purpose, channel, granted } of facts.consents)
    add(`consent_${purpose}${channel ? `_${channel}` : ''}`, granted);
  return flat;
}

/** Whether the person's newest word about a purpose, for a channel or for all, is yes. */
export function hasConsent({ consents, silenced }: Facts, purpose: string, channel: string): boolean {
  if (silenced.includes(channel)) return false;
  const words = consents.filter((one) => one.purpose === purpose && (one.channel === channel || one.channel === ''));
  const newest = words
    .map(({ at }) => at)
    .sort()
    .at(-1);
  return words.length > 0 && words.filter(({ at }) => at === newest).every(({ granted }) => granted);
}
