import * as v from 'valibot';
import { type Connector, FORM_HEADERS, NO_ADDRESS, verdictOf } from '../connector.ts';
import { type SettingsOf, word } from '../entries.ts';
import { mapped } from '../facts.ts';

const entries = {
  /** Id of the organisation, 15 or 18 signs that begin with 00D. */
  oid: v.pipe(
    v.string(),
    v.regex(/^00D[a-zA-Z0-9]{12}([a-zA-Z0-9]{3})?$/, 'the organisation\'s id, such as "00D5e000000abcd"'),
  ),
  /** A lead needs a company; people have none. */
  company: v.optional(word),
  leadSource: v.optional(word, 'Referral'),
  /** Who gets Salesforce's own mail about each lead, while the connection is being set up. */
  debugEmail: v.optional(v.pipe(v.string(), v.email('an e-mail address'))),
  api: v.optional(word, 'https://webto.salesforce.com'),
};

const LEAD = {
  first_name: 'contact.firstName',
  last_name: 'contact.lastName',
  email: 'contact.email',
  phone: 'contact.phone',
};

/** Salesforce's own limit for last name and company. */
const MOST = { last_name: 80, company: 255 };

/**
 * Salesforce web-to-lead. It answers 200 to everything, also to leads that it drops, so a delivery is never more than unconfirmed; and it
 * makes a new lead of every call, so it is told of results only.
 */
export const salesforce: Connector<SettingsOf<typeof entries>> = {
  kind: 'salesforce',
  entries,
  events: ['result.received'],
  tells: 'once',
  next({ facts }, { oid, api, company, leadSource, debugEmail, fields = {} }, answers) {
    if (!facts.contact) return NO_ADDRESS;
    if (answers.length > 0) return null;
    const lead = mapped(facts, { ...LEAD, ...fields }, ';');
    return {
      method: 'POST',
      url: `${api}/servlet/servlet.WebToLead?encoding=UTF-8&orgId=${oid}`,
      headers: FORM_HEADERS,
      body: new URLSearchParams({
        oid,
        lead_source: leadSource,
        ...lead,
        // Both are required: without them the lead is dropped without a word.
        last_name: (lead.last_name ?? lead.first_name ?? facts.contact.email).slice(0, MOST.last_name),
        company: (lead.company ?? company ?? facts.campaign?.brand ?? '-').slice(0, MOST.company),
        ...(debugEmail && { debug: '1', debugEmail }),
      }).toString(),
    };
  },
  accepts(response) {
    if (/exception/i.test(response.header('is-processed') ?? '')) return 'refused';
    const verdict = verdictOf(response);
    return verdict === 'accepted' ? 'unconfirmed' : verdict;
  },
};
