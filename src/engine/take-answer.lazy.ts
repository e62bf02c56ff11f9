import { asRecord } from '../shared/as-record.ts';
import { own, type Json, type Values } from '../shared/json.ts';
import { toNumber } from '../expression/expression.ts';
import type { Judged, Jump, Taken } from '../questions/question.work.ts';
import { isoTime } from '../shared/iso-time.ts';
import { omitUndefined } from '../shared/omit-undefined.ts';
import type { Text } from '../flow/flow.ts';
import { advance } from './advance.ts';
import { agree } from './agree.lazy.ts';
import { testByAuthor } from './author-tests.lazy.ts';
import { asWhenAsked } from './changeable.ts';
import { checkAnswer } from './check-answer.lazy.ts';
import { literal } from './data-text.ts';
import { errorText } from './error-text.lazy.ts';
import { mark, markOf } from './card-marks.ts';
import { noteMiss } from './misses.lazy.ts';
import { act } from './outgoing.lazy.ts';
import type { CardQuestion } from './question.ts';
import { readDraft } from './read-draft.lazy.ts';
import { fieldsAt, readQuestion, type AskedField } from './read-question.ts';
import type { Run } from './run.ts';
import { lastEntry } from './selectors.ts';
import type { AnswerProblem, Entry, Pending } from './state.ts';
import { stepAt, type AnyStep } from './step-at.ts';
import { plainText } from './text.ts';
import { amendTurn, beginTurn, bringBack, rewind } from './change-answer.lazy.ts';
import { asText, keepAnswer } from './values.ts';

type PendingQuestion = Extract<Pending, { kind: 'question' }>;
type Row = NonNullable<Extract<Entry, { kind: 'answer' }>['rows']>[number];

interface Asking {
  readonly run: Run;
  readonly path: string;
  readonly step: AnyStep;
  readonly pending: PendingQuestion;
}
/** A question that is being answered. */
interface Answering extends Asking {
  readonly given: unknown;
  /** Whether it asks for several answers in one bubble. */
  readonly isForm: boolean;
  /** What stands in the bubble. */
  readonly draft: Values | null;
  /** It was given before, and an answer before it was changed. */
  readonly isAgain: boolean;
  /** The whole bubble is passed over. */
  readonly isSkipped: boolean;
}

/** The open question is done; its own jump on comes first. */
function leave(run: Run, target?: unknown, key = ''): void {
  run.goTo(target, key);
  advance(run);
}

/** Takes an answer to the open question, or asks again and shows what is wrong; with `isAgain`, without saying what is wrong. */
export function takeAnswer(run: Run, given: unknown, isAgain = false): boolean {
  const { state, flow } = run;
  const { pending } = state;
  if (pending?.kind !== 'question') return false;
  const path = pending.step;
  const step = stepAt(flow, path) ?? {};
  run.path = path;
  const question = readQuestion(run, path);
  if (question?.kind === 'card') return skipCard(run, question, given);
  act(run);
  const isForm = question?.kind === 'fields';
  const draft = isForm ? readDraft(run.telling, run.works.judges, path, given) : null;
  const asked = fieldsAt(run, path, draft);
  const isSkipped = isForm && given === null && Boolean(step.skip);
  if (asked.length) takeFields({ run, path, step, pending, given, isForm, draft, isAgain, isSkipped }, asked);
  else leave(run);
  return true;
}

/** Words were typed where something could be chosen, and mean nothing of it. */
export function notUnderstood(run: Run, said: string | undefined): boolean {
  const { pending } = run.state;
  if (pending?.kind !== 'question') return false;
  const path = pending.step;
  const step = stepAt(run.flow, path) ?? {};
  run.path = path;
  act(run);
  noteMiss(run, said);
  askAgain({ run, path, step, pending }, [omitUndefined({ word: 'errWords' as const, text: step.error as Text })]);
  return true;
}

