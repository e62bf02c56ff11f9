import type { Json, Values } from '../shared/json.ts';
import { record } from '../shared/record.ts';
import { toJson } from '../shared/to-json.ts';
import { readAddress, readData } from './data-text.lazy.ts';
import { lookUp } from './plain-text.ts';
import { walk } from './position.ts';
import { setValues, sum, type Run } from './run.ts';

/** Tells the author once of each problem and place. */
export function report(run: Run, code: string, message: string, step = run.path): void {
  const { state } = run,
    key = `${code} ${step}`;
  if (state.reported.includes(key)) return;
  state.reported = [...state.reported, key];
  run.effects.push({ type: 'report', code, step, message });
}

/** Plain words of an author, or '' where something else stands. */
export const wordOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** A value as it stands, the sum that begins with `=`, or a text with its `{placeholders}` filled. */
export const valueOf = (run: Run, value: unknown): Json | undefined =>
  typeof value === 'string' && value[0] !== '=' ? readData(run.state.settings, value, run.scope) : sum(run, value);

export const addressOf = (run: Run, address: unknown): string => readAddress(run.state.settings, address, run.scope);

/**
 * Names of all answers and of all variables that the flow declares and that have a value. A list or an object that is still as it stands in
 * the file (goods to choose from, words to show) is no news to anybody and stays away.
 */
function allNames({ flow, state }: Run): readonly string[] {
  const declared = Object.entries(flow.vars ?? {}).filter(([name, first]) => {
    const value = state.vars[name];
    return value != null && !(typeof value === 'object' && toJson(value) === toJson(first));
  });
  return [...new Set([...state.answered, ...declared.map(([name]) => name)])];
}

/** What is sent: the answers (default), `all` (answers and declared variables), named values, or names with values. */
export const valuesOf = (run: Run, send: unknown): Values => {
  const names = Array.isArray(send) ? send.map(wordOf) : send === 'all' ? allNames(run) : run.state.answered;
  const entries =
    send === record(send)
      ? Object.entries(send).map(([name, value]) => [name, valueOf(run, value)])
      : names.map((name) => [name, lookUp(run.scope, name)]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Values;
};

/** Brings facts from an answer into variables; without one they are empty. */
export const saveReply = (run: Run, save: unknown, reply?: unknown): void =>
  setValues(
    run,
    Object.fromEntries(
      Object.entries(save ?? {}).map(([name, path]) => [name, (path ? walk(reply, wordOf(path), '.') : reply) ?? null]),
    ) as Values,
  );

/** Keeps a value under the name that the author gave it; what was typed is personal. */
export function keep(run: Run, name: string, value: Json, personal: boolean): void {
  const { state } = run;
  if (!name) return;
  setValues(run, { [name]: value });
  const put = (names: readonly string[], is: boolean) =>
    is ? [...new Set([...names, name])] : names.filter((each) => each !== name);
  state.answered = put(state.answered, value !== null);
  state.personal = put(state.personal, personal);
}
