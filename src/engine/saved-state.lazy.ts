import { own } from '../shared/json.ts';
import { STATE_FORMAT, type ChatState } from './state.ts';
import { isRecord } from '../shared/as-record.ts';

type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number';
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const isEntry: Check = (value) => isRecord(value) && isNumber(own(value, 'id')) && isText(own(value, 'kind'));
const orNothing =
  (check: Check): Check =>
  (value) =>
    value == null || check(value);

const isFrame: Check = (value) => Array.isArray(value) && isText(value[0]) && isNumber(value[1]);

/** What each part of a state is, as far as engine and views rely on it without a look. */
const checks: { readonly [part in keyof ChatState]?: Check } = {
  flow: isRecord,
  session: isRecord,
  settings: (value) => isText(own(value, 'lang')) && isText(own(value, 'tone')),
  context: isRecord,
  vars: isRecord,
  answered: listOf(isText),
  personal: listOf(isText),
  at: listOf(isFrame),
  stage: orNothing(isText),
  steps: isNumber,
  returns: listOf(listOf(isFrame)),
  // Without it nothing would ever happen again.
  pending: (value) => isText(own(value, 'kind')),
  transcript: listOf(listOf(isEntry)),
  consents: listOf(isRecord),
  goals: listOf(isText),
  deliveries: isRecord,
  awaited: orNothing(listOf(isRecord)),
  held: listOf(isRecord),
  keys: isNumber,
  marks: orNothing(isRecord),
  listening: orNothing((value) => isText(own(value, 'step')) && isRecord(own(value, 'query'))),
  trail: orNothing(listOf(isRecord)),
  redo: orNothing(isRecord),
  sent: orNothing(isRecord),
  misses: orNothing(listOf(isRecord)),
  reported: listOf(isText),
};

/** False for what no build has written: the store is open to every script of the page's origin. */
const isWhole = (saved: ChatState): boolean =>
  Object.entries(checks).every(([part, check]) => check(saved[part as keyof ChatState]));

/** Stages by the numbers that they had in format 1. */
const numbered = [null, 'wait', 'typing', 'words', 'goal', 'card-typing', 'verb', 'way'] as const;

/** A state of format 1, which had no number of its own and numbered its stages, as one of today. */
function migrate(saved: Omit<ChatState, 'format' | 'stage'> & { readonly stage: unknown }): ChatState | null {
  const stage = typeof saved.stage === 'number' ? numbered[saved.stage] : undefined;
  return stage === undefined ? null : { ...saved, format: STATE_FORMAT, stage };
}

/** A conversation that comes back from the device; null for one of a build that is not known here, or of none, which is begun anew. */
export function readSaved(saved: ChatState): ChatState | null {
  const format: unknown = saved.format;
  if (format !== undefined && format !== STATE_FORMAT) return null;
  const state = format === undefined ? migrate(saved) : saved;
  return state && isWhole(state) ? state : null;
}
