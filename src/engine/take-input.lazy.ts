import { own, type Json, type Values } from '../shared/json.ts';
import { asRecord } from '../shared/as-record.ts';
import { omitUndefined } from '../shared/omit-undefined.ts';
import type { Text } from '../flow/flow.ts';
import { abandon } from './abandon.lazy.ts';
import { advance } from './advance.ts';
import type { EndpointAnswer } from './envelope.ts';
import type { StampedInput } from './input.ts';
import { find, reportMissing } from './jumps.ts';
import { act } from './outgoing.lazy.ts';
import { catchUp } from './put-off.lazy.ts';
import type { Run } from './run.ts';
import { entryAt, lastEntry } from './selectors.ts';
import type { DeliveryStatus } from './state.ts';
import { stepAt } from './step-at.ts';
import { mend, notUnderstood, takeAnswer } from './take-answer.lazy.ts';
import { beginTurn, namesOfCard, openEarlier } from './change-answer.lazy.ts';
import { keepVars } from './turns.ts';
import { answersToSend, asText, saveReply } from './values.ts';
import { askingVerb, verbOf } from './verbs.ts';

/** The page sends the conversation somewhere; `return` then asks the open question again. */
function send(run: Run, to: string): void {
  const { flow, state } = run;
  const frame = state.at.at(-1);
  if (!find(flow, to)) return reportMissing(run, to);
  const isAsking = state.pending?.kind === 'question' && frame;
  run.jump(to, isAsking ? [...state.at.slice(0, -1), [frame[0], frame[1] - 1]] : state.at);
  state.steps = 0;
  advance(run);
}

/** The bot says what brings its own values. */
function reply(run: Run, text: Text, values: Values): void {
  const { scope } = run;
  run.scope = (name) => own(values, name) ?? scope(name);
  run.say(text);
  run.scope = scope;
}

/** Takes the outcome of a submission. The conversation goes on only if it is waiting for this one; a late outcome just adds its values. */
function takeDelivery(
  run: Run,
  input: StampedInput & { type: 'delivered' | 'kept' | 'refused' | 'unclear' | 'unsent' },
): boolean {
  const { state, flow } = run;
  const { id, type } = input;
  const known = own(state.deliveries, id);
  if (!known || known === 'delivered' || known === type) return false;
  const sent = lastEntry(state, (entry) => entry.kind === 'delivery' && entry.envelope === id);
  const step = sent?.step ?? '';
  run.path = step;
  const { save, fail, submit, send } = stepAt(flow, step) ?? {};
  const name = asText(submit);
  const waiting = state.pending?.kind === 'submit' && state.pending.id === id;
  // What a page has put on `Object.prototype` is no answer of the endpoint's.
  const ofReply = (name: keyof EndpointAnswer) => ('reply' in input ? own(input.reply, name) : undefined);
  const [set, words, go, fieldErrors] = [ofReply('set'), ofReply('say'), ofReply('go'), ofReply('fieldErrors')];
  // One that was given up after weeks is shown as refused: the visitor can copy the answers, and no delivery is promised.
  const status: DeliveryStatus = type === 'unsent' && input.reason === 'given-up' ? 'refused' : type;
  state.deliveries = { ...state.deliveries, [id]: status };
  // The visitor has gone back to before it: another one takes its place, and what this one brings is of answers that no longer stand.
  if (!sent) return true;
  if (type === 'delivered') {
    // Before the reply sets variables of the same names.
    const { answers } = answersToSend(run, send);
    saveReply(run, save, input.reply);
    run.set(asRecord(set) as Values);
    run.emit('submitted', { id, step, answers, reply: input.reply });
  } else {
    if (waiting) saveReply(run, save);
    if (type !== 'unsent')
      run.emit('submit-error', { id, step, status: 'status' in input ? input.status : 0, kept: type !== 'refused' });
    else if (input.reason === 'no-endpoint')
      run.report(
        'no-endpoint',
        `Nobody gets this: set ${name ? `endpoints = {${name}: …}` : 'endpoint'} on the element.`,
        'Until then it is kept on the device, for 28 days.',
      );
  }
  if (status === 'delivered' || status === 'unsent') catchUp(run, id);
  if (!waiting) return true;
  if (type === 'delivered') {
    if (typeof words === 'string') {
      // Data, not an author's text: so it goes in as a value, and can be forgotten with the others.
      reply(run, '{say}', { say: words });
    }
    if (typeof go === 'string') run.jump(go);
  } else if (type === 'refused') {
    if (mend(run, fieldErrors)) {
      // The field says what is wrong; one message for one slip.
      state.deliveries = Object.fromEntries(Object.entries(state.deliveries).filter(([each]) => each !== id));
      return true;
    }
    if (!run.goTo(fail, 'fail', step))
      run.report(
        'refused',
        `${name ? `The endpoint "${name}"` : 'The endpoint'} refused a submission with status ${input.status}.`,
        'Its own log says why; "fail" in the step says what the visitor is told.',
      );
  }
  advance(run);
  return true;
}