function skipCard(run: Run, { skip, entry }: CardQuestion, given: unknown): boolean {
  if (given !== null || !skip) return false;
  act(run);
  beginTurn(run, { step: run.path, given: null, names: [], isCard: true });
  mark(run, entry, { ...asRecord(markOf(run.state, entry)), isOver: true } as Values);
  run.add(omitUndefined({ kind: 'answer' as const, labels: skip === true ? undefined : [skip] }), [skip]);
  advance(run);
  return true;
}

function takeFields(answering: Answering, asked: readonly AskedField[]): void {
  const { run, step, given, isForm, pending } = answering;
  const judged = asWhenAsked(run, () => asked.map((one) => judge(answering, one)));
  const isDeclined = !isForm && asked[0]?.model.type === 'consent' && given !== true;
  const problems = isDeclined && step.else ? [] : problemsOf(answering, asked, judged);
  if (problems.length) return answering.isAgain ? undefined : askAgain(answering, problems);
  // What is not good was declined, and the step says where that leads.
  const taken = judged.map((one): Taken => (one.word === undefined ? one : declined(asked[0]!)));
  const way = isForm ? undefined : taken[0]?.jump;
  if (way?.asksAgain) return askAfter(run, way);
  const changed = pending.change && run.state.trail?.find(({ entry }) => entry === pending.change?.entry);
  const mend = pending.mend ?? changed?.mend;
  if (pending.change) rewind(run, pending.change.entry);
  const names = asked.map(({ model }) => model.name).filter(Boolean);
  if (mend) amendTurn(run, answering.path, given as Json);
  beginTurn(run, omitUndefined({ step: answering.path, given: given as Json, names, mend }));
  keep(answering, asked, taken);
  bringBack(run);
  if (mend) sendAgain(run, mend);
  else if (isDeclined) leave(run, step.else, 'else');
  else {
    const { target, key } = way ?? { target: own(step.route, 'else'), key: 'route/else' };
    run.goTo(target, key);
    run.works.blocks.poll?.run(step, run);
    if (run.state.pending === pending) advance(run);
  }
}

/** Goes away and comes back to the open question. */
function askAfter(run: Run, { target, key }: Jump): void {
  const { state } = run;
  const frame = state.at.at(-1);
  if (frame) state.at = [...state.at.slice(0, -1), [frame[0], frame[1] - 1]];
  leave(run, target, key);
}

/** A consent that has to be given, and is not. */
function declined({ model }: AskedField): Taken {
  const { label = '', link, no } = model as Extract<AskedField['model'], { type: 'consent' }>;
  return omitUndefined({
    value: false,
    labels: no ? [no] : undefined,
    consent: omitUndefined({ text: label, link, granted: false }),
  });
}

/** A field's value when its whole bubble is skipped: consent counts as not given, and hidden fields keep their value. */
const leftOut = ({ model }: AskedField): Taken => ({
  value: model.type === 'consent' ? false : model.place === 'hidden' ? (model.value ?? null) : null,
});

function judge({ run, isForm, given, draft, isSkipped }: Answering, asked: AskedField): Judged {
  const { model } = asked;
  if (isSkipped) return leftOut(asked);
  const answer = isForm ? own(given, model.name) : given;
  const words = (label: Text) => plainText(run.telling, label, run.scope);
  const { lang } = run.state.settings;
  const judged = checkAnswer(run.works.judges, model, answer, { lang, today: asText(run.scope('today')), words });
  return model.place === 'hidden' ? judged : testByAuthor(run, asked, judged, draft);
}

const problemsOf = ({ isForm }: Answering, asked: readonly AskedField[], judged: readonly Judged[]): AnswerProblem[] =>
  asked.flatMap(({ field, model }, index): AnswerProblem[] => {
    const one = judged[index]!;
    if (one.word === undefined) return [];
    const { word, values, text = errorText(field, word) } = one;
    return [omitUndefined({ field: isForm ? model.name : undefined, word, text, values })];
  });

