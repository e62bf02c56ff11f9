import { capture } from '../engine/capture.ts';
import type { Run } from '../engine/run.ts';
import { wordOf } from '../engine/values.ts';
import type { Text } from '../flow/flow.ts';
import { asRecord } from '../shared/as-record.ts';
import { own, type Values } from '../shared/json.ts';
import { omitUndefined } from '../shared/omit-undefined.ts';

/* What blocks share that show a list, one row below the other: written out, or the items of a variable. */

/** More rows than these nobody reads in a chat. */
const MOST_ROWS = 100;

export interface Row {
  /** As it stands in the file, or in the variable. */
  readonly of: { readonly [key: string]: unknown };
  /** Its texts, by key. */
  readonly texts: { readonly [key: string]: Text };
  /** What they mention. */
  readonly values?: Values;
  /** Whether it is data: its words stand as they are, and are kept as values. */
  readonly isData: boolean;
}

/** Rows with their texts. A row that is only a text is its `label`. */
export function readRows(tools: Run, source: unknown, textKeys: readonly string[]): Row[] {
  const isData = typeof source === 'string';
  const list: unknown = isData ? tools.evaluateValue(source) : source;
  if (!Array.isArray(list)) return [];
  return list.slice(0, MOST_ROWS).map((given: unknown): Row => {
    const of = typeof given === 'object' ? asRecord(given) : { label: wordOf(given) };
    const there = textKeys.filter((key) => (isData ? wordOf(own(of, key)) : own(of, key)));
    const texts = Object.fromEntries(there.map((key) => [key, isData ? `{${key}}` : (own(of, key) as Text)]));
    const values = isData
      ? (Object.fromEntries(there.map((key) => [key, own(of, key)])) as Values)
      : capture(tools.flow, Object.values(texts), tools.scope);
    return omitUndefined({ of, texts, values, isData });
  });
}
