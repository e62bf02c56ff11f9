import { own } from '../../../shared/json.ts';
import { readReply } from './read-answer.ts';
import type { Endpoint } from '../endpoint.ts';
import { readableFields } from './form-fields.lazy.ts';
import type { Problem } from '../problem.ts';
import { SUBMISSIONS, type Service } from './service.lazy.ts';
import { toJson } from '../../../shared/to-json.ts';

/** Formspree: a mail for each submission. Its own fields: `email` is the reply address, `_gotcha` the honeypot, `subject` the mail's. */
export function formspree({ fields, subject }: Endpoint, address: string): Service | Problem {
  if (!/^\/(f\/\w+|p\/\w+\/f\/\w+)\/?$/.test(new URL(address).pathname)) {
    return {
      code: 'bad-endpoint',
      message: `${address} does not name a Formspree form.`,
      hint: 'Write it like "https://formspree.io/f/FORM_ID"; it stands on the form\'s page.',
    };
  }
  return {
    name: 'formspree',
    types: SUBMISSIONS,
    hint: "In the form's settings: is it active, does it take submissions of this domain, is its reCAPTCHA off?",
    // Without `Accept` it answers with a redirect to its page of thanks.
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: (envelope) =>
      toJson({
        ...Object.fromEntries(readableFields(envelope, fields)),
        ...(subject && { subject }),
        _gotcha: envelope.meta.honeypot,
      }),
    accepts: (reply, text) => (reply.ok && !reply.redirected && own(readReply(text), 'ok') === true ? {} : null),
    complaint(text) {
      const { errors } = readReply(text);
      const list = (Array.isArray(errors) ? errors : []).map((error) => ({
        code: String(own(error, 'code')),
        field: String(own(error, 'field') ?? ''),
      }));
      return {
        codes: list.map(({ code, field }) => (field ? `${code} (${field})` : code)),
        answers: list.flatMap(({ code, field }) =>
          code.startsWith('TYPE_') && field ? [fields?.[field] ?? field] : [],
        ),
      };
    },
  };
}
