import { own, type Values } from '../shared/json.ts';
import { record } from '../shared/record.ts';
import type { Text } from '../flow/flow.ts';
import { abandon } from './abandon.lazy.ts';
import { advance } from './advance.ts';
import type { ChatInput } from './input.ts';
import { act, deliver } from './outgoing.lazy.ts';
import { stepAt } from './position.ts';
import { emit, follow, jump, push, say, setValues, type Run } from './run.ts';
import { entryAt, lastEntry } from './selectors.ts';
import type { DeliveryStatus } from './state.ts';
import { mend, takeAnswer } from './take-answer.lazy.ts';
import { catchUp } from './put-off.lazy.ts';
import { lateWorks } from './works.lazy.ts';
import { keep, report, saveReply, wordOf } from './values.lazy.ts';
import { answersToSend } from './verbs.lazy.ts';
import { find, missing } from './ways.lazy.ts';

/** The page sends the conversation somewhere; `return` then asks the open question again. */
function send(run: Run, to: string): void {
  const { flow, state } = run,
    frame = state.at.at(-1);
  if (!find(flow, to)) return missing(run, to);
  jump(
    run,
    to,
    state.pending?.kind === 'question' && frame ? [...state.at.slice(0, -1), [frame[0], frame[1] - 1]] : state.at,
  );
  state.steps = 0;
  advance(run);
}

/** The bot says what brings its own values. */
const reply = (run: Run, text: Text, values: Values): void => {
  say({ ...run, scope: (name) => own(values, name) ?? run.scope(name) }, text);
};

/** News of a submission. Only what waits for it goes on; late news fill in what they bring. */
function settle(
  run: Run,
  input: ChatInput & { type: 'delivered' | 'kept' | 'refused' | 'unclear' | 'unsent' },
): boolean {
  const { state, flow } = run,
    { id, type } = input,
    known = own(state.deliveries, id);
  if (!known || known === 'delivered' || known === type) return false;
  const step = (run.path = lastEntry(state, (entry) => entry.kind === 'delivery' && entry.envelope === id)?.step ?? '');
  const { save, fail, submit, send } = stepAt(flow, step) ?? {},
    name = wordOf(submit);
  const waiting = state.pending?.kind === 'submit' && state.pending.id === id;
  const { set, say: words, go, fieldErrors } = 'reply' in input ? input.reply : ({} as Values);
  // What was given up after weeks reads as refused: there is something to copy, and nothing is promised.
  const status: DeliveryStatus = type === 'unsent' && input.reason === 'given-up' ? 'refused' : type;
  state.deliveries = { ...state.deliveries, [id]: status };
  if (type === 'delivered') {
    // Before the reply sets variables of the same names.
    const { answers } = answersToSend(run, send);
    saveReply(run, save, input.reply);
    setValues(run, record(set) as Values);
    emit(run, 'submitted', { id, step, answers, reply: input.reply });
  } else {
    if (waiting) saveReply(run, save);
    if (type !== 'unsent')
      emit(run, 'submit-error', { id, step, status: 'status' in input ? input.status : 0, kept: type !== 'refused' });
    else if (input.reason === 'no-endpoint')
      report(
        run,
        'no-endpoint',
        `Nobody gets this: set ${name ? `endpoints = {${name}: …}` : 'endpoint'} on the element.`,
      );
  }
  if (status === 'delivered' || status === 'unsent') catchUp(run, id, lateWorks);
  if (!waiting) return true;
  if (type === 'delivered') {
    if (typeof words === 'string') {
      // Data, not an author's text: so it goes in as a value, and can be forgotten with the others.
      reply(run, '{say}', { say: words });
    }
    if (typeof go === 'string') jump(run, go);
  } else if (type === 'refused') {
    if (mend(run, fieldErrors)) {
      // The field says what is wrong; one message for one slip.
      state.deliveries = Object.fromEntries(Object.entries(state.deliveries).filter(([each]) => each !== id));
      return true;
    }
    if (!follow(run, fail, step + '/fail'))
      report(run, 'refused', `The endpoint refused it with status ${input.status}.`);
  }
  advance(run);
  return true;
}

/** The visitor used a share card, at any time; the first time answers its question. */
function takeShare(run: Run, id: number, channel: string): boolean {
  const { state, flow } = run,
    { pending } = state,
    entry = entryAt(state, id);
  if (entry?.kind !== 'share') return false;
  act(run);
  const step = (run.path = entry.step);
  keep(run, wordOf(stepAt(flow, step)?.as), channel, false);
  emit(run, 'share', { channel, step });
  deliver(run, 'share.intended', { share: { channel, url: entry.url } });
  if (pending?.kind === 'question' && pending.step === step) advance(run);
  return true;
}

/** Takes an input that is no start; false when it comes too late, or twice. */
export function take(run: Run, input: ChatInput): boolean {
  const { state, flow } = run,
    { pending } = state;
  if (input.type === 'settings') {
    state.settings = input.settings;
    return true;
  }
  if (!pending) return false;
  run.path = 'step' in pending ? pending.step : '';
  switch (input.type) {
    case 'elapsed':
      if (pending.kind !== 'pause' || pending.key !== input.key) return false;
      advance(run);
      return true;
    case 'answer':
      return (input.count === undefined || input.count === state.keys) && takeAnswer(run, input.value);
    case 'aside':
      if (pending.kind !== 'question') return false;
      act(run);
      push(run, { kind: 'answer', typed: input.said });
      state.pending = { ...pending, problems: [] };
      run.path = '';
      reply(run, input.reply, input.values);
      return true;
    case 'shared':
      return takeShare(run, input.entry, input.channel);
    case 'responded':
    case 'failed': {
      if (pending.kind !== 'request' || pending.key !== input.key) return false;
      const { save, fail } = stepAt(flow, run.path) ?? {};
      saveReply(run, save, input.type === 'responded' ? input.reply : undefined);
      if (input.type === 'failed' && !follow(run, fail, run.path + '/fail'))
        report(run, 'request-failed', input.reason);
      advance(run);
      return true;
    }
    case 'set':
      setValues(run, input.values);
      return true;
    case 'say':
      run.path = '';
      say(run, input.text);
      return true;
    case 'go':
      send(run, input.to);
      return true;
    case 'delivered':
    case 'kept':
    case 'refused':
    case 'unclear':
    case 'unsent':
      return settle(run, input);
    case 'left':
      return abandon(run);
    default:
      return false;
  }
}
