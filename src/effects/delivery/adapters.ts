import type { HttpReply } from '../../shared/ports.ts';
import type { Reply } from '../../engine/input.ts';
import type { Envelope } from '../../engine/envelope.ts';
import { own, type Json } from '../../shared/json.ts';

/** Turns an envelope into what a target wants, and says whether the target has taken it. */
export interface Adapter {
  readonly name: string;
  /** The same text gives the same body, byte for byte. `text` is the envelope's JSON. */
  request(text: string, id: string): { readonly headers: Readonly<Record<string, string>>; readonly body: string };
  /** The target's answer when it has accepted the envelope, `{}` when it says nothing; null when it has not. `text` is the answer's body. */
  accepts(reply: HttpReply, text: string, id: string): Reply | null;
}

/** An answer's JSON object; `{}` when it is none. */
export function readReply(text: string): Reply {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value && !Array.isArray(value) ? (value as Reply) : {};
  } catch {
    return {};
  }
}

/** Our own receiver, and whoever answers like it: 2xx, JSON, and the envelope's own id in it. */
const json: Adapter = {
  name: 'json',
  request: (text, id) => ({
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'Idempotency-Key': id },
    body: text,
  }),
  accepts(reply, text, id) {
    const answer = readReply(text);
    return reply.ok && !reply.redirected && own(answer, 'id') === id ? answer : null;
  },
};

type Fields = [name: string, value: string][];

function flatten(name: string, value: Json | undefined, fields: Fields): void {
  if (value === null || value === undefined) return;
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) fields.push([name, value.join(', ')]);
  else if (typeof value === 'object') for (const [key, inner] of Object.entries(value)) flatten(name ? `${name}_${key}` : key, inner as Json, fields);
  else fields.push([name, String(value)]);
}

/**
 * An envelope as flat fields: `name=value` for each answer, and the rest as `contact_email`, `flow_id`, `referral_code`, `goal_value`,
 * `page_url` …; `utm_source` … and other marks of the last touch by their own names, of the first as `first_utm_source` …;
 * a consent by its name: `consent_news=true`, `consent_news_text`, `consent_news_at`. What is empty is left out. An answer that is
 * called like one of ours is `answer_NAME`.
 */
export function formFields({ answers, consents, attribution, ...rest }: Envelope): Fields {
  const fields: Fields = [];
  flatten('', rest as unknown as Json, fields);
  flatten('first', attribution.first, fields);
  flatten('', attribution.last, fields);
  for (const { id, granted, ...consent } of consents) {
    fields.push([`consent_${id}`, String(granted)]);
    flatten(`consent_${id}`, consent as unknown as Json, fields);
  }
  const taken = new Set(fields.map(([name]) => name));
  for (const [name, value] of Object.entries(answers)) flatten(taken.has(name) ? `answer_${name}` : name, value, fields);
  return fields;
}

/** Zapier, Make and others that a JSON pre-flight breaks: a simple urlencoded request; any 2xx is taken for a yes, as they document it. */
const form: Adapter = {
  name: 'form',
  request: (text) => ({
    headers: { 'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8' },
    body: new URLSearchParams(formFields(JSON.parse(text) as Envelope)).toString(),
  }),
  accepts: (reply, text) => (reply.ok && !reply.redirected ? readReply(text) : null),
};

/** The adapter that a setting means; `json` for a name that this build does not know. */
export const adapterOf = (adapter: 'json' | 'form' | Adapter = 'json'): Adapter =>
  typeof adapter === 'object' ? adapter : adapter === 'form' ? form : json;
