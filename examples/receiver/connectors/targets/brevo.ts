import * as v from 'valibot';
import { own } from '../../../../src/shared/json.ts';
import { type Connector, JSON_HEADERS, NO_ADDRESS, verdictOf } from '../connector.ts';
import { secret, type SettingsOf, wholeNumber, word } from '../entries.ts';
import { hasConsent, mapped } from '../facts.ts';
import { noConsent } from '../lists.ts';

const entries = {
  key: secret,
  lists: v.pipe(v.array(wholeNumber), v.minLength(1, 'at least one list')),
  /** Number of the mail that asks for confirmation; it must be a template for double opt-in. */
  template: wholeNumber,
  /** Where the link in that mail leads in the end. */
  redirect: v.pipe(v.string(), v.url('an address such as "https://shop.example/thanks"')),
  consent: v.optional(word, 'news'),
  api: v.optional(word, 'https://api.brevo.com'),
};
type Settings = SettingsOf<typeof entries>;

/** Brevo writes the names of attributes in capitals, and refuses those it does not know. */
const ATTRIBUTES = { FIRSTNAME: 'contact.firstName', LASTNAME: 'contact.lastName' };

/**
 * A list of Brevo's, by its double opt-in. Each such call sends a mail, so it is made only for those who are not on the lists; whoever is
 * gets new attributes.
 */
export const brevo: Connector<Settings> = {
  kind: 'brevo',
  entries,
  events: ['consent.given', 'consent.withdrawn', 'referral.qualified'],
  tells: 'state',
  problem: ({ fields = {} }) => {
    const small = Object.keys(fields).find((name) => name !== name.toUpperCase());
    return small ? `"fields.${small}" must be in capitals, as Brevo writes attributes: "${small.toUpperCase()}"` : null;
  },
  next({ facts }, settings, answers) {
    const { lists, template, redirect, consent, api } = settings;
    const email = facts.contact?.email;
    if (!email) return NO_ADDRESS;
    const contact = `${api}/v3/contacts/${encodeURIComponent(email)}?identifierType=email_id`;
    const headers = headersOf(settings);
    const put = (body: object) => ({ method: 'PUT' as const, url: contact, headers, body: JSON.stringify(body) });
    if (!hasConsent(facts, consent, 'email')) {
      if (facts.event.type !== 'consent.withdrawn') return noConsent(consent);
      return answers.length === 0 ? put({ unlinkListIds: lists }) : null;
    }
    if (answers.length === 0) return { method: 'GET', url: contact, headers };
    if (answers.length > 1) return null;
    const attributes = mapped(facts, settings.fields ?? ATTRIBUTES);
    const listIds = own(answers[0], 'listIds');
    if (Array.isArray(listIds) && lists.every((list) => listIds.includes(list))) return put({ attributes });
    if (facts.event.type !== 'consent.given') return { skipped: 'not on the list yet' };
    return {
      method: 'POST',
      url: `${api}/v3/contacts/doubleOptinConfirmation`,
      headers,
      body: JSON.stringify({
        email,
        attributes,
        includeListIds: lists,
        templateId: template,
        redirectionUrl: redirect,
      }),
    };
  },
  // Nobody yet: asked for, or leaving.
  accepts: (response, answers, { facts }) =>
    response.status === 404 && answers.length === 0 && facts.contact ? 'accepted' : verdictOf(response),
  complaint: ({ json }) => [String(own(json, 'code') ?? '')],
  check: (settings) => ({
    method: 'GET',
    url: `${settings.api}/v3/contacts/lists/${settings.lists[0]}`,
    headers: headersOf(settings),
  }),
};

const headersOf = ({ key }: Settings) => ({ ...JSON_HEADERS, 'api-key': key });
