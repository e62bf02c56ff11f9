import type { Json, Values } from '../shared/json.ts';
import { asRecord } from '../shared/as-record.ts';
import { toJson } from '../shared/to-json.ts';
import { lookUp } from './reading.ts';
import type { Run } from './run.ts';
import { walk } from './step-at.ts';

/** A text or a number as text; '' for anything else. */
export const asText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

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

/** Whether it is an object of names with values. */
const isNamed = (send: unknown): send is { readonly [name: string]: unknown } => send === asRecord(send);

/** What is sent: the answers (default), `all` (answers and declared variables), named values, or names with values. */
export const valuesOf = (run: Run, send: unknown): Values => {
  const names = Array.isArray(send) ? send.map(asText) : send === 'all' ? allNames(run) : run.state.answered;
  const entries = isNamed(send)
    ? Object.entries(send).map(([name, value]) => [name, run.value(value)])
    : names.map((name) => [name, lookUp(run.scope, name)]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Values;
};

/** Brings facts from an answer into variables; without one they are empty. */
export const saveReply = (run: Run, save: unknown, reply?: unknown): void =>
  run.set(
    Object.fromEntries(
      Object.entries(save ?? {}).map(([name, path]) => [name, (path ? walk(reply, asText(path), '.') : reply) ?? null]),
    ) as Values,
  );

/** Keeps a value under the name that the author gave it; what was typed is personal. */
export function keepAnswer(run: Run, name: string, value: Json, personal: boolean): void {
  const { state } = run;
  if (!name) return;
  run.set({ [name]: value });
  const put = (names: readonly string[], is: boolean) =>
    is ? [...new Set([...names, name])] : names.filter((each) => each !== name);
  state.answered = put(state.answered, value !== null);
  state.personal = put(state.personal, personal);
}

/** Answers that a step sends, with the names of the variables that they come from. */
export function answersToSend(
  run: Run,
  send: unknown,
): { readonly answers: Values; readonly names: readonly string[] } {
  const answers = valuesOf(run, send);
  const names = isNamed(send)
    ? Object.values(send).map((value) => asText(value).replace(/^=\s*/, ''))
    : Object.keys(answers);
  return { answers, names };
}
