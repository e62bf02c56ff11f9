import { own, type Json, type Values } from '../shared/json.ts';
import { toNumber } from '../expression/expression.ts';
import type { StringKey } from '../tone/language.ts';
import { omitUndefined } from '../shared/omit-undefined.ts';
import { plainSigns, withoutUnseen } from '../shared/typed-text.ts';
import type { Text } from '../flow/flow.ts';
import { advance } from './advance.ts';
import { checkAnswer, type Checked } from './check-answer.lazy.ts';
import { literal } from './data-text.ts';
import { act } from './outgoing.lazy.ts';
import { readDraft } from './read-draft.lazy.ts';
import { fieldsAt, readQuestion, type AskedField } from './read-question.ts';
import type { Run } from './run.ts';
import { lastEntry } from './selectors.ts';
import type { AnswerProblem, Entry, Pending } from './state.ts';
import { stepAt } from './step-at.ts';
import { plainText, readText, type Token } from './text.ts';
import { keepAnswer, wordOf } from './values.ts';
import { isoTime } from '../shared/iso-time.ts';

/** Words as they are read, each link with its address. */
const withAddresses = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => {
      if (token.type === 'text') return token.text;
      if (token.type === 'break') return '\n';
      const words = withAddresses(token.tokens);
      return token.type === 'link' && words !== token.href ? `${words} (${token.href})` : words;
    })
    .join('');

/** Writes down a consent with the words that were shown, and the addresses that they led to. */
function agree(run: Run, { field, model }: AskedField, granted: boolean, step: string, method: string): void {
  const { state } = run,
    id = model.name || step;
  state.consents = [
    ...state.consents.filter((each) => each.id !== id),
    {
      id,
      purpose: wordOf(field.purpose) || 'contact',
      channel: wordOf(field.channel) || null,
      granted,
      text: [withAddresses(readText(run.telling, model.label ?? '', run.scope)), model.link && `(${model.link})`]
        .filter(Boolean)
        .join(' '),
      revision: wordOf(field.revision) || null,
      at: isoTime(run.at),
      url: wordOf(own(run.scope('page'), 'url')),
      locale: state.settings.lang,
      method,
    },
  ];
}

/** The author's own tests: a pattern (bounded, by `matches`) and a `check` in which `value` is the answer. */
function test(run: Run, { field }: AskedField, checked: Checked, others: Values | null): Checked {
  if (checked.word !== undefined || checked.value === null) return checked;
  const scope = (name: string) => (name === 'value' ? checked.value : (own(others, name) ?? run.scope(name)));
  if (
    typeof field.pattern === 'string' &&
    run.works.evaluate(`value matches "^(?:${field.pattern.replace(/\\?"/g, '\\x22')})$"`, scope) === false
  )
    return { word: 'errPattern' };
  return run.passes(field.check, scope) ? checked : { word: 'errCheck' };
}

/**
 * A text that has to pass tests is judged, and kept, as it was typed, without what nobody sees; else in plain signs: a code or a postal
 * code in digits of another script, wide letters, other hyphens.
 */
function testTyped(run: Run, one: AskedField, checked: Checked, others: Values | null): Checked {
  const { field, model } = one;
  const isText = model.type === 'text' || model.type === 'long';
  if (checked.word !== undefined || typeof checked.value !== 'string' || !isText || !(field.pattern || field.check))
    return test(run, one, checked, others);
  const asTyped = test(run, one, { ...checked, value: withoutUnseen(checked.value) }, others);
  if (asTyped.word === undefined) return asTyped;
  const inPlainSigns = test(run, one, { ...checked, value: plainSigns(checked.value) }, others);
  return inPlainSigns.word === undefined ? inPlainSigns : asTyped;
}

/** The open question is done; its own way on comes first. */
function leave(run: Run, target?: unknown, key = ''): void {
  run.goTo(target, key);
  advance(run);
}

