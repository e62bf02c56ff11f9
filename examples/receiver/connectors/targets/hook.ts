import { takesWithoutId } from '../../../../src/effects/delivery/adapters/read-answer.ts';
import { type Connector, FORM_HEADERS, verdictOf } from '../connector.ts';
import { type SettingsOf, word } from '../entries.ts';
import { flatFacts, mapped } from '../facts.ts';

const entries = {
  /** Whoever has it can send; keep it out of the file with `${ZAPIER_HOOK}`. */
  url: word,
};

/** A hook of Zapier, Make or n8n: flat fields. `delivery_id` is the same on every try, so that a scenario can drop repeats. */
export const hook: Connector<SettingsOf<typeof entries>> = {
  kind: 'hook',
  entries,
  events: ['result.received', 'referral.qualified', 'reward.approved'],
  tells: 'once',
  next({ message, facts }, { url, fields }, answers) {
    if (answers.length > 0) return null;
    const flat = fields ? mapped(facts, fields) : flatFacts(facts);
    return {
      method: 'POST',
      url,
      headers: FORM_HEADERS,
      body: new URLSearchParams({ ...flat, delivery_id: message }).toString(),
    };
  },
  accepts(response) {
    const verdict = verdictOf(response);
    const reply = { ...response, ok: true, redirected: false, text: () => Promise.resolve(response.text) };
    return verdict === 'accepted' && !takesWithoutId(reply, response.text) ? 'refused' : verdict;
  },
};
