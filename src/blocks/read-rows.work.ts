import { capture } from '../engine/capture.ts';
import type { Run } from '../engine/run.ts';
import { asText } from '../engine/values.ts';
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

const recordOf = (given: unknown) => (typeof given === 'object' ? asRecord(given) : { label: asText(given) });

/** Rows of data, such as the items of a variable: their words stand as they are. */
export const rowsOfData = (list: readonly unknown[], textKeys: readonly string[]): Row[] =>
  list.slice(0, MOST_ROWS).map((given): Row => {
    const of = recordOf(given);
    const there = textKeys.filter((key) => asText(own(of, key)));
    const texts = omitUndefined(Object.fromEntries(there.map((key) => [key, `{${key}}`])));
    const values = Object.fromEntries(there.map((key) => [key, own(of, key)])) as Values;
    return { of, texts, values, isData: true };
  });

/** Rows with their texts. A row that is only a text is its `label`. */
export function readRows(tools: Run, source: unknown, textKeys: readonly string[]): Row[] {
  const isData = typeof source === 'string';
  const list: unknown = isData ? tools.evaluateValue(source) : source;
  if (!Array.isArray(list)) return [];
  if (isData) return rowsOfData(list, textKeys);
  return list.slice(0, MOST_ROWS).map((given: unknown): Row => {
    const of = recordOf(given);
    const there = textKeys.filter((key) => own(of, key));
    const texts = omitUndefined(Object.fromEntries(there.map((key) => [key, own(of, key) as Text])));
    const values = capture(tools.flow, Object.values(texts), tools.scope);
    return omitUndefined({ of, texts, values, isData: false });
  });
}
