import type * as v from 'valibot';
import { celebrations } from '../shared/option-values.ts';
import {
  address,
  flag,
  key,
  keyed,
  media,
  needed,
  plain,
  schemasOf,
  sum,
  test,
  text,
  words,
  type Keys,
  type Prose,
  type ProseOf,
  type Schemas,
} from '../flow/keys.ts';
import { filled, nameSchema, numberOrSum, oneOf, strict, word, yes } from '../flow/schema-forms.ts';

/*
 * What every block is to those who write flows: a verb, the keys that a step with it has, and what people read about it. Never in the
 * bytes of a conversation that runs: imported by the lazy parser, the checker and the build. Messages are the phrase after "must be".
 */

export const celebrateSchema = oneOf('true or one of ' + celebrations.join(', '), {
  boolean: yes,
  string: word(celebrations),
});
export const goalKeys = { id: needed('plain', filled), value: key('value', numberOrSum), currency: words };
export const goalSchema = oneOf('a name, or {"id": "joined", "value": 40, "currency": "EUR"}', {
  string: filled,
  object: keyed(goalKeys),
});

/** Go with any verb; most stand alone too. */
export const commonKeys = {
  id: plain(nameSchema),
  say: text,
  when: test,
  wait: sum,
  go: key('target', filled),
  goal: key('pieces', goalSchema, goalKeys),
  celebrate: plain(celebrateSchema),
  image: media,
  alt: text,
  link: address,
  animated: flag,
  zoom: flag,
  note: words,
};
/** Those of them that put nothing on the screen. */
export const unseenKeys: readonly (keyof typeof commonKeys)[] = ['id', 'when', 'wait', 'go', 'note'];
export type CommonStep = v.InferOutput<v.StrictObjectSchema<Schemas<typeof commonKeys>, undefined>>;

/** What the checks of the ways through a flow need to know of a block. */
export interface BlockTraits {
  /** What must happen before the conversation goes on: the visitor acts, chooses if there is a choice, or something outside replies. */
  readonly waits?: 'visitor' | 'choice' | 'world';
  /** `content` says by itself what the chat is for; `nothing` works without the visitor noticing. */
  readonly shows?: 'content' | 'nothing';
}

export interface BlockSchema<
  Verb extends string = string,
  Schema extends v.GenericSchema = v.GenericSchema,
> extends BlockTraits {
  readonly verb: Verb;
  readonly schema: Schema;
  /** Its own keys, each with its role: a key without one does not compile. */
  readonly keys: Keys;
  /** Only of a promised one (flow/promised.ts): what does nearly the same today. */
  readonly instead?: string;
}

type Step<Own extends Keys> = v.StrictObjectSchema<Schemas<Own & Omit<typeof commonKeys, keyof Own>>, undefined>;

/** A block from its verb and its own keys, the verb's first. */
export const block = <const Verb extends string, const Own extends Keys>(
  verb: Verb,
  keys: Own & { readonly [V in Verb]: Own[keyof Own] },
  traits: BlockTraits = {},
): BlockSchema<Verb, Step<Own>> & { readonly keys: Own } => ({
  verb,
  keys,
  ...traits,
  schema: strict({
    [verb]: keys[verb]!.schema,
    ...schemasOf(commonKeys),
    ...schemasOf(keys),
  }) as unknown as Step<Own>,
});

/** What people read about a block. */
export interface BlockProse<Names extends string = string> extends Prose<Names> {
  /** A small step that is valid as it stands; steps and parts around it where it needs them. */
  readonly example: object;
}
export type BlockProseOf<Of extends { readonly keys: Keys }> = BlockProse<keyof Of['keys'] & string>;

export const commonProse: ProseOf<typeof commonKeys> = {
  about:
    'Keys that go with any verb. `say`, `image`, `go`, `wait`, `goal`, `celebrate`, `id` and `note` may also be used alone.',
  keys: {
    id: 'A name for this step, so that `go`, `then` and reports can refer to it.',
    say: 'A message before the step does what its verb says.',
    when: ['A test: the step is skipped unless it holds.', 'always'],
    wait: [
      'Seconds before this step; at most 10. A visitor who prefers less motion does not wait.',
      'the pace of the flow',
    ],
    go: ['Where the conversation goes after this step: a part or the id of a step.', 'the next step'],
    goal: 'The goal that is reached here: a name, or a name with a value.',
    celebrate: `How it is celebrated: true or one of ${celebrations.join(', ')}.`,
    image: 'Address of a picture that is shown as a message.',
    alt: 'What the picture shows, in a few words, for people who do not see it; "" for a picture that only decorates.',
    link: 'Address that the picture leads to.',
    animated: [
      'Whether the picture moves by itself, as a WebP or PNG may: then it can be paused, and is paused at first for visitors who prefer less motion.',
      'whether it is a GIF',
    ],
    zoom: [
      'Whether the picture has a button that shows it as large as the screen. A picture that moves has none.',
      'whether it has no `link`, and its `alt` is not ""',
    ],
    note: 'A note for authors; nobody else sees it.',
  },
};
export const goalProse: ProseOf<typeof goalKeys> = {
  about: 'A goal with a value.',
  keys: {
    id: 'Name of the goal in events and reports.',
    value: 'What it is worth: a number, or a sum that begins with =.',
    currency: 'Three-letter currency code of the value.',
  },
};
