import { own, type Json } from '../shared/json.ts';
import { omitUndefined } from '../shared/omit-undefined.ts';
import { toJson } from '../shared/to-json.ts';
import { mark, markOf } from './card-marks.ts';
import { typeOf } from './read-question.ts';
import type { Run } from './run.ts';
import { entryAt, entryCount, lastEntry } from './selectors.ts';
import { TRANSCRIPT_PAGE, type ChatState, type Context, type Entry, type NewEntry, type Turn } from './state.ts';
import { stepAt } from './step-at.ts';
import { noteInTurn } from './turns.ts';
import { asText } from './values.ts';

/*
 * The way back. Each answer leaves a turn: where the conversation stood when it was given, and what variables held before they were set
 * after it. To change an answer, all that came after it is undone, the new one is taken, and the later ones are given again by themselves
 * wherever their question comes up again and still takes them (retake-answers.lazy.ts). What would be done twice
 * outside is not: see `isFirstTime`.
 */

/** Answers that can be gone back to; older ones stand. */
const MAX_TURNS = 50;

/** What stands once it is answered: `QuestionWork.final`. */
export const finalOf = ({ flow, works }: Run, path: string) => works.questions[typeOf(stepAt(flow, path) ?? {})]?.final;

/** Whether the visitor may change what this step asks for: the author may forbid it, and what was proved stands. */
const isChangeable = (run: Run, path: string): boolean =>
  run.flow.change !== false && stepAt(run.flow, path)?.change !== false && !finalOf(run, path);

/** An answer is being taken: from now on what it brings about can be undone. */
export function beginTurn(run: Run, turn: Pick<Turn, 'step' | 'given' | 'names' | 'isCard' | 'mend'>): void {
  const { state } = run;
  if (finalOf(run, turn.step) === 'done') {
    // What was paid for stands, and with it all that was said before.
    state.trail = [];
    return;
  }
  const { at, stage, returns, answered, personal, consents, context } = state;
  const entry = turn.isCard ? undefined : entryCount(state) + 1;
  const isFixed = isChangeable(run, turn.step) ? undefined : true;
  const begun: Turn = {
    ...omitUndefined({ ...turn, entry, isFixed, referral: context['referral'] }),
    at,
    stage,
    returns,
    answered,
    personal,
    consents,
    before: {},
    done: [],
    sent: {},
  };
  state.trail = [...(state.trail ?? []), begun].slice(-MAX_TURNS);
}

/** An answer was refused by an endpoint and given anew: whoever goes back before it finds the new one. */
export function amendTurn({ state }: Run, step: string, given: Json): void {
  state.trail = (state.trail ?? []).map((turn) => (turn.step === step ? { ...turn, given } : turn));
}

/** Remembers what these variables hold before they are set. */
export const noteVars = (run: Run, names: readonly string[]): void => {
  noteInTurn(run, ({ before }) => {
    const held = names
      .filter((name) => !Object.hasOwn(before, name))
      .map((name) => [name, (own(run.state.vars, name) ?? null) as Json] as const);
    return { before: { ...Object.fromEntries(held), ...before } };
  });
};

/** The envelope that an earlier one of this step is replaced by has this id; gives the earlier one's. */
export function noteSent(run: Run, id: string): string | undefined {
  const { state, path } = run;
  const replaced = own(state.sent, path) as string | undefined;
  if (replaced) state.sent = Object.fromEntries(Object.entries(state.sent ?? {}).filter(([step]) => step !== path));
  noteInTurn(run, ({ sent }) => ({ sent: { ...sent, [path]: id } }));
  return replaced;
}

/**
 * The visitor wants to give another answer: its question opens again. Nothing is undone before they have. `null`: they
 * leave it as it is.
 */
