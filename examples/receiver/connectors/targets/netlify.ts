import { type Connector, FORM_HEADERS } from '../connector.ts';
import { type SettingsOf, word } from '../entries.ts';
import { flatFacts, mapped } from '../facts.ts';

const entries = {
  /** The site whose deployed HTML holds the form. */
  url: word,
  form: word,
};

/** Netlify Forms. What the form's static copy has no field for is thrown away without a word. */
export const netlify: Connector<SettingsOf<typeof entries>> = {
  kind: 'netlify',
  entries,
  events: ['result.received'],
  tells: 'once',
  next({ facts }, { url, form, fields }, answers) {
    if (answers.length > 0) return null;
    return {
      method: 'POST',
      url,
      headers: FORM_HEADERS,
      body: new URLSearchParams({
        'form-name': form,
        ...(fields ? mapped(facts, fields) : flatFacts(facts)),
      }).toString(),
    };
  },
};
