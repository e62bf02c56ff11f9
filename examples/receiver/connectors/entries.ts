import * as v from 'valibot';

/** The schemas that settings of targets are made of. */
export const word = v.pipe(v.string(), v.nonEmpty('a text'));

/** `${NAME}`: an environment variable, whose value stands there once the file has been read. */
export const REFERENCE = /^\$\{([A-Z_][A-Z0-9_]*)\}$/;

/** What nobody may read in a file: only a reference to it is taken. */
export const secret = v.pipe(
  v.string('a reference to an environment variable such as "${CRM_TOKEN}"'),
  v.regex(
    REFERENCE,
    'holds a secret in plain words. Put it into an environment variable and write "${CRM_TOKEN}", with that variable\'s name',
  ),
);

export const wholeNumber = v.pipe(
  v.number('a whole number'),
  v.integer('a whole number'),
  v.minValue(1, 'a number from 1'),
);

/** Name at the target → place in the facts. */
export const mapping = v.record(
  word,
  v.pipe(v.string(), v.regex(/^[\w-]+(\.[\w-]+)*$/, 'a place such as "contact.firstName"')),
);

/** Keys that every target has. */
export const sharedEntries = {
  /** What it is told: types of events, or `referral.*`. */
  events: v.optional(v.pipe(v.array(word), v.minLength(1, 'at least one event'))),
  /** Ids of the campaigns it is told of; default: all, and what belongs to none. */
  campaigns: v.optional(v.pipe(v.array(word), v.minLength(1, 'at least one campaign'))),
  fields: v.optional(mapping),
  /** The target may be in a private network, and on this machine by plain http. */
  privateNetwork: v.optional(v.boolean(), false),
};

/** The settings of a target with these keys, once they were read. */
export type SettingsOf<Entries extends v.ObjectEntries> = v.InferOutput<
  v.StrictObjectSchema<Entries & typeof sharedEntries, undefined>
>;
