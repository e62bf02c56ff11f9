import { randomUUID } from 'node:crypto';
import type { Consent, Envelope } from '../../../src/engine/envelope.ts';

/** The time on the clock that the tests' apps run by: a Sunday; the example's event is on Thursday, 26 November 2026, 18:00 in Oslo. */
export const NOW = new Date('2026-11-22T12:00:00.000Z');

export type Person = {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email: string | null;
  readonly phone?: string;
};

export const ANNA: Person = { firstName: 'Anna', email: 'anna@example.com' };
export const BEN: Person = { firstName: 'Ben', lastName: 'Berg', email: 'ben@example.com' };

/** A whole envelope as the chat sends it, with `changes` on top. */
export function envelope(changes: Partial<Envelope> = {}, flow: Partial<Envelope['flow']> = {}): Envelope {
  return {
    schema: 1,
    id: randomUUID(),
    type: 'form.submitted',
    occurredAt: NOW.toISOString(),
    flow: {
      id: 'contact',
      version: 1,
      variant: null,
      locale: 'en',
      tone: 'warm',
      phase: null,
      campaign: null,
      role: null,
      ...flow,
    },
    session: { id: randomUUID(), startedAt: NOW.toISOString() },
    step: 'start/3',
    answers: {},
    contact: { firstName: null, lastName: null, email: null, phone: null },
    consents: [],
    referral: null,
    goal: null,
    attribution: { first: {}, last: {} },
    page: { url: 'https://shop.example/', title: 'VIP' },
    client: { language: 'en', timeZone: 'Europe/Oslo' },
    meta: { widgetVersion: '0.1.0', durationMs: 24_000, honeypot: '' },
    ...changes,
  };
}

const contact = ({
  firstName = null,
  lastName = null,
  email,
  phone = null,
}: { [K in keyof Person]: Person[K] | null } & { email: string | null }) => ({ firstName, lastName, email, phone });

/** The customer asks for a share link. */
export const referrerForm = (person: Person, changes: Partial<Envelope> = {}): Envelope =>
  envelope(
    { contact: contact(person), answers: { email: person.email, firstName: person.firstName ?? null }, ...changes },
    { id: 'vip-customer', campaign: 'vip-prelaunch', role: 'referrer' },
  );

/** The friend signs up by a link with `code`. */
export const friendForm = (person: Person, code: string | null, changes: Partial<Envelope> = {}): Envelope =>
  envelope(
    {
      contact: contact(person),
      answers: { email: person.email, firstName: person.firstName ?? null },
      referral: code === null ? null : { code, capturedAt: NOW.toISOString(), source: 'url' },
      ...changes,
    },
    { id: 'vip-friend', campaign: 'vip-prelaunch', role: 'friend' },
  );

export const shareIntended = (url: string, channel = 'whatsapp'): Envelope =>
  envelope(
    { type: 'share.intended', share: { channel, url } },
    { id: 'vip-customer', campaign: 'vip-prelaunch', role: 'referrer' },
  );

export const consent = (purpose: string, granted: boolean, text = 'Yes, please.'): Consent => ({
  id: purpose,
  purpose,
  channel: null,
  granted,
  text,
  revision: '1',
  at: NOW.toISOString(),
  url: 'https://shop.example/',
  locale: 'en',
  method: 'checkbox',
});