/** The question stays open with what is wrong; after too many tries it leads where its `fail` does. */
function askAgain({ run, path, step, pending }: Asking, problems: readonly AnswerProblem[]): void {
  const tries = pending.tries + 1;
  run.state.pending = omitUndefined({ ...pending, problems, tries, doubt: undefined });
  run.emit('invalid', {
    step: path,
    problems: problems.map(({ field, word }) => omitUndefined({ field, word }) as Json),
  });
  // While an answer is changed, the one that was given stands.
  if (!pending.change && toNumber(step.tries) <= tries && step.fail) leave(run, step.fail, 'fail');
}

/** Keeps good answers, tells the page of them, and shows them. */
function keep(answering: Answering, asked: readonly AskedField[], taken: readonly Taken[]): void {
  const { run, path, step, given, isForm, isAgain, isSkipped } = answering;
  const skipWords = step.skip && step.skip !== true ? [step.skip as Text] : undefined;
  const rows = asked.flatMap(({ model, field }, index): Row[] => {
    const { name } = model;
    const { value, typed, labels, consent, referral } = taken[index]!;
    if (referral) refer(run, referral);
    if (model.type === 'consent') agree(run, model, value === true, path, isForm || !step.no ? 'checkbox' : 'button');
    keepAnswer(run, name, value, typed !== undefined);
    if (!isAgain) run.emit('answer', { step: path, name, value });
    if (model.place === 'hidden') return [];
    return [
      omitUndefined({
        label: consent || !isForm ? undefined : (field.label as Text),
        typed,
        labels: !isForm && value === null ? skipWords : labels,
        name,
        consent,
      }),
    ];
  });
  const honeypot = isForm && own(given, 'honeypot');
  if (honeypot && !asked.some(({ model }) => model.name === 'honeypot')) run.set({ honeypot: asText(honeypot) });
  if (isForm) showForm(run, rows, isSkipped ? skipWords : undefined);
  else showAnswer(run, rows[0]);
}

/** A code was typed: it counts as that of a link by which the visitor came. */
function refer({ state, at }: Run, code: string): void {
  state.context = { ...state.context, referral: { code, capturedAt: isoTime(at), source: 'typed' } };
}

/** Texts of the author in what is shown of an answer. */
const textsIn = ({ label, labels = [], consent }: Row): readonly (Text | undefined)[] => [
  label,
  ...labels,
  consent?.text,
];

function showAnswer(run: Run, row: Row = { name: '' }): void {
  const { name, typed, labels, consent } = row;
  run.add(omitUndefined({ kind: 'answer', asked: name || undefined, typed, labels, consent }), textsIn(row));
}

/** `labels` are shown in place of the fields' values. */
function showForm(run: Run, rows: readonly Row[], labels?: readonly Text[]): void {
  run.add(omitUndefined({ kind: 'answer', labels, rows }), [...(labels ?? []), ...rows.flatMap(textsIn)]);
}

/** What an endpoint refused is mended: the submission goes out anew. */
function sendAgain(run: Run, at: NonNullable<PendingQuestion['mend']>): void {
  const { state } = run;
  state.at = at;
  state.stage = 'verb';
  const [list, next] = at.at(-1) ?? ['', 0];
  if (state.submission) state.sent = { ...state.sent, [`${list}/${next - 1}`]: state.submission };
  advance(run);
}

/** An endpoint complained of answers: the step that asked opens again with its words, and then the submission goes out anew. */
export function mend(run: Run, errors: unknown): boolean {
  const { state } = run;
  const texts = Object.entries(errors ?? {}).filter(([, text]) => typeof text === 'string');
  const asks = (entry: Entry, name: string) =>
    entry.kind === 'answer' && (entry.asked === name || !!entry.rows?.some((row) => row.name === name));
  const entry = lastEntry(state, (each) => texts.some(([name]) => asks(each, name)));
  if (!entry || !fieldsAt(run, entry.step).length) return false;
  run.ask(entry.step, state.at);
  const isForm = readQuestion(run, entry.step)?.kind === 'fields';
  state.pending = {
    ...(state.pending as PendingQuestion),
    problems: texts
      .filter(([name]) => asks(entry, name))
      .map(([name, text]) => ({
        ...(isForm ? { field: name } : {}),
        word: 'errCheck',
        text: literal(text as string),
      })),
  };
  return true;
}
