import type { Envelope } from '../../../engine/envelope.ts';
import { own } from '../../../shared/json.ts';
import { readReply } from './read-answer.ts';
import type { Endpoint } from '../endpoint.ts';
import { pickFields } from './form-fields.lazy.ts';
import type { Problem } from '../problem.ts';
import { SUBMISSIONS, type Complaint, type Service } from './service.lazy.ts';
import { toJson } from '../../../shared/to-json.ts';
import { instantOf } from '../../../shared/iso-time.ts';

/** HubSpot's own contact properties. */
const CONTACT = {
  email: 'contact_email',
  firstname: 'contact_firstName',
  lastname: 'contact_lastName',
  phone: 'contact_phone',
};

/** What the visitor can mend; all else is a matter of the form's settings. */
const MENDABLE = /^((INVALID|BLOCKED)_EMAIL|INVALID_NUMBER|NUMBER_OUT_OF_RANGE|INPUT_TOO_LARGE)$/;

/** The answer behind one of our flat names. */
function answerOf(ours: string, { answers, contact }: Envelope): string | undefined {
  const value = own(contact, ours.replace('contact_', ''));
  return ours in answers ? ours : Object.keys(answers).find((name) => value && answers[name] === value);
}

/** `legalConsentOptions`, in the words that the person saw; only where the conversation has asked. */
function legal({ consents }: Envelope, consent?: string, subscriptions: Endpoint['subscriptions'] = {}): unknown {
  const process = consents.find(({ id }) => id === consent);
  return (
    process && {
      consent: {
        consentToProcess: process.granted,
        text: process.text,
        communications: consents.flatMap(({ id, granted, text }) => {
          const subscriptionTypeId = own(subscriptions, id);
          return subscriptionTypeId ? [{ value: granted, subscriptionTypeId, text }] : [];
        }),
      },
    }
  );
}

/**
 * HubSpot forms v3. The address names portal and form; every property must be a field of that form. `fields` maps properties, those of
 * other objects as `0-2/name` (object type and property). HubSpot knows no ids: a try whose answer got lost makes a second submission
 * of the same contact.
 */
export function hubspot({ fields = CONTACT, consent, subscriptions }: Endpoint, address: string): Service | Problem {
  if (!/\/submissions\/v3\/integration\/submit\/\d+\/[\da-f-]{36}\/?$/i.test(new URL(address).pathname)) {
    return {
      code: 'bad-endpoint',
      message: `${address} does not name a HubSpot portal and form.`,
      hint: 'Write it like "https://api.hsforms.com/submissions/v3/integration/submit/PORTAL_ID/FORM_GUID"; both stand in the form\'s embed code.',
    };
  }
  if (subscriptions && !consent) {
    return {
      code: 'bad-endpoint',
      message: `${address}: HubSpot takes "subscriptions" only beside a consent to processing.`,
      hint: 'Say in "consent" which of the flow\'s consents that is: {consent: "terms", subscriptions: {news: 999}}.',
    };
  }
  return {
    name: 'hubspot',
    types: SUBMISSIONS,
    hint: 'Every property in "fields" must be a field of that form, which must be published and without a captcha.',
    headers: { 'Content-Type': 'application/json' },
    body(envelope) {
      const legalConsentOptions = legal(envelope, consent, subscriptions);
      const hutk = /(?:^|; )hubspotutk=([\da-f]{32})/.exec(document.cookie)?.[1];
      return toJson({
        submittedAt: String(instantOf(envelope.occurredAt)),
        fields: pickFields(envelope, fields, ';').map(([property, value]) => {
          const [name, objectTypeId = '0-1'] = property.split('/').reverse();
          return { objectTypeId, name, value };
        }),
        context: { ...(hutk && { hutk }), pageUri: envelope.page.url, pageName: envelope.page.title },
        ...(legalConsentOptions ? { legalConsentOptions } : {}),
      });
    },
    accepts: (reply, text) => (reply.ok && !reply.redirected && text.trim().startsWith('{') ? {} : null),
    complaint(text, envelope): Complaint {
      const { errors } = readReply(text);
      const list = (Array.isArray(errors) ? errors : []).map((error) => ({
        type: String(own(error, 'errorType')),
        property: /'fields\.([\w-]+)'/.exec(String(own(error, 'message')))?.[1] ?? '',
      }));
      return {
        codes: list.map(({ type, property }) => (property ? `${type} (${property})` : type)),
        answers: list.flatMap(({ type, property }) => {
          const ours = Object.entries(fields).find(([name]) => name.split('/').at(-1) === property)?.[1];
          return (MENDABLE.test(type) && ours && answerOf(ours, envelope)) || [];
        }),
      };
    },
  };
}
