import * as v from 'valibot';
import { consentSchema, envelopeSchema, nameOfAuthor } from '../../../src/engine/envelope.schema.ts';

/*
 * What the receiver reads of an envelope, taken from the contract with the chat; whatever else is in it is kept. Only what identifies a result
 * is required: a result with a gap is worth more than none.
 */

const moment = v.pipe(
  v.string(),
  v.check((text) => !Number.isNaN(new Date(text).getTime()), 'must be a time such as "2027-03-01T18:00:00.000Z"'),
);
const maybe = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(v.nullable(schema), null);

/** What the flow's author wrote about it. A mistake in it costs nobody their result. */
const word = v.fallback(maybe(nameOfAuthor), null);

/** Of a step's path. */
const LONGEST_PATH = 200;

type WithGaps<Entries extends v.ObjectEntries, Needed extends keyof Entries> = {
  [Key in keyof Entries]: Key extends Needed ? Entries[Key] : ReturnType<typeof maybe<Entries[Key]>>;
};
/** Keys of a part of the contract. Of these only the `needed` ones must be there; the others are null where they are missing. */
const withGaps = <Entries extends v.ObjectEntries, Needed extends keyof Entries = never>(
  { entries }: { readonly entries: Entries },
  ...needed: readonly Needed[]
) =>
  Object.fromEntries(
    Object.entries(entries).map(([key, schema]) => [
      key,
      (needed as readonly string[]).includes(key) ? schema : maybe(schema as v.GenericSchema),
    ]),
  ) as WithGaps<Entries, Needed>;

const sent = envelopeSchema.entries;
const id = v.pipe(sent.id, v.toLowerCase());

const Envelope = v.object({
  schema: sent.schema,
  id,
  // Of a later chat, too: what this receiver does not know is kept.
  type: v.pipe(
    v.string(),
    v.maxLength(64),
    v.regex(/^[a-z]+(\.[a-z]+)+$/, 'must be a dotted name such as "form.submitted"'),
  ),
  occurredAt: moment,
  flow: v.object({
    id: sent.flow.entries.id,
    version: v.fallback(maybe(v.union([v.number(), nameOfAuthor])), null),
    locale: v.fallback(v.optional(nameOfAuthor, 'en'), 'en'),
    tone: v.fallback(v.optional(nameOfAuthor, ''), ''),
    variant: word,
    phase: word,
    campaign: word,
    role: word,
  }),
  session: maybe(v.object({ id: nameOfAuthor, startedAt: v.fallback(maybe(moment), null) })),
  step: v.optional(sent.step, ''),
  steps: v.fallback(
    v.optional(
      v.pipe(
        v.array(v.object({ step: v.pipe(v.string(), v.maxLength(LONGEST_PATH)), seconds: v.nullable(v.number()) })),
        v.readonly(),
      ),
    ),
    undefined,
  ),
  // Sentences that no rule understood, of a chat or a page that tells of them.
  misses: v.fallback(
    v.optional(
      v.pipe(
        v.array(
          v.object({
            step: v.fallback(v.optional(v.string(), ''), ''),
            sentence: v.pipe(v.string(), v.maxLength(1000)),
          }),
        ),
        v.maxLength(20),
        v.readonly(),
      ),
      [],
    ),
    [],
  ),
  answers: v.optional(v.record(v.string(), v.unknown()), {}),
  contact: maybe(v.object(withGaps(sent.contact))),
  consents: v.optional(
    v.array(
      v.object({
        ...withGaps(consentSchema, 'granted'),
        id: v.optional(v.string(), ''),
        purpose: v.optional(v.string(), ''),
        text: v.optional(v.string(), ''),
        // Kept as it came: a consent whose time cannot be read is one all the same.
        at: maybe(v.string()),
      }),
    ),
    [],
  ),
  referral: maybe(v.object(withGaps(sent.referral.wrapped, 'code'))),
  goal: maybe(v.object(withGaps(sent.goal.wrapped, 'id'))),
  share: maybe(v.object(withGaps(sent.share.wrapped, 'channel', 'url'))),
  handover: maybe(v.object(withGaps(sent.handover.wrapped, 'channel'))),
  submission: maybe(id),
  replaces: maybe(id),
  attribution: maybe(
    v.object({ first: maybe(v.record(v.string(), v.unknown())), last: maybe(v.record(v.string(), v.unknown())) }),
  ),
  page: maybe(v.object(withGaps(sent.page))),
  client: maybe(
    v.object({
      ...withGaps(sent.client),
      // Name that the page may have given the device, where a consent lets it keep one.
      device: v.optional(v.unknown()),
    }),
  ),
  meta: maybe(v.object(withGaps(sent.meta))),
});

/** What a sender may send: the chat's own envelopes are among it, by a test. */
export type SentEnvelope = v.InferInput<typeof Envelope>;
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