/** The visitor answers the open question: taken, or asked again with what is wrong. */
export function takeAnswer(run: Run, given: unknown): boolean {
  const { state, flow } = run,
    { pending } = state;
  if (pending?.kind !== 'question') return false;
  const path = (run.path = pending.step),
    step = stepAt(flow, path) ?? {},
    { skip } = step;
  const question = readQuestion(run, path);
  if (question?.kind === 'card') {
    if (given !== null || !skip) return false;
    act(run);
    run.add(omitUndefined({ kind: 'answer' as const, labels: skip === true ? undefined : [skip as Text] }), [skip]);
    advance(run);
    return true;
  }
  act(run);
  const together = question?.kind === 'fields',
    draft = together ? readDraft(run.telling, path, given) : null;
  const asked = fieldsAt(run, path, draft);
  if (!asked.length) {
    leave(run);
    return true;
  }
  const results = asked.map((one): Checked => {
    const { model } = one;
    if (model.type === 'hidden') return { value: model.value ?? null };
    return testTyped(
      run,
      one,
      checkAnswer(model, together ? own(given, model.name) : given, state.settings.lang, (label) =>
        plainText(run.telling, label, run.scope),
      ),
      draft,
    );
  });
  const declined = question?.kind === 'consent' && given !== true;
  const problems = asked.flatMap(({ field, model }, index): AnswerProblem[] => {
    const result = results[index]!;
    if (!result.word || (declined && step.else)) return [];
    return [
      omitUndefined({
        field: together ? model.name : undefined,
        word: result.word,
        text: field.error as Text,
        values: result.values,
      }),
    ];
  });
  if (problems.length) {
    const tries = pending.tries + 1;
    state.pending = { ...pending, problems, tries };
    run.emit('invalid', {
      step: path,
      problems: problems.map(({ field, word }) => omitUndefined({ field, word }) as Json),
    });
    if (toNumber(step.tries) <= tries && step.fail) leave(run, step.fail, 'fail');
    return true;
  }

  const rows = asked.flatMap((one, index) => {
    const { model, field } = one,
      { name, type } = model,
      label = together ? (field.label as Text) : undefined;
    const { value, typed, labels } = results[index] as Exclude<Checked, { word: StringKey }>;
    const consent = type === 'consent',
      granted = value === true;
    if (consent) agree(run, one, granted, path, together || !step.no ? 'checkbox' : 'button');
    keepAnswer(run, name, consent ? granted : value, typed !== undefined);
    run.emit('answer', { step: path, name, value: consent ? granted : value });
    if (type === 'hidden') return [];
    const shown = consent
      ? granted
        ? [model.label ?? '']
        : step.no && !together
          ? [step.no as Text]
          : undefined
      : value === null && skip && skip !== true && !together
        ? [skip as Text]
        : labels;
    return [
      omitUndefined({
        label: consent ? undefined : label,
        typed,
        labels: shown,
        name,
        consent: consent ? omitUndefined({ text: model.label ?? '', link: model.link, granted }) : undefined,
      }),
    ];
  });
  const [row] = rows,
    honeypot = together && own(given, 'honeypot');
  if (honeypot && !asked.some(({ model }) => model.name === 'honeypot')) run.set({ honeypot: wordOf(honeypot) });
  const labels = rows.flatMap(({ label, labels: shown = [], consent }) => [label, ...shown, consent?.text]);
  run.add(
    together
      ? { kind: 'answer', rows }
      : omitUndefined({
          kind: 'answer' as const,
          asked: row!.name || undefined,
          typed: row!.typed,
          labels: row!.labels,
          consent: row!.consent,
        }),
    labels,
  );

  if (pending.mend) {
    state.at = pending.mend;
    state.stage = 'verb';
    run.replaces = state.submission;
    advance(run);
  } else if (declined) leave(run, step.else, 'else');
  else {
    const { value } = results[0] as { value?: Json };
    const pick = !together && !Array.isArray(value) && asked[0]!.picks.find(({ choice }) => choice.value === value);
    const way = pick && pick.option.then;
    // A list of steps among data is nothing that the author wrote.
    if (way && (typeof way === 'string' || typeof step.options !== 'string')) leave(run, way, `${pick.key}/then`);
    else leave(run, own(step.route, 'else'), 'route/else');
  }
  return true;
}

/** An endpoint complained of answers: the step that asked opens again with its words, and then the submission goes out anew. */
export function mend(run: Run, errors: unknown): boolean {
  const { state } = run;
  const texts = Object.entries(errors ?? {}).filter(([, text]) => typeof text === 'string');
  const asks = (entry: Entry, name: string) =>
    entry.kind === 'answer' && (entry.asked === name || !!entry.rows?.some((row) => row.name === name));
  const entry = lastEntry(state, (each) => texts.some(([name]) => asks(each, name)));
  if (!entry || !fieldsAt(run, entry.step).length) return false;
  const together = stepAt(run.flow, entry.step)?.fields;
  run.ask(entry.step, state.at);
  state.pending = {
    ...(state.pending as Pending & { kind: 'question' }),
    problems: texts
      .filter(([name]) => asks(entry, name))
      .map(([name, text]) => ({
        ...(together ? { field: name } : {}),
        word: 'errCheck',
        text: literal(text as string),
      })),
  };
  return true;
}
