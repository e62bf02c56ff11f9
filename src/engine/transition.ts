import { own } from '../shared/json.ts';
import type { Evaluate } from '../expression/expression.ts';
import type { Flow } from '../flow/flow.ts';
import type { Acts } from './acts.ts';
import { advance } from './advance.ts';
import type { Effect } from './effect.ts';
import type { ChatInput } from './input.ts';
import { newRun, setValues, sum, type Run } from './run.ts';
import type { ChatState, Settings } from './state.ts';

/** A conversation before its start. `print` is a fingerprint of the flow's content. */
export const newState = (flow: Flow, print: string, settings: Settings): ChatState => ({
  flow: { id: flow.flow, print },
  session: { id: '', startedAt: 0 },
  settings,
  context: {},
  vars: {},
  answered: [],
  personal: [],
  at: [],
  stage: 0,
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

type Start = ChatInput & { readonly type: 'start' };

/** Longest value taken from the page's address where the author sets no limit, in characters. */
const MAX_QUERY = 200;

function start(run: Run, { part, values, context, session, moment }: Start): void {
  const { flow, state, at } = run,
    begin = typeof flow.start === 'string' ? flow.start : Object.keys(flow.parts)[0]!,
    to = part ?? begin;
  state.context = moment ? { ...context, ...moment } : context;
  state.session = { id: session, startedAt: at };
  for (const [name, value] of Object.entries(flow.vars ?? {})) {
    const query = own(value, 'query'),
      found = typeof query === 'string' && own(context.query, query),
      max = own(value, 'max');
    setValues(run, {
      [name]:
        (typeof query !== 'string'
          ? sum(run, value)
          : typeof found === 'string' && found
            ? [...found].slice(0, typeof max === 'number' ? max : MAX_QUERY).join('')
            : sum(run, own(value, 'default'))) ?? null,
    });
  }
  setValues(run, values ?? {});
  state.at = [[to, -1]];
  // Where it begins if there is no such place.
  if (!own(flow.parts, to)) state.returns = [[[begin, -1]]];
  advance(run);
}

/**
 * What the conversation becomes after `input`, and what must be done about it. Does neither, changes nothing that it was given, and
 * gives the same state back for an input that comes too late. `evaluate` reads expressions; the default reads the simple ones.
 * Without `acts` it is a draft: see acts.ts.
 */
export function transition(
  flow: Flow,
  state: ChatState,
  input: ChatInput,
  evaluate: Evaluate | undefined,
  acts: Acts,
): readonly [ChatState, readonly Effect[]];
export function transition(
  flow: Flow,
  state: ChatState,
  input: Start,
  evaluate?: Evaluate,
  acts?: Acts,
): readonly [ChatState, readonly Effect[]];
export function transition(
  flow: Flow,
  state: ChatState,
  input: ChatInput,
  evaluate?: Evaluate,
  acts?: Acts,
): readonly [ChatState, readonly Effect[]] {
  const starts = input.type === 'start';
  const run = newRun(flow, starts ? newState(flow, state.flow.print, state.settings) : state, input, evaluate, acts);
  if (starts) start(run, input);
  else if (!acts!.take(run, input)) return [state, []];
  return [run.state, run.effects];
}
