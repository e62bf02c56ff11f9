import type { Json, Values } from '../shared/json.ts';
import { evaluateSimple, isTrue, type Evaluate, type Scope } from '../expression/expression.ts';
import type { Flow, Text } from '../flow/flow.ts';
import type { Acts } from './acts.ts';
import type { Effect } from './effect.ts';
import type { Stamp } from './input.ts';
import { entryCount, scopeOf } from './selectors.ts';
import { CHUNK, type ChatState, type Entry, type Frame } from './state.ts';
import { plainText } from './text.ts';

/** One transition while it is worked out: `state` is a copy whose fields are replaced, never changed inside. */
export interface Run extends Stamp {
  readonly flow: Flow;
  readonly state: { -readonly [K in keyof ChatState]: ChatState[K] };
  readonly effects: Effect[];
  readonly evaluate: Evaluate;
  readonly acts: Acts | undefined;
  readonly scope: Scope;
  chance: number;
  /** Envelopes made so far. */
  made: number;
  /** Path of the newest step, for what no step says of itself. */
  path: string;
  /** Id of the envelope that the next submission corrects. */
  replaces?: string;
}

export const newRun = (
  flow: Flow,
  state: ChatState,
  { at, uuid, chance, moment }: Stamp,
  evaluate: Evaluate = evaluateSimple,
  acts?: Acts,
): Run => {
  const copy = { ...state };
  // One-page sites walk on while people talk: what is said now is said where the page is now.
  if (moment) copy.context = { ...state.context, ...moment };
  return {
    flow,
    state: copy,
    effects: [],
    evaluate,
    acts,
    at,
    uuid,
    chance,
    scope: scopeOf(copy, at || undefined),
    made: 0,
    path: '',
  };
};

/** Without what is undefined, so that the state stays the same through JSON. */
export const compact = <T extends object>(of: T): T =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as T;

/** A test that an author may leave out. */
export const holds = (run: Run, test: unknown): boolean =>
  typeof test !== 'string' || isTrue(run.evaluate(test, run.scope));

/** A value as it stands, or the sum that begins with `=`. */
export function sum(run: Run, value: unknown): Json | undefined {
  if (typeof value === 'string' && value[0] === '=') value = run.evaluate(value.slice(1), run.scope);
  return typeof value === 'number' && !isFinite(value) ? undefined : (value as Json | undefined);
}

export const setValues = ({ state }: Run, values: Values): void => {
  state.vars = { ...state.vars, ...values };
};

export const emit = (run: Run, event: string, detail: { [name: string]: Json | undefined }): unknown =>
  run.effects.push({ type: 'emit', event, detail });

// Transcript

type Part<T> = T extends unknown ? Omit<T, 'id' | 'at' | 'step'> : never;

/** Adds to the transcript, with what its texts mention; gives the entry's id. */
export function push(run: Run, entry: Part<Entry>, texts: readonly unknown[] = [], step = run.path): number {
  const { state, flow, scope, acts } = run,
    last = state.transcript.at(-1),
    id = entryCount(state) + 1;
  const whole = compact({ values: acts?.capture(flow, texts, scope), ...entry, id, at: run.at, step }) as Entry;
  state.transcript =
    last && last.length < CHUNK ? [...state.transcript.slice(0, -1), [...last, whole]] : [...state.transcript, [whole]];
  if (step) delete state.lost;
  return id;
}

/** A text as the visitor reads it now; a name without value is told to the author. */
export const spoken = (run: Run, text: unknown): string =>
  plainText(run.flow, run.state.settings, text as Text, run.scope, (name) =>
    run.acts?.report(run, 'missing-value', `"{${name}}" has no value. Give it a default: "{${name}|…}"`),
  );

/** The bot says it, unless there is nothing left to say. */
export function say(run: Run, text: unknown): void {
  const words = spoken(run, text);
  if (words) emit(run, 'message', { entry: push(run, { kind: 'say', text: text as Text }, [text]), text: words });
}

// Pauses

/** Waits `ms` milliseconds, until `elapsed`, unless there is no pace at all. */
export function pause({ state, effects }: Run, ms: number, typing: boolean): void {
  const { perCharacter, most, between } = state.settings.pace;
  // What is no number of milliseconds is no pause either.
  if (!(ms > 0 && perCharacter * most + between > 0)) return;
  const key = ++state.keys;
  state.pending = { kind: 'pause', key, ms, typing };
  effects.push({ type: 'pause', key, ms });
}

/** Types before a message, save for the very first one. */
export function type(run: Run, text: unknown): void {
  const { perCharacter, most, between } = run.state.settings.pace;
  if (run.state.transcript.length) pause(run, between + Math.min(most, perCharacter * spoken(run, text).length), true);
}

// Ways

const MAX_RETURNS = 20;

/** Goes on at another place. */
export function move(state: Run['state'], at: readonly Frame[]): void {
  state.at = at;
  state.stage = 0;
}

/** Goes to a part or a step id, which is looked for next. `back` is where `return` leads, and where it goes on if there is none. */
export function jump({ state }: Run, to: string, back = state.at): void {
  state.returns = [...state.returns, back].slice(-MAX_RETURNS);
  move(state, [[to, -1]]);
}

/** Goes where a `then`, `else` or `fail` leads: to a name, or into the steps at `path`. False when it leads nowhere. */
export function follow(run: Run, target: unknown, path: string): boolean {
  if (typeof target === 'string') jump(run, target);
  else if (Array.isArray(target)) move(run.state, [...run.state.at, [path, 0]]);
  else return false;
  return true;
}
