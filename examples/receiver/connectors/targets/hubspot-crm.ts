import * as v from 'valibot';
import { own } from '../../../../src/shared/json.ts';
import { type Connector, JSON_HEADERS, NO_ADDRESS, verdictOf } from '../connector.ts';
import { secret, type SettingsOf, word } from '../entries.ts';
import { mapped } from '../facts.ts';

const entries = {
  /** Access token of a private app that may write contacts. */
  token: secret,
  api: v.optional(word, 'https://api.hubapi.com'),
};

/** HubSpot's own contact properties. */
const CONTACT = {
  firstname: 'contact.firstName',
  lastname: 'contact.lastName',
  phone: 'contact.phone',
};

/**
 * HubSpot's contacts, found or made by their e-mail address. A property that the account does not have makes HubSpot refuse the whole
 * contact; what is empty is left out, so nothing that is known there gets lost.
 */
export const hubspotCrm: Connector<SettingsOf<typeof entries>> = {
  kind: 'hubspot-crm',
  entries,
  events: ['result.received', 'referral.qualified', 'contact.customer'],
  tells: 'state',
  next({ facts }, { token, api, fields = CONTACT }, answers) {
    const email = facts.contact?.email;
    if (!email) return NO_ADDRESS;
    if (answers.length > 0) return null;
    return {
      method: 'POST',
      url: `${api}/crm/v3/objects/contacts/batch/upsert`,
      headers: { ...JSON_HEADERS, Authorization: `Bearer ${token}` },
      body: JSON.stringify({
        inputs: [{ idProperty: 'email', id: email, properties: { email, ...mapped(facts, fields, ';') } }],
      }),
    };
  },
  // 207: part of the batch failed, and ours is all of it.
  accepts: (response) =>
    response.status === 207 || own(response.json, 'errors') ? refusedIn(response) : verdictOf(response),
  complaint: ({ json }) => [own(json, 'category'), own(json, 'policyName')].filter((code) => typeof code === 'string'),
  check: ({ token, api }) => ({
    method: 'GET',
    url: `${api}/crm/v3/properties/contacts/email`,
    headers: { Accept: 'application/json', Authorization: `Bearer ${token}` },
  }),
};

const refusedIn = (response: { readonly status: number }) => (response.status < 300 ? 'refused' : verdictOf(response));
