import { own, type Json, type Values } from '../shared/json.ts';
import { record } from '../shared/record.ts';
import { toNumber } from '../expression/expression.ts';
import type { Text } from '../flow/flow.ts';
import type { Effect } from './effect.ts';
import { deliver } from './outgoing.lazy.ts';
import type { Loose } from './position.ts';
import { fieldsAt, readQuestion } from './read-question.lazy.ts';
import { compact, emit, follow, holds, move, push, say, setValues, spoken, type Run } from './run.ts';
import { ask, type Work } from './steps.ts';
import { addressOf, keep, report, valueOf, valuesOf, wordOf } from './values.lazy.ts';

/** What a request step asks of the outside; sent again after a restore. */
export function requestEffect(run: Run, step: Loose, key: number): Effect {
  const { send, query } = step;
  return {
    type: 'request',
    key,
    name: addressOf(run, step.request),
    method: wordOf(step.method) || (send ? 'POST' : 'GET'),
    query: query ? valuesOf(run, query) : {},
    headers: Object.fromEntries(
      Object.entries(record(step.headers)).map(([name, value]) => [name, wordOf(valueOf(run, value))]),
    ),
    timeout: 1000 * (toNumber(step.timeout) || 10),
    ...(send ? { body: valuesOf(run, send) } : {}),
  };
}

/** Answers that a step sends, with the names of the variables that they come from. */
export function answersToSend(
  run: Run,
  send: unknown,
): { readonly answers: Values; readonly names: readonly string[] } {
  const answers = valuesOf(run, send);
  return {
    answers,
    names:
      send === record(send)
        ? Object.values(send).map((value) => wordOf(value).replace(/^=\s*/, ''))
        : Object.keys(answers),
  };
}

/** A question, or a consent, whose words stand beside its box. Hidden fields alone are kept without a word: nobody is asked. */
const question: Work = (run, step, path) => {
  if (readQuestion(run, path)) {
    if (step.ask !== true && (step.type !== 'consent' || step.fields)) say(run, step.ask);
    ask(run, path);
  } else for (const { model } of fieldsAt(run, path)) keep(run, model.name, model.value ?? null, false);
};

/** Each verb that this build does, in the order in which a step is searched for its verb. Chunks add theirs: handover.lazy.ts. */
export const verbs: { readonly [verb: string]: Work } = {
  ask: question,

  set(run, step) {
    for (const [name, value] of Object.entries(record(step.set)))
      setValues(run, { [name]: valueOf(run, value) ?? null });
  },

  if(run, step, path) {
    const branches = Array.isArray(step.if) ? step.if : [],
      index = branches.findIndex((branch) => holds(run, own(branch, 'when')));
    if (branches[index]) follow(run, own(branches[index], 'then'), `${path}/if/${index}/then`);
    else {
      const way = !branches.length && holds(run, step.if) ? 'then' : 'else';
      follow(run, step[way], `${path}/${way}`);
    }
  },

  /** Chance decides once: the same name finds the same arm again. What is left of the chance serves the next split. */
  split(run, step, path) {
    const arms = Array.isArray(step.split) ? step.split : [],
      name = wordOf(step.name) || path;
    const shares = arms.map((arm) => Math.max(0, toNumber(own(arm, 'share')) || 0));
    const before = run.state.vars[name];
    let sum = 0;
    for (const share of shares) sum += share;
    let left = run.chance * sum;
    let index = arms.findIndex((arm, at) => wordOf(own(arm, 'name') ?? at) === before);
    if (index < 0) {
      index = shares.findIndex((share) => (left -= share) < 0);
      if (index < 0) return;
      run.chance = 1 + left / shares[index]!;
      const variant = wordOf(own(arms[index], 'name') ?? index);
      setValues(run, { variant, [name]: variant });
    }
    follow(run, own(arms[index], 'then'), `${path}/split/${index}/then`);
  },

  request(run, step, path) {
    const key = ++run.state.keys;
    run.state.pending = { kind: 'request', key, step: path };
    run.effects.push(requestEffect(run, step, key));
  },

  submit(run, step, path) {
    const { state, replaces } = run;
    if (!step.submit) return;
    const about = answersToSend(run, step.send);
    const { id } = deliver(run, 'form.submitted', { ...about, ...(replaces && { replaces }) }, wordOf(step.submit));
    delete run.replaces;
    push(run, { kind: 'delivery', envelope: id });
    state.submission = id;
    state.deliveries = { ...state.deliveries, [id]: state.acted ? 'sending' : 'kept' };
    if (!state.acted) return;
    // Told before it is sent, since the page may keep it from being sent.
    run.effects.splice(-1, 0, { type: 'emit', event: 'submit', detail: { id, step: path, answers: about.answers } });
    state.pending = { kind: 'submit', id, step: path };
  },

  track: (run, step) =>
    emit(run, 'track', { name: wordOf(step.track), data: valuesOf(run, record(step.data)) as Json }),

  consent: question,

  share(run, step, path) {
    const { title, text, button, via } = step,
      url = addressOf(run, step.share);
    if (!url) return report(run, 'missing-value', 'The address to share is empty.');
    const channels = Array.isArray(via) && via.length ? via.map(wordOf) : ['native', 'copy', 'whatsapp', 'sms', 'mail'];
    push(
      run,
      compact({
        kind: 'share',
        url,
        title: title as Text,
        text: text as Text,
        via: channels,
        button: button as Text,
      }),
      [title, text, button],
    );
    ask(run, path);
  },

  reward(run, step) {
    const { reward, title, text, button, kind, qr } = step,
      told = (value: unknown) => (value ? wordOf(valueOf(run, value)) : undefined),
      code = told(step.code);
    if (!spoken(run, reward) && !code) return;
    push(
      run,
      compact({
        kind: 'reward',
        reward: reward as Text,
        code,
        title: title as Text,
        text: text as Text,
        button: button as Text,
        until: told(step.until),
        open: step.open ? addressOf(run, step.open) : undefined,
        rewardKind: kind as string,
        qr: qr === true ? (code ?? spoken(run, reward).trim()) : qr ? told(qr) : undefined,
      }),
      [reward, title, text, button],
    );
  },

  return({ state }) {
    const back = state.returns.at(-1);
    if (!back) return;
    state.returns = state.returns.slice(0, -1);
    move(state, back);
  },

  end: ({ state }) => move(state, []),

  /** With a title it is a card to press; without one the chat leaves by itself, and the card stays for browsers that forbid it. */
  open(run, step) {
    const { title } = step,
      url = addressOf(run, step.open),
      where = step.in === 'same' ? 'same' : 'tab';
    if (!url) return;
    push(run, compact({ kind: 'open', url, title: title as Text, in: where }), [title]);
    if (title === undefined) run.effects.push({ type: 'open', url, in: where });
  },
};

/** What a step may have besides its verb, or instead of one. */
const common = /^(id|say|when|wait|go|goal|celebrate|image|alt|link|note|as|then)$/;

/** Does the verb of a step; one that can't be done is passed over and told. */
export const verb: Work = (run, step, path) => {
  const { state } = run,
    known = Object.keys(verbs).find((each) => step[each] !== undefined),
    odd = Object.keys(step).find((each) => !common.test(each));
  if (known) return verbs[known]!(run, step, path);
  if (!odd) return;
  // Nothing was said since the visitor's answer or delivery, or at all. After words of the bot this may well be the end that was meant.
  if (/^[adu]/.test(state.transcript.at(-1)?.at(-1)?.kind as string)) state.lost = true;
  report(run, 'unsupported', `"${odd}" can't be done yet.`);
  follow(run, step.then, path + '/then');
};
