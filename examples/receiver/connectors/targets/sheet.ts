import { own } from '../../../../src/shared/json.ts';
import { type Connector, verdictOf } from '../connector.ts';
import { type SettingsOf, word } from '../entries.ts';
import type { Facts } from '../facts.ts';

const entries = {
  /** The address of the deployed script, which ends in /exec. */
  url: word,
};

/**
 * A Google Sheet by the script in `examples/endpoints/apps-script.js`: one row for each event, each once. Apps Script answers by a redirect
 * to the answer, and says 200 to its own mistakes, so only the id in the answer is a yes.
 */
export const sheet: Connector<SettingsOf<typeof entries>> = {
  kind: 'google-sheet',
  entries,
  events: ['result.received'],
  tells: 'once',
  problem: ({ url }) =>
    /\/macros\/(.+\/)?s\/[\w-]+\/exec$/.test(url)
      ? null
      : '"url" must end in "/exec", as a deployed web app\'s address does; the one that ends in "/dev" asks its visitors to log in',
  next({ message, facts }, { url }, answers) {
    if (answers.length > 0) return null;
    return {
      method: 'POST',
      url,
      headers: { 'Content-Type': 'text/plain;charset=UTF-8' },
      body: JSON.stringify(asEnvelope(message, facts)),
      redirectsTo: ['script.googleusercontent.com', new URL(url).hostname],
    };
  },
  accepts(response, _, { message, facts }) {
    const verdict = verdictOf(response);
    const confirmed = own(response.json, 'id') === idOf(message, facts);
    // A script that fails is told by a page with 200; the row has its id, so trying again makes no second one.
    return verdict === 'accepted' && !confirmed ? 'again' : verdict;
  },
};

/** A result keeps its own id: the row is the same one, whether the chat or the receiver brings it. */
const idOf = (message: string, { event, result }: Facts): string =>
  event.type === 'result.received' && result ? result.id : message;

/** What the script reads, by the names that the chat's envelopes have. */
const asEnvelope = (message: string, facts: Facts) => ({
  id: idOf(message, facts),
  type: facts.event.type,
  occurredAt: facts.event.at,
  contact: {
    firstName: facts.contact?.firstName ?? null,
    lastName: facts.contact?.lastName ?? null,
    email: facts.contact?.email ?? null,
    phone: facts.contact?.phone ?? null,
  },
  referral: facts.referral.code === null ? null : { code: facts.referral.code },
  answers: facts.answers,
  consents: facts.consents.map((consent) => ({ ...consent, id: consent.purpose })),
});
