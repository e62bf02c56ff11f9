import type { Json, Values } from '../shared/json.ts';
import { buildEnvelope, type About } from './build-envelope.lazy.ts';
import type { EnvelopeType } from './envelope.ts';
import { lookUp } from './placeholders.ts';
import { walk } from './position.ts';
import { setValues, sum, wordOf, type Run } from './run.ts';
import { readData } from './text.ts';

/** The same, where a text may also have `{placeholders}`. */
export const valueOf = (run: Run, value: unknown): Json | undefined =>
  typeof value === 'string' && value[0] !== '=' ? readData(run.state.settings, value, run.scope) : sum(run, value);

/** What is sent: `all` answers (default), named values, or names with values. */
export const valuesOf = (run: Run, send: unknown): Values => {
  const names = Array.isArray(send) ? send : !send || typeof send !== 'object' ? run.state.answered : undefined;
  const entries = names ? names.map((name) => [wordOf(name), lookUp(run.scope, wordOf(name))])
    : Object.entries(send as object).map(([name, value]) => [name, valueOf(run, value)]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Values;
};

/** Brings facts from an answer into variables; without one they are empty. */
export const saveReply = (run: Run, save: unknown, reply?: unknown): void =>
  setValues(run, Object.fromEntries(Object.entries(save ?? {}).map(([name, path]) => [name, (path ? walk(reply, wordOf(path), '.') : reply) ?? null])) as Values);

/** Sends an envelope; before the first act it is held back. */
export function deliver(run: Run, type: EnvelopeType, about: About = {}, endpoint = '') {
  const envelope = buildEnvelope(run, type, about);
  if (run.state.acted) run.effects.push({ type: 'deliver', envelope, endpoint });
  else run.state.held = [...run.state.held, { envelope, endpoint }];
  return envelope;
}

/** The visitor did something: from here on things are stored and sent. */
export function act(run: Run): void {
  const { state } = run;
  state.steps = 0;
  if (state.acted) return;
  state.acted = true;
  deliver(run, 'flow.started');
  run.effects.push(...state.held.map((each) => ({ type: 'deliver' as const, ...each })));
  state.held = [];
}

/** The conversation is over. */
export function end(run: Run): void {
  const { state } = run;
  if (!state.acted || state.completed) return;
  state.completed = true;
  deliver(run, 'flow.completed');
}
