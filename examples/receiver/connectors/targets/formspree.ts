import * as v from 'valibot';
import { own } from '../../../../src/shared/json.ts';
import { type Connector, JSON_HEADERS, verdictOf } from '../connector.ts';
import { type SettingsOf, word } from '../entries.ts';
import { factAt, flatFacts, mapped } from '../facts.ts';

const entries = {
  /** The form's id: `abcdwxyz` of https://formspree.io/f/abcdwxyz. */
  form: v.pipe(v.string(), v.regex(/^\w+$/, 'the form\'s id, such as "abcdwxyz"')),
  subject: v.optional(word),
  api: v.optional(word, 'https://formspree.io'),
};

/** Formspree: a mail for each submission, with the visitor's address to reply to. */
export const formspree: Connector<SettingsOf<typeof entries>> = {
  kind: 'formspree',
  entries,
  events: ['result.received'],
  tells: 'once',
  next({ facts }, { form, subject, api, fields }, answers) {
    if (answers.length > 0) return null;
    const email = factAt(facts, 'contact.email');
    return {
      method: 'POST',
      url: `${api}/f/${form}`,
      // Without `Accept` it answers with a redirect to its page of thanks.
      headers: JSON_HEADERS,
      body: JSON.stringify({
        ...(email && { email }),
        ...(fields ? mapped(facts, fields) : flatFacts(facts)),
        ...(subject && { subject }),
      }),
    };
  },
  accepts: (response) =>
    verdictOf(response) === 'accepted' && own(response.json, 'ok') !== true ? 'refused' : verdictOf(response),
  complaint({ json }) {
    const errors = own(json, 'errors');
    return (Array.isArray(errors) ? errors : []).map(
      (error: unknown) => `${String(own(error, 'code'))} ${String(own(error, 'field') ?? '')}`,
    );
  },
};
