import { own, type Json } from '../shared/json.ts';
import type { Flow } from '../flow/flow.ts';
import { advance } from './advance.ts';
import type { Effect } from './effect.ts';
import type { StampedInput } from './input.ts';
import { createRun } from './create-run.ts';
import type { Run } from './run.ts';
import { STATE_FORMAT, type ChatState, type Settings } from './state.ts';
import { hasWork, type Works } from './works.ts';

/** A conversation before its start. `print` is a fingerprint of the flow's content. */
export const newState = (flow: Flow, print: string, settings: Settings): ChatState => ({
  format: STATE_FORMAT,
  flow: { id: flow.flow, print },
  session: { id: '', startedAt: 0 },
  settings,
  context: {},
  vars: {},
  answered: [],
  personal: [],
  at: [],
  stage: null,
  steps: 0,
  returns: [],
  pending: null,
  transcript: [],
  consents: [],
  goals: [],
  deliveries: {},
  acted: false,
  completed: false,
  held: [],
  keys: 0,
  reported: [],
});

type Start = StampedInput & { readonly type: 'start' };

/** Longest value taken from the page's address where the author sets no limit, in characters. */
const MAX_QUERY = 200;

/** What a variable of the flow begins with: its value, or what the page's address says of it. */
function firstValue(run: Run, declared: unknown, query: unknown): Json {
  const parameter = own(declared, 'query');
  if (typeof parameter !== 'string') return run.evaluateValue(declared) ?? null;
  const found = own(query, parameter);
  const max = own(declared, 'max');
  if (typeof found === 'string' && found)
    return [...found].slice(0, typeof max === 'number' ? max : MAX_QUERY).join('');
  return run.evaluateValue(own(declared, 'default')) ?? null;
}

function start(run: Run, { part, values, context, session }: Start): void {
  const { flow, state } = run;
  const begin = typeof flow.start === 'string' ? flow.start : Object.keys(flow.parts)[0]!;
  const to = part ?? begin;
  // What is known of this moment is there already.
  state.context = { ...context, ...state.context };
  state.session = { id: session, startedAt: run.at };
  for (const [name, value] of Object.entries(flow.vars ?? {}))
    run.set({ [name]: firstValue(run, value, context.query) });
  run.set(values ?? {});
  state.at = [[to, -1]];
  // Where it begins if there is no such place.
  if (!own(flow.parts, to)) state.returns = [[[begin, -1]]];
  advance(run);
}

/** What the engine does by itself, without the works for inputs. False when the input comes too late. */
function takeOwn(run: Run, input: StampedInput): boolean | undefined {
  const { state } = run;
  const { pending } = state;
  switch (input.type) {
    case 'settings':
      state.settings = input.settings;
      return true;
    case 'begun':
      if (state.acted) return false;
      state.session = { ...state.session, startedAt: run.at };
      return true;
    case 'elapsed':
      if (pending?.kind !== 'pause' || pending.key !== input.key) return false;
      advance(run);
      return true;
    case 'ready':
      if (pending?.kind !== 'block' || !pending.works.every((name) => hasWork(run.works, name))) return false;
      advance(run);
      return true;
    default:
      return undefined;
  }
}

/**
 * What the conversation becomes after `input`, and what must be done about it. Does neither, changes nothing that it was given, and
 * gives the same state back for an input that comes too late.
 *
 * @throws Error where what the visitor, the page or an endpoint says comes before `works.inputs`
 */
export function transition(
  flow: Flow,
  state: ChatState,
  input: StampedInput,
  works: Works,
): readonly [ChatState, readonly Effect[]] {
  if (input.type === 'start') {
    // Keys keep counting, so a late result for the previous conversation is never mistaken for one of this conversation.
    const fresh = { ...newState(flow, state.flow.print, state.settings), keys: state.keys };
    const run = createRun(flow, works, fresh, input);
    start(run, input);
    return [run.state, run.effects];
  }
  const run = createRun(flow, works, state, input);
  const taken = takeOwn(run, input) ?? takeGiven(run, input);
  return taken ? [run.state, run.effects] : [state, []];
}

function takeGiven(run: Run, input: StampedInput): boolean {
  const { inputs } = run.works;
  if (!inputs) throw new Error(`"${input.type}" comes before the works that take it.`);
  return inputs.take(run, input);
}
