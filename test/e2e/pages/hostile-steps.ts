import * as v from 'valibot';
import { commonKeys } from '../../../src/blocks/block.schema.ts';
import { blockProse, blocks } from '../../../src/flow/blocks.ts';
import { flowKeys } from '../../../src/flow/flow-schema.ts';
import type { Key, KeyRole, Keys } from '../../../src/flow/keys.ts';
import { cardKeys, optionKeys } from '../../../src/flow/options.ts';
import { anyFieldKeys, askKeys, fieldSchemas, questionProse, questions } from '../../../src/flow/questions.ts';

/*
 * Steps in which every key that takes any words holds hostile ones. Which keys there are, the schemas say: a new kind, block or key is here
 * by itself.
 */

/** They lead on, test or name: what stands there is no text of anybody's, and the rest would not be shown. */
const ways: ReadonlySet<KeyRole> = new Set<KeyRole>([
  ...(['target', 'targets', 'test', 'itemTest', 'preferences', 'pattern'] as const),
  ...(['name', 'sets', 'saves', 'sends'] as const),
]);
/** They decide what is shown at all. */
const switches =
  /^(?:when|status|phase|until|from|to|starts|ends|countdown|closed|accept|country|countries|scale|start|keyboard|type|as)$/;

type Rule = (name: string, key: Key) => boolean;

/** A value for a key, with the words in it wherever words may stand; `undefined` where none may. */
function valueFor({ role, schema, inner }: Key, words: string, rule: Rule, count: (role: string) => void): unknown {
  const takes = (value: unknown) => v.safeParse(schema, value).success;
  const piece = (keys: Keys) => fill(keys, words, rule, count);
  const shapes = {
    options: () => [piece(optionKeys), { label: 'Other' }],
    cards: () => [piece(cardKeys)],
    items: () => [piece(cardKeys)],
  } as const;
  if (role in shapes) {
    const list = shapes[role as keyof typeof shapes]();
    if (takes(list)) return list;
  }
  if (inner) {
    const one = piece(inner);
    const found = [one, [one]].find(takes);
    if (found) return found;
  }
  if (takes(words)) {
    count(role);
    return words;
  }
  const named = [[words], { [words]: words }, { x: words }].find(takes);
  if (named) count(role);
  return named;
}

function fill(keys: Keys, words: string, rule: Rule, count: (role: string) => void): Record<string, unknown> {
  const filled: Record<string, unknown> = {};
  for (const [name, key] of Object.entries(keys)) {
    if (!rule(name, key)) continue;
    const value = valueFor(key, words, rule, count);
    if (value !== undefined) filled[name] = value;
  }
  return filled;
}

/** Words that people read, and what is shown or followed. */
const read: Rule = (name, { role }) =>
  !ways.has(role) && role !== 'plain' && role !== 'value' && role !== 'values' && !switches.test(name);
/** All that takes words, colours and figures of the format among it. */
const any: Rule = (name, { role }) =>
  !ways.has(role) && name !== 'type' && name !== 'as' && name !== 'when' && name !== 'id';

export interface HostileStep {
  readonly of: string;
  readonly step: object;
}

const count = (of: Map<string, number>) => (role: string) => void of.set(role, (of.get(role) ?? 0) + 1);
/** The example of the docs, without what chooses among its items. */
function first(example: object): object {
  const step = Array.isArray(example) ? (example as object[])[0]! : example;
  return Object.fromEntries(Object.entries(step).filter(([name]) => name !== 'filter'));
}

/** One step for every block and every kind of question, alone and as a field; `places` counts the keys that were filled, by what they are for. */
export function hostileSteps(words: string, isWhole: boolean, places: Map<string, number>): readonly HostileStep[] {
  const rule = isWhole ? any : read;
  const filled = (keys: Keys) => fill(keys, words, rule, count(places));
  const ofBlocks = blocks
    .filter(({ verb }) => verb !== 'ask')
    .map(({ verb, keys }) => ({
      of: verb,
      step: { ...first(blockProse[verb].example), ...filled({ ...commonKeys, ...(keys as Keys) }) },
    }));
  const ofQuestions = questions.map(({ type, keys }) => ({
    of: type,
    step: { ...first(questionProse[type].example), ...filled({ ...(askKeys as Keys), ...(keys as Keys) }) },
  }));
  const fields = Object.keys(fieldSchemas).map((type) => {
    const { keys } = questions.find((each) => each.type === type)!;
    const own = first(questionProse[type as keyof typeof fieldSchemas].example) as { options?: unknown };
    const { options } = own;
    return {
      ...(options ? { options } : {}),
      ...filled({ ...(anyFieldKeys as Keys), ...(keys as Keys) }),
      type,
      as: `a-${type}`,
    };
  });
  return [...ofBlocks, ...ofQuestions, { of: 'fields', step: { ask: words, fields } }];
}

/** The keys of the whole file, likewise. */
export function hostileFile(words: string, places: Map<string, number>): object {
  const kept =
    /^(?:\$schema|parts|flow|version|start|language|vars|keep|when|campaign|theme|pace|menu|results|goals|progress|typed|assistant)$/;
  const all = fill(flowKeys as Keys, words, (name, key) => !kept.test(name) && any(name, key), count(places));
  return { ...all, assistant: words };
}

/** What an endpoint may answer with for a list: an object with every key that anything in a list has. */
export function hostileItem(words: string): object {
  const inner = [...blocks.map(({ keys }) => keys as Keys), ...questions.map(({ keys }) => keys as Keys)]
    .flatMap((keys) => Object.values(keys))
    .flatMap((key) => (key.inner ? Object.keys(key.inner) : []));
  const names = new Set([
    ...inner,
    ...Object.keys(cardKeys),
    ...Object.keys(optionKeys),
    'amount',
    'unit',
    'code',
    'link',
    'conditions',
  ]);
  for (const name of ['when', 'then', 'id', 'options', 'variants', 'status']) names.delete(name);
  return Object.fromEntries([...names].map((name) => [name, words]));
}