/** How many ids of news are remembered. An endpoint that is told which ones were seen does not send older ones again. */
const MOST_HEARD = 200;

/** Something has happened elsewhere. It is told once, and what the conversation waits for stays. */
function takeNews(run: Run, id: string, item: Values): boolean {
  const { listening } = run.state;
  const step = listening && stepAt(run.flow, listening.step);
  if (!step || listening.heard.includes(id)) return false;
  run.state.listening = { ...listening, heard: [...listening.heard, id].slice(-MOST_HEARD) };
  run.path = listening.step;
  run.works.blocks.news?.hear?.(step, item, run);
  return true;
}

/** The visitor used a card, at any time. */
function takeUse(run: Run, id: number, value: Json): boolean {
  const entry = entryAt(run.state, id);
  const step = entry && stepAt(run.flow, entry.step);
  const work = step && run.works.blocks[verbOf(step, run.works) ?? ''];
  if (!entry || !work?.take) return false;
  if (work.isAct?.(value) ?? true) act(run);
  run.path = entry.step;
  const { pending, trail } = run.state;
  if (pending?.kind !== 'question' || pending.step !== entry.step || pending.change)
    return work.take(value, entry, run);
  beginTurn(run, { step: entry.step, given: value, names: namesOfCard(run, entry.step), isCard: true });
  const isTaken = work.take(value, entry, run);
  // The card was used, and its question is still open.
  if (run.state.pending === pending) {
    if (trail) run.state.trail = trail;
    else delete run.state.trail;
  }
  return isTaken;
}

/** Takes an input that the engine does not take by itself; false when it comes too late, or twice. */
export function take(run: Run, input: StampedInput): boolean {
  const { state, flow } = run;
  const { pending } = state;
  if (!pending) return false;
  run.path = 'step' in pending ? pending.step : '';
  switch (input.type) {
    case 'answer':
      return (input.count === undefined || input.count === state.keys) && takeAnswer(run, input.value);
    case 'change':
      return openEarlier(run, input.entry);
    case 'aside':
      if (pending.kind !== 'question') return false;
      act(run);
      run.add({ kind: 'answer', typed: input.said });
      state.pending = omitUndefined({ ...pending, problems: [], doubt: input.doubt });
      run.path = '';
      reply(run, input.reply, input.values);
      return true;
    case 'not-understood':
      return notUnderstood(run, input.said);
    case 'all-options':
      if (pending.kind !== 'question' || !pending.doubt) return false;
      state.pending = omitUndefined({ ...pending, doubt: undefined });
      return true;
    case 'used':
      return takeUse(run, input.entry, input.value);
    case 'responded':
    case 'failed': {
      if (pending.kind !== 'request' || pending.key !== input.key) return false;
      const step = stepAt(flow, run.path) ?? {};
      const { save, fail } = step;
      const reply = input.type === 'responded' ? input.reply : undefined;
      // As after a refused submission: the field shows what is wrong and is asked again.
      if (mend(run, reply?.['fieldErrors'])) return true;
      saveReply(run, save, reply);
      run.works.blocks[askingVerb(step, run.works)]?.hear?.(step, reply, run);
      if (input.type === 'failed' && !run.goTo(fail, 'fail'))
        run.report('request-failed', input.reason, '"fail" in the step says what the visitor is told.');
      advance(run);
      return true;
    }
    case 'set':
      run.set(input.values);
      // The page knows it, whatever the visitor answers.
      keepVars(run, Object.keys(input.values));
      return true;
    case 'say':
      run.path = '';
      run.say(input.text);
      return true;
    case 'go':
      send(run, input.to);
      return true;
    case 'delivered':
    case 'kept':
    case 'refused':
    case 'unclear':
    case 'unsent':
      return takeDelivery(run, input);
    case 'news':
      return takeNews(run, input.id, input.item);
    case 'left':
      return abandon(run);
    default:
      return false;
  }
}
