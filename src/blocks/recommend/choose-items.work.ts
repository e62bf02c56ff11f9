import type { Run } from '../../engine/run.ts';
import { asText } from '../../engine/values.ts';
import type { Scope } from '../../expression/expression.ts';
import type { RecommendStep, Text, Unchecked } from '../../flow/flow.ts';
import { asRecord } from '../../shared/as-record.ts';
import { own, type Values } from '../../shared/json.ts';
import { inScope, itemOf, listOf } from '../read-cards.work.ts';

/* Which items of a list fit the answers, and which of them best. Nothing here is left to chance: the same answers give the same order. */

/** More items than these no flow holds; the rest is not looked at, so that a long list holds nobody up. */
const MOST_ITEMS = 1000;

/** A test that an item must pass, by the name under which it may be given up. */
interface Filter {
  readonly name: string;
  readonly test: unknown;
}

interface Item {
  readonly item: Values;
  /** What names stand for in tests and texts about it. */
  readonly scope: Scope;
}

export interface Recommended extends Item {
  /** Why, in words of the author. */
  readonly reason: Text | undefined;
}

export interface Choice {
  /** The best first; none where nothing fits. */
  readonly items: readonly Recommended[];
  /** Names of the filters that were given up, softest first. */
  readonly givenUp: readonly string[];
}

/** A name that any item has means the item, also of one that lacks it: there it is empty, and no answer of the visitor's. */
function readItems(tools: Run, source: unknown): Item[] {
  const items = listOf(tools.evaluateValue(source)).slice(0, MOST_ITEMS).map(itemOf);
  const names = new Set(items.flatMap((item) => Object.keys(item)));
  const { scope: outer } = tools;
  return items.map((item) => ({ item, scope: (name) => (names.has(name) ? own(item, name) : outer(name)) }));
}

function readFilters(source: unknown): Filter[] {
  if (typeof source === 'string') return [{ name: source, test: source }];
  if (Array.isArray(source)) return source.map((test) => ({ name: asText(test), test: test as unknown }));
  return Object.entries(asRecord(source)).map(([name, test]) => ({ name, test }));
}

/** What speaks for an item: how much in all, and the reason that counts most. */
function worthOf(tools: Run, { scope }: Item, prefer: unknown): { readonly score: number; readonly reason?: Text } {
  let score = 0;
  let most = -Infinity;
  let reason: Text | undefined;
  for (const [test, given] of Object.entries(asRecord(prefer))) {
    if (!tools.testPasses(test, scope)) continue;
    const weight = typeof given === 'number' ? given : own(given, 'weight');
    const counts = inScope(tools, scope, () => tools.number(weight)) ?? 1;
    const words = own(given, 'reason') as Text | undefined;
    score += counts;
    if (words === undefined || counts <= most) continue;
    most = counts;
    reason = words;
  }
  return { score, ...(reason !== undefined && { reason }) };
}

/** Gives up filters, softest first, until something fits, and takes back those that need not have been given up. */
function giveUp(soft: readonly string[], fitsSome: (givenUp: readonly string[]) => boolean): readonly string[] {
  const enough = soft.findIndex((_, at) => fitsSome(soft.slice(0, at + 1)));
  let givenUp = soft.slice(0, enough + 1);
  for (const name of [...givenUp].reverse()) {
    const fewer = givenUp.filter((each) => each !== name);
    if (fitsSome(fewer)) givenUp = fewer;
  }
  return givenUp;
}

/** Chooses from the list of a step. */
export function chooseItems(tools: Run, step: Unchecked<RecommendStep>): Choice {
  const all = readItems(tools, step.recommend);
  const filters = readFilters(step.filter);
  const passes = ({ scope }: Item, { test }: Filter) => tools.testPasses(test, scope);
  const fitting = (givenUp: readonly string[]) =>
    all.filter((item) => filters.every((filter) => givenUp.includes(filter.name) || passes(item, filter)));
  const soft = listOf(step.relax)
    .map(asText)
    .filter((name) => filters.some((filter) => filter.name === name));
  const givenUp = fitting([]).length ? [] : giveUp(soft, (names) => fitting(names).length > 0);

  const ranked = fitting(givenUp).map((item) => ({ item, ...worthOf(tools, item, step.prefer) }));
  ranked.sort((one, other) => other.score - one.score);
  return { items: ranked.map(({ item, reason }) => ({ ...item, reason })), givenUp };
}
