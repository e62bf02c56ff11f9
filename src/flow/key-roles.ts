import { commonKeys, goalKeys } from '../blocks/block.schema.ts';
import { blocks, verbsOf } from './blocks.ts';
import { flowKeys } from './flow-schema.ts';
import type { Key, Keys } from './keys.ts';
import { cardKeys, optionKeys } from './options.ts';
import { anyFieldKeys, askKeys, formKeys, kindKeys, questions, typeKeys, typeOf } from './questions.ts';

/*
 * What each key of a piece of a flow is for: asked by every walk. Takes broken flows too, so what a key is elsewhere
 * counts where it is misplaced.
 */

/** Has no prototype, so that no key in a flow is mistaken for a method of Object. */
export type KeyTable = Readonly<Record<string, Key | undefined>>;
export const table = (...keys: readonly Keys[]): KeyTable => Object.assign(Object.create(null), ...keys) as KeyTable;

/** A piece of a flow that has keys of its own. */
export type PieceKind = 'step' | 'option' | 'field' | 'card' | 'other';

const plainTable = table(commonKeys);
const stepTables = new Map(blocks.map(({ verb, keys }) => [verb, table(commonKeys, keys)]));
const askTables = new Map(questions.map(({ type, keys }) => [type, table(askKeys, typeKeys, keys)]));
const fieldTables = new Map(questions.map(({ type, keys }) => [type, table(anyFieldKeys, typeKeys, keys)]));
const formTable = table(formKeys);
const optionTable = table(optionKeys);
const cardTable = table(cardKeys);
const innerTables = new Map<Keys, KeyTable>();
export const flowTable = table(flowKeys);
/** What a key is nearly everywhere: for those that stand where they do not belong. */
const anyTable = table(
  goalKeys,
  ...blocks.flatMap(({ keys }) => Object.values(keys as Keys).flatMap(({ inner }) => (inner ? [inner] : []))),
  kindKeys,
  ...blocks.map(({ keys }) => keys).reverse(),
  formKeys,
  anyFieldKeys,
  cardKeys,
  optionKeys,
  commonKeys,
);
const noKeys: KeyTable = table();

/** Keys of the objects in the value of a key. */
function innerTable(inner: Keys | undefined): KeyTable {
  if (!inner) return noKeys;
  const found = innerTables.get(inner) ?? table(inner);
  innerTables.set(inner, found);
  return found;
}

/** Keys that a piece may have; of the objects in a key's value, where they are none of the kinds that many have. */
export function keysOf(piece: object, kind: PieceKind, inner?: Keys): KeyTable {
  if (kind === 'option') return optionTable;
  if (kind === 'card') return cardTable;
  if (kind === 'other') return innerTable(inner);
  if (kind === 'field') return fieldTables.get(typeOf(piece) ?? 'text') ?? noKeys;
  const verb = verbsOf(piece)[0];
  if (verb === undefined) return plainTable;
  if (verb !== 'ask') return stepTables.get(verb) ?? plainTable;
  return Object.hasOwn(piece, 'fields') ? formTable : (askTables.get(typeOf(piece) ?? 'text') ?? plainTable);
}

/** What a key is for, where it stands or else where it belongs; `undefined` for one that no flow knows. */
export const keyOf = (keys: KeyTable, name: string): Key | undefined => keys[name] ?? anyTable[name];

const kinds: { readonly [role in Key['role']]?: PieceKind } = { options: 'option', fields: 'field', cards: 'card' };
/** Which kind the objects in the value of a key are. */
export const kindIn = (key: Key | undefined): PieceKind => (key && kinds[key.role]) ?? 'other';

/** Whether a list in the value of a key is one of steps. */
export const holdsSteps = (name: string): boolean => anyTable[name]?.role === 'target';
