import * as v from 'valibot';
import { own } from '../../../../src/shared/json.ts';
import { type Connector, JSON_HEADERS, NO_ADDRESS } from '../connector.ts';
import { secret, type SettingsOf, wholeNumber, word } from '../entries.ts';
import { type ConsentFacts, type Facts, mapped } from '../facts.ts';

const entries = {
  /** Number of the account; both stand in the form's embed code. */
  portal: v.pipe(v.string("the account's number as a text"), v.regex(/^\d+$/, 'the account\'s number, such as "4711"')),
  form: v.pipe(v.string(), v.uuid('the form\'s id, such as "0f3c2a10-5b1d-4c55-9a55-7f1f2f1a0b11"')),
  /** Of a private app, for forms that take only known senders. */
  token: v.optional(secret),
  /** Purpose of the flow's consent to processing, where the form asks for one. */
  consent: v.optional(word),
  /** Purposes of other consents → HubSpot's subscription types. */
  subscriptions: v.optional(v.record(word, wholeNumber)),
  api: v.optional(word, 'https://api.hsforms.com'),
};

const CONTACT = {
  email: 'contact.email',
  firstname: 'contact.firstName',
  lastname: 'contact.lastName',
  phone: 'contact.phone',
};

/** HubSpot takes submissions back to a month ago. */
const OLDEST = 29 * 86_400_000;

/**
 * HubSpot's Forms API v3. Every property must be a field of the form; those of other objects are written `0-2/name`. HubSpot knows no ids:
 * a try whose answer got lost makes a second submission of the same contact.
 */
export const hubspotForm: Connector<SettingsOf<typeof entries>> = {
  kind: 'hubspot-form',
  entries,
  events: ['result.received', 'referral.qualified'],
  tells: 'once',
  problem: ({ subscriptions, consent }) =>
    subscriptions && !consent
      ? '"subscriptions" needs "consent" beside it: HubSpot takes them only with a consent to processing'
      : null,
  next({ facts, now }, { portal, form, token, api, consent, subscriptions, fields = CONTACT }, answers) {
    if (!facts.contact) return NO_ADDRESS;
    if (answers.length > 0) return null;
    const legal = consent && legalConsent(facts, consent, subscriptions ?? {});
    const at = Math.max(Date.parse(facts.event.at), now.getTime() - OLDEST);
    return {
      method: 'POST',
      url: `${api}/submissions/v3/integration/${token ? 'secure/' : ''}submit/${portal}/${form}`,
      headers: token ? { ...JSON_HEADERS, Authorization: `Bearer ${token}` } : JSON_HEADERS,
      body: JSON.stringify({
        submittedAt: String(at),
        fields: Object.entries(mapped(facts, fields, ';')).map(([property, value]) => {
          const [name, objectTypeId = '0-1'] = property.split('/').reverse();
          return { objectTypeId, name, value };
        }),
        ...(facts.page.url && {
          context: { pageUri: facts.page.url, ...(facts.page.title && { pageName: facts.page.title }) },
        }),
        ...(legal && { legalConsentOptions: legal }),
      }),
    };
  },
  complaint({ json }) {
    const errors = own(json, 'errors');
    return (Array.isArray(errors) ? errors : []).map((error: unknown) => {
      const property = /'fields\.([\w-]+)'/.exec(String(own(error, 'message')))?.[1];
      return `${String(own(error, 'errorType'))}${property ? ` (${property})` : ''}`;
    });
  },
};

/** In the words that the person saw; only where somebody has asked them. */
function legalConsent({ consents }: Facts, purpose: string, subscriptions: Readonly<Record<string, number>>) {
  const named = (name: string): ConsentFacts | undefined => consents.find((consent) => consent.purpose === name);
  const process = named(purpose);
  return (
    process && {
      consent: {
        consentToProcess: process.granted,
        text: process.text,
        communications: Object.entries(subscriptions).flatMap(([name, subscriptionTypeId]) => {
          const consent = named(name);
          return consent ? [{ value: consent.granted, subscriptionTypeId, text: consent.text }] : [];
        }),
      },
    }
  );
}
