import * as v from 'valibot';

const label = v.pipe(v.string(), v.maxLength(200));
const moment = v.pipe(
  v.string(),
  v.check((text) => !Number.isNaN(new Date(text).getTime()), 'must be a time such as "2027-03-01T18:00:00.000Z"'),
);
const uuid = v.pipe(v.string('must be a UUID'), v.uuid('must be a UUID'), v.toLowerCase());
const maybe = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(v.nullable(schema), null);

/**
 * What the receiver reads of an envelope; whatever else is in it is kept. Only what identifies a result is required: a result with a
 * gap is worth more than none. The whole shape: `src/engine/envelope.ts`.
 */
const Envelope = v.object({
  schema: v.literal(1, 'must be 1, the only version that this receiver reads; update the receiver'),
  id: uuid,
  type: v.pipe(
    v.string(),
    v.maxLength(64),
    v.regex(/^[a-z]+(\.[a-z]+)+$/, 'must be a dotted name such as "form.submitted"'),
  ),
  occurredAt: moment,
  flow: v.object({
    id: label,
    version: maybe(v.union([v.number(), label])),
    locale: v.optional(label, 'en'),
    tone: v.optional(label, ''),
    phase: maybe(label),
    campaign: maybe(label),
    role: maybe(label),
  }),
  session: maybe(v.object({ id: label })),
  step: v.optional(v.string(), ''),
  answers: v.optional(v.record(v.string(), v.unknown()), {}),
  contact: maybe(
    v.object({
      firstName: maybe(v.string()),
      lastName: maybe(v.string()),
      email: maybe(v.string()),
      phone: maybe(v.string()),
    }),
  ),
  consents: v.optional(
    v.array(
      v.object({
        id: v.optional(v.string(), ''),
        purpose: v.optional(v.string(), ''),
        channel: maybe(v.string()),
        granted: v.boolean(),
        text: v.optional(v.string(), ''),
        revision: maybe(v.string()),
        at: maybe(v.string()),
        url: maybe(v.string()),
        locale: maybe(v.string()),
        method: maybe(v.string()),
      }),
    ),
    [],
  ),
  referral: maybe(v.object({ code: v.string(), capturedAt: maybe(v.string()), source: maybe(v.string()) })),
  goal: maybe(v.object({ id: v.string(), value: maybe(v.number()), currency: maybe(v.string()) })),
  share: maybe(v.object({ channel: v.string(), url: v.string() })),
  handover: maybe(v.object({ channel: v.string(), open: maybe(v.boolean()) })),
  submission: maybe(uuid),
  replaces: maybe(uuid),
  attribution: maybe(
    v.object({ first: maybe(v.record(v.string(), v.unknown())), last: maybe(v.record(v.string(), v.unknown())) }),
  ),
  page: maybe(v.object({ url: maybe(v.string()), title: maybe(v.string()) })),
  client: maybe(v.object({ language: maybe(v.string()), timeZone: maybe(v.string()) })),
  meta: maybe(
    v.object({ widgetVersion: maybe(v.string()), durationMs: maybe(v.number()), honeypot: maybe(v.string()) }),
  ),
});

export type ReadEnvelope = v.InferOutput<typeof Envelope>;

/** The envelope in `json`, or every problem with its place. */
export function readEnvelope(json: unknown): { readonly envelope: ReadEnvelope } | { readonly problems: string } {
  // The library's own messages quote what was sent; ours must not.
  const read = v.safeParse(Envelope, json, { message: (issue) => `must be ${issue.expected ?? 'something else'}` });
  if (read.success) return { envelope: read.output };
  return { problems: read.issues.map((issue) => `"${v.getDotPath(issue) ?? 'the body'}" ${issue.message}`).join('; ') };
}

/** A kept envelope, for the owner's pages: it was read before it was kept. */
export const keptEnvelope = (text: string): ReadEnvelope => v.parse(Envelope, JSON.parse(text));
