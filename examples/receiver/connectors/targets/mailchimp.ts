import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { own } from '../../../../src/shared/json.ts';
import { type Connector, JSON_HEADERS, NO_ADDRESS, verdictOf } from '../connector.ts';
import { secret, type SettingsOf, word } from '../entries.ts';
import { hasConsent, mapped } from '../facts.ts';
import { campaignTags, noConsent } from '../lists.ts';

const entries = {
  /** Ends in the data centre: `…-us21`. */
  key: secret,
  /** Id of the audience. */
  list: word,
  /** Purpose of the consent that this list needs. */
  consent: v.optional(word, 'news'),
  /** `pending`: Mailchimp asks by mail first. `subscribed`: the receiver has done so already. */
  statusIfNew: v.optional(v.picklist(['pending', 'subscribed'], '"pending" or "subscribed"'), 'pending'),
  /** Purposes of consents → ids of the audience's marketing permissions. */
  marketingPermissions: v.optional(v.record(word, word)),
  tags: v.optional(v.array(word), []),
  api: v.optional(word),
};
type Settings = SettingsOf<typeof entries>;

const MERGE_FIELDS = { FNAME: 'contact.firstName', LNAME: 'contact.lastName' };

/** Statuses in which a member gets nothing. Asked anew, they get Mailchimp's own mail to confirm. */
const ASLEEP: readonly unknown[] = ['unsubscribed', 'archived', 'transactional'];

/**
 * A Mailchimp audience. Members are known by the MD5 of their address in small letters. Tags of somebody who is a member already must be
 * set by a call of their own, and so must the status of somebody who left and comes back.
 */
export const mailchimp: Connector<Settings> = {
  kind: 'mailchimp',
  entries,
  events: ['consent.given', 'consent.withdrawn', 'referral.qualified'],
  tells: 'state',
  problem: ({ key, api }) =>
    api || /-[a-z]+\d+$/.test(key) ? null : '"key" must end in the data centre, such as "-us21": copy the whole key',
  next({ facts }, settings, answers) {
    const email = facts.contact?.email;
    if (!email) return NO_ADDRESS;
    const call = (method: 'PUT' | 'PATCH' | 'POST', path: string, body: object) => ({
      method,
      url: `${memberAddress(settings, email)}${path}`,
      headers: headers(settings),
      body: JSON.stringify(body),
    });
    if (!hasConsent(facts, settings.consent, 'email')) {
      if (facts.event.type !== 'consent.withdrawn') return noConsent(settings.consent);
      return answers.length === 0 ? call('PATCH', '', { status: 'unsubscribed' }) : null;
    }
    const permissions = Object.entries(settings.marketingPermissions ?? {}).map(([purpose, id]) => ({
      marketing_permission_id: id,
      enabled: hasConsent(facts, purpose, 'email'),
    }));
    const tags = [...settings.tags, ...campaignTags(facts)];
    const steps = [
      call('PUT', '', {
        email_address: email,
        status_if_new: settings.statusIfNew,
        ...(facts.contact.language && { language: facts.contact.language.slice(0, 2) }),
        merge_fields: mapped(facts, settings.fields ?? MERGE_FIELDS),
        ...(permissions.length > 0 && { marketing_permissions: permissions }),
      }),
      ...(facts.event.type === 'consent.given' && ASLEEP.includes(own(answers[0], 'status'))
        ? [call('PATCH', '', { status: 'pending' })]
        : []),
      ...(tags.length > 0 ? [call('POST', '/tags', { tags: tags.map((name) => ({ name, status: 'active' })) })] : []),
    ];
    return steps[answers.length] ?? null;
  },
  // A person who was never on the list does not have to leave it.
  accepts: (response, _, { facts }) =>
    response.status === 404 && facts.event.type === 'consent.withdrawn' ? 'accepted' : verdictOf(response),
  complaint({ json }) {
    const errors = own(json, 'errors');
    const fields = (Array.isArray(errors) ? errors : []).map((error: unknown) => String(own(error, 'field')));
    return [String(own(json, 'title') ?? ''), ...fields];
  },
  check: (settings) => ({ method: 'GET', url: listAddress(settings), headers: headers(settings) }),
};

const listAddress = ({ api, key, list }: Settings) =>
  `${api ?? `https://${key.split('-').at(-1)}.api.mailchimp.com`}/3.0/lists/${encodeURIComponent(list)}`;

const memberAddress = (settings: Settings, email: string) =>
  `${listAddress(settings)}/members/${createHash('md5').update(email.toLowerCase()).digest('hex')}`;

const headers = ({ key }: Settings) => ({
  ...JSON_HEADERS,
  Authorization: `Basic ${Buffer.from(`key:${key}`).toString('base64')}`,
});
