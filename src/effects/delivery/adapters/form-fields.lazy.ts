import type { Envelope } from '../../../engine/envelope.ts';
import type { Json } from '../../../shared/json.ts';

export type Fields = [name: string, value: string][];

/**
 * An envelope as flat fields: `name=value` for each answer, and the rest as `contact_email`, `flow_id`, `referral_code`, `goal_value`,
 * `page_url` …; `utm_source` … and other marks of the last touch by their own names, of the first as `first_utm_source` …;
 * a consent by its name: `consent_news=true`, `consent_news_text`, `consent_news_at`. What is empty is left out. An answer that is
 * called like one of ours is `answer_NAME`. `separator` stands between several values of one answer.
 */
export function formFields(envelope: Envelope, separator = ', '): Fields {
  const { answers, consents, attribution, ...others } = envelope;
  // How long each question took is for counting, not for a mail that somebody reads.
  const rest = { ...others, steps: undefined };
  const fields: Fields = [];
  const flatten = (name: string, value: Json | undefined): void => {
    if (value === null || value === undefined) return;
    if (Array.isArray(value) && value.every((item) => typeof item !== 'object'))
      fields.push([name, value.join(separator)]);
    else if (typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) flatten(name ? `${name}_${key}` : key, inner as Json);
    else fields.push([name, String(value)]);
  };
  flatten('', rest as unknown as Json);
  flatten('first', attribution.first);
  flatten('', attribution.last);
  for (const { id, granted, ...consent } of consents) {
    fields.push([`consent_${id}`, String(granted)]);
    flatten(`consent_${id}`, consent as unknown as Json);
  }
  const taken = new Set(fields.map(([name]) => name));
  for (const [name, value] of Object.entries(answers)) flatten(taken.has(name) ? `answer_${name}` : name, value);
  return fields;
}

/** Exactly the values that `wanted` (the target's name → ours) asks for and that are there. */
export function pickFields(envelope: Envelope, wanted: Readonly<Record<string, string>>, separator?: string): Fields {
  const known = new Map(formFields(envelope, separator));
  return Object.entries(wanted).flatMap(([name, ours]): Fields => {
    const value = known.get(ours);
    return value ? [[name, value]] : [];
  });
}

/** What a person who reads the result by mail has no use for. */
const TECHNICAL =
  /^(schema|type|step|session_.*|client_.*|meta_.*|flow_(version|variant|locale|tone)|consent_.*_(url|locale|method|revision))$/;

/** What a form service gets where the author names no fields: what a person would read, and the e-mail address as `email`. */
export function readableFields(envelope: Envelope, wanted?: Readonly<Record<string, string>>): Fields {
  if (wanted) return pickFields(envelope, wanted);
  const { email } = envelope.contact;
  const fields = formFields(envelope).filter(([name]) => !TECHNICAL.test(name) && name !== 'contact_email');
  return email && !fields.some(([name]) => name === 'email') ? [['email', email], ...fields] : fields;
}
