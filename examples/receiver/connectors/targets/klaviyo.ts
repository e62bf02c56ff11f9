import * as v from 'valibot';
import { own } from '../../../../src/shared/json.ts';
import { type Connector, NO_ADDRESS, verdictOf } from '../connector.ts';
import { secret, type SettingsOf, word } from '../entries.ts';
import { hasConsent, mapped } from '../facts.ts';
import { noConsent } from '../lists.ts';

const entries = {
  /** A private key, `pk_…`, that may write lists, profiles and subscriptions. */
  key: secret,
  /** Id of the list; whether it asks by mail first is a setting of the list. */
  list: word,
  /** Purposes of the consents by channel. */
  consent: v.optional(word, 'news'),
  smsConsent: v.optional(word, 'sms'),
  /** Version of Klaviyo's interface: one comes each quarter and is answered for two years, this one until October 2028. */
  revision: v.optional(v.pipe(v.string(), v.isoDate('a date such as "2026-10-15"')), '2026-10-15'),
  api: v.optional(word, 'https://a.klaviyo.com'),
};
type Settings = SettingsOf<typeof entries>;

/** Attributes of a profile that Klaviyo knows; other fields are properties of your own. */
const OWN_ATTRIBUTES = ['first_name', 'last_name', 'organization', 'title', 'locale'];
const FIELDS = {
  first_name: 'contact.firstName',
  last_name: 'contact.lastName',
  campaign: 'referral.campaign',
  referrals: 'referral.count',
};

/** A list of Klaviyo's. The profile comes first, since a subscription takes neither names nor properties; phone numbers are E.164 or left out. */
export const klaviyo: Connector<Settings> = {
  kind: 'klaviyo',
  entries,
  events: ['consent.given', 'consent.withdrawn', 'referral.qualified'],
  tells: 'state',
  next({ facts }, settings, answers) {
    const email = facts.contact?.email;
    if (!email) return NO_ADDRESS;
    const phone = facts.contact.phone;
    const byMail = hasConsent(facts, settings.consent, 'email');
    const bySms = phone !== null && hasConsent(facts, settings.smsConsent, 'sms');
    const post = (path: string, data: object) => ({
      method: 'POST' as const,
      url: `${settings.api}/api/${path}`,
      headers: headers(settings),
      body: JSON.stringify({ data }),
    });
    const job = (what: 'create' | 'delete', consent: string, channels: { email: boolean; sms: boolean }) =>
      post(`profile-subscription-bulk-${what}-jobs`, {
        type: `profile-subscription-bulk-${what}-job`,
        attributes: {
          profiles: {
            data: [
              {
                type: 'profile',
                attributes: {
                  email,
                  ...(channels.sms && { phone_number: phone }),
                  subscriptions: {
                    ...(channels.email && { email: { marketing: { consent } } }),
                    ...(channels.sms && { sms: { marketing: { consent } } }),
                  },
                },
              },
            ],
          },
        },
        relationships: { list: { data: { type: 'list', id: settings.list } } },
      });

    if (facts.event.type === 'consent.withdrawn') {
      const leaves = { email: !byMail, sms: phone !== null && !bySms };
      return answers.length === 0 && (leaves.email || leaves.sms) ? job('delete', 'UNSUBSCRIBED', leaves) : null;
    }
    if (!byMail && !bySms) return noConsent(settings.consent);
    const known = mapped(facts, settings.fields ?? FIELDS);
    const attributes = Object.fromEntries(Object.entries(known).filter(([name]) => OWN_ATTRIBUTES.includes(name)));
    const properties = Object.fromEntries(Object.entries(known).filter(([name]) => !OWN_ATTRIBUTES.includes(name)));
    const profile = post('profile-import', {
      type: 'profile',
      attributes: { email, ...(phone && { phone_number: phone }), ...attributes, properties },
    });
    const steps =
      facts.event.type === 'consent.given'
        ? [profile, job('create', 'SUBSCRIBED', { email: byMail, sms: bySms })]
        : [profile];
    return steps[answers.length] ?? null;
  },
  accepts: verdictOf,
  complaint({ json }) {
    const errors = own(json, 'errors');
    return (Array.isArray(errors) ? errors : []).flatMap((error: unknown) => [
      String(own(error, 'code')),
      String(own(own(error, 'source'), 'pointer') ?? ''),
    ]);
  },
  check: (settings) => ({
    method: 'GET',
    url: `${settings.api}/api/lists/${settings.list}`,
    headers: headers(settings),
  }),
};

const headers = ({ key, revision }: Settings) => ({
  'Content-Type': 'application/vnd.api+json',
  Accept: 'application/vnd.api+json',
  Authorization: `Klaviyo-API-Key ${key}`,
  revision,
});