export function openEarlier(run: Run, entry: number | null): boolean {
  const { state } = run;
  const { pending, trail = [] } = state;
  const back = pending?.kind === 'question' && pending.change ? pending.change.back : pending;
  if (back?.kind !== 'question' && back?.kind !== 'end') return false;
  if (entry === null) {
    if (back === pending) return false;
    state.pending = back;
  } else {
    const turn = trail.find((each) => each.entry === entry);
    if (!turn || turn.isFixed) return false;
    state.pending = { kind: 'question', step: turn.step, problems: [], tries: 0, change: { entry, back } };
  }
  state.keys++;
  state.steps = 0;
  return true;
}

const cutTranscript = ({ transcript }: ChatState, length: number): ChatState['transcript'] => {
  const full = Math.floor(length / TRANSCRIPT_PAGE);
  const rest = length % TRANSCRIPT_PAGE;
  return [...transcript.slice(0, full), ...(rest ? [transcript[full]!.slice(0, rest)] : [])];
};

/** Goes back to where the conversation stood before the answer in this entry was given. */
export function rewind(run: Run, entry: number): void {
  const { state } = run;
  const trail = state.trail ?? [];
  const from = trail.findIndex((turn) => turn.entry === entry);
  const undone = trail.slice(from);
  const [changed, ...later] = undone;
  if (!changed) return;
  const earlier = later.map((turn) => (turn.isCard ? { ...turn, ...cardOf(state, turn) } : turn));
  // The oldest value counts, so the newest turn comes first.
  for (const { before } of [...undone].reverse()) state.vars = { ...state.vars, ...before };
  const { consents } = state;
  const news = undone.flatMap((turn) => turn.news ?? []);
  const standing = news.flatMap(({ entry: id, submission }) => {
    const found = entryAt(state, id);
    return found ? [{ entry: found, mark: markOf(state, id), submission }] : [];
  });
  state.answered = changed.answered;
  state.personal = changed.personal;
  state.consents = changed.consents;
  state.context = omitUndefined({ ...state.context, referral: changed.referral }) as Context;
  state.transcript = cutTranscript(state, entry - 1);
  state.marks = Object.fromEntries(Object.entries(state.marks ?? {}).filter(([id]) => +id < entry));
  state.sent = Object.assign({}, state.sent, ...undone.map(({ sent }) => sent)) as Readonly<Record<string, string>>;
  const replaced = new Set(Object.values(state.sent));
  if (state.awaited) state.awaited = state.awaited.filter(({ submission }) => !replaced.has(submission));
  delete state.lost;
  state.at = changed.at;
  state.stage = changed.stage;
  state.returns = changed.returns;
  state.steps = 0;
  state.trail = trail.slice(0, from);
  state.redo = {
    step: changed.step,
    names: changed.names,
    earlier,
    kept: [],
    done: undone.flatMap(({ done }) => done),
    consents,
    news: standing.filter(({ submission }) => !replaced.has(submission)),
  };
}

/** Puts news of earlier submissions behind the answer that was changed: a reward that somebody has got is theirs. */
export function bringBack(run: Run): void {
  const { state } = run;
  const { redo } = state;
  if (!redo?.news?.length) return;
  state.redo = { ...redo, news: [] };
  for (const { entry, mark: remembered, submission } of redo.news) {
    const { id: _id, at: _at, step, ...content } = entry;
    const id = run.add(content as NewEntry, [], step);
    if (remembered !== undefined) mark(run, id, remembered);
    noteInTurn(run, ({ news = [] }) => ({ news: [...news, { entry: id, submission }] }));
  }
}

/** What an entry shows, to be compared. */
export const shownIn = ({ id: _id, at: _at, ...content }: Entry): string => toJson(content);

/** The card of this turn as it was shown, and what it remembers. */
function cardOf(state: ChatState, { step }: Turn): Pick<Turn, 'card' | 'mark'> {
  const card = lastEntry(state, ({ step: of, kind }) => of === step && kind !== 'answer' && kind !== 'say');
  const mark = card && markOf(state, card.id);
  return omitUndefined({ card: card && shownIn(card), mark });
}

/** Names under which a card of this step keeps what was done with it. */
export const namesOfCard = ({ flow }: Run, step: string): readonly string[] => {
  const name = asText(stepAt(flow, step)?.as);
  return name ? [name] : [];
};
