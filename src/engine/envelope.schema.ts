import * as v from 'valibot';
import type { Json } from '../shared/json.ts';
import { LONGEST_NAME } from '../shared/longest-name.ts';

/*
 * The contract between the chat and whoever takes its results: the shape of what is posted, and what the chat reads in
 * the answer. The types in envelope.ts are held to it by a test, and the reference receiver validates by it. No visitor
 * loads it.
 */

const json: v.GenericSchema<Json> = v.lazy(() =>
  v.union([
    v.string(),
    v.number(),
    v.boolean(),
    v.null(),
    v.pipe(v.array(json), v.readonly()),
    v.pipe(v.record(v.string(), json), v.readonly()),
  ]),
);
const values = v.pipe(v.record(v.string(), json), v.readonly());
const object = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(v.strictObject(entries), v.readonly());
const uuid = v.pipe(v.string('must be a UUID'), v.uuid('must be a UUID'));
const instant = v.pipe(v.string(), v.isoTimestamp('must be a time such as "2027-03-01T18:00:00.000Z"'));
/** A name that an author or a page has given. */
export const nameOfAuthor = v.pipe(v.string(), v.maxLength(LONGEST_NAME));
const textOrNull = v.nullable(v.string());
const touch = v.pipe(v.record(v.string(), v.string()), v.readonly());

export const envelopeTypes = [
  'form.submitted',
  'goal.completed',
  'share.intended',
  'handover.requested',
  'flow.started',
  'flow.completed',
  'flow.abandoned',
] as const;

export const consentSchema = object({
  id: v.string(),
  purpose: v.string(),
  channel: textOrNull,
  granted: v.boolean(),
  text: v.string(),
  revision: textOrNull,
  at: instant,
  url: v.string(),
  locale: v.string(),
  method: v.string(),
});

/** An envelope as the chat sends it: all of it, and nothing else. */
export const envelopeSchema = object({
  schema: v.literal(1, 'must be 1, the only version that this receiver reads; update the receiver'),
  id: uuid,
  type: v.picklist(envelopeTypes),
  occurredAt: instant,
  flow: object({
    id: nameOfAuthor,
    version: v.number(),
    variant: textOrNull,
    locale: v.string(),
    tone: v.string(),
    phase: textOrNull,
    campaign: textOrNull,
    role: textOrNull,
  }),
  session: object({ id: v.string(), startedAt: instant }),
  step: v.string(),
  steps: v.optional(v.pipe(v.array(object({ step: v.string(), seconds: v.nullable(v.number()) })), v.readonly())),
  misses: v.optional(
    v.pipe(
      v.array(object({ step: v.string(), sentence: v.pipe(v.string(), v.maxLength(400)) })),
      v.maxLength(20),
      v.readonly(),
    ),
  ),
  answers: values,
  contact: object({ firstName: textOrNull, lastName: textOrNull, email: textOrNull, phone: textOrNull }),
  consents: v.pipe(v.array(consentSchema), v.readonly()),
  referral: v.nullable(object({ code: v.string(), capturedAt: v.string(), source: v.string() })),
  goal: v.nullable(object({ id: v.string(), value: v.nullable(v.number()), currency: textOrNull })),
  share: v.optional(object({ channel: v.string(), url: v.string() })),
  handover: v.optional(object({ channel: v.string(), open: v.boolean() })),
  submission: v.optional(uuid),
  replaces: v.optional(uuid),
  attribution: object({ first: touch, last: touch }),
  page: object({ url: v.string(), title: v.string() }),
  client: object({ language: v.string(), timeZone: v.string(), device: v.optional(v.string()) }),
  meta: object({ widgetVersion: v.string(), durationMs: v.number(), honeypot: v.string() }),
});

/** What the chat reads in an answer by itself. */
export const answerSchema = object({
  ok: v.optional(v.boolean()),
  id: v.optional(uuid),
  set: v.optional(values),
  say: v.optional(v.string()),
  go: v.optional(v.string()),
  fieldErrors: v.optional(v.pipe(v.record(v.string(), v.string()), v.readonly())),
});
