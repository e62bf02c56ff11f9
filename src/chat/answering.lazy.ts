import type { Answer, ChatInput } from '../engine/input.ts';
import type { FieldModel, Question } from '../engine/question.ts';
import { createLastFinder } from '../engine/selectors.ts';
import { asRecord } from '../shared/as-record.ts';
import type { Json, Values } from '../shared/json.ts';
import { mayAsk } from '../view/person/may-ask.ts';
import { clock } from '../browser/clock.ts';
import type { Conversation } from './conversation.ts';
import type { Device } from './device.lazy.ts';

/** Takes what the visitor and the page answer, one after another. */
export interface Answering {
  /** The visitor's act. True when it was accepted. */
  act(act: ChatInput): Promise<boolean>;
  /** What the visitor typed where an option can be pressed. True when it was taken, or asked back. */
  typed(said: string, ticked: readonly Json[]): Promise<boolean>;
  /** The page's answer to the open question, or to the next one. */
  answer(value: Answer): Promise<void>;
  /** Another question may be open: an answer of the page that waits may be due. */
  changed(): void;
}

/** Milliseconds that an answer waits for the code that knows a request for a person. */
const LOAD_TIMEOUT_MS = 2000;

/** Cards that were shown: looked for at every typed answer. */
const lastCards = createLastFinder(({ kind }) => kind === 'cards');

export function createAnswering(conversation: Conversation, device: Device): Answering {
  const { session, chunks } = conversation;
  /** Answers of the page to questions that are not asked yet. */
  const answers: { readonly value: Answer; readonly done: () => void }[] = [];
  let busy = false;

  /** Code that is wanted for an answer, which it must not hold up. */
  const inTime = (code: Promise<unknown>) =>
    Promise.race([code, new Promise<void>((late) => clock.after(LOAD_TIMEOUT_MS, late))]);

  /** While an answer is on its way the next one waits: it is given as soon as that one is taken. */
  async function inTurn(take: () => Promise<boolean>): Promise<boolean> {
    busy = true;
    try {
      await inTime(device.load());
      return await take();
    } finally {
      busy = false;
      changed();
    }
  }

  function changed(): void {
    const next = !busy && conversation.question && answers.shift();
    if (next) void act({ type: 'answer', value: next.value }).then(next.done);
  }

  /** Typed words that ask about a card, for a person, or about the bot, are no answer. */
  async function asideOf(question: Question, value: Answer): Promise<ChatInput | undefined> {
    const { view, state } = conversation;
    if (typeof value === 'string' && lastCards(state)) {
      await inTime(chunks.get('about-cards'));
      const aside = chunks.take('about-cards')?.aboutCards(view, state, question, value);
      if (aside) return aside;
    }
    if (!mayAsk.test(String(value))) return undefined;
    await inTime(Promise.all([chunks.get('person'), chunks.get('hours')]));
    return chunks.take('person')?.aside(view, question, value);
  }

  /** An answer with what endpoints know of it, where its kind of question asks them. */
  async function verified(question: Question, value: Answer): Promise<Answer> {
    const { view } = conversation;
    const verify = async (field: FieldModel, given: Json) =>
      (await view.question(field.type)?.verify?.(view, field, given)) ?? given;
    if (question.kind === 'field') return (await verify(question.field, value as Json)) as Answer;
    if (question.kind === 'card' || value === null) return value;
    const whole = { ...(asRecord(value) as Values) } as Record<string, Json>;
    for (const field of question.fields)
      if (Object.hasOwn(whole, field.name)) whole[field.name] = await verify(field, whole[field.name]!);
    return whole;
  }

  const isAnswered = (question: Question | null) => conversation.question?.count !== question?.count;

  async function act(act: ChatInput): Promise<boolean> {
    const question = conversation.question;
    if (act.type !== 'answer') {
      await inTime(device.load());
      await session.send(act);
      return isAnswered(question);
    }
    if (busy || !question) return false;
    return inTurn(async () => {
      const aside = await asideOf(question, act.value);
      await session.send(aside ?? { count: question.count, ...act, value: await verified(question, act.value) });
      return Boolean(aside) || isAnswered(question);
    });
  }

  return {
    act,
    /** What words mean where options can be pressed is told by a chunk of its own. */
    async typed(said, ticked) {
      const question = conversation.question;
      if (busy || !question || question.kind === 'fields') return false;
      return inTurn(async () => {
        const aside = await asideOf(question, said);
        await inTime(chunks.get('typed-choice'));
        const { view, state } = conversation;
        const meant = chunks.take('typed-choice')?.inputFor(view, state, question, said, ticked);
        const act = aside ?? meant ?? { type: 'not-understood' };
        await session.send(act.type === 'answer' ? { ...act, count: question.count } : act);
        return act.type === 'aside' || act.type === 'all-options' || isAnswered(question);
      });
    },
    answer: (value) =>
      new Promise((resolve) => {
        const done = () => {
          resolve();
        };
        answers.push({ value, done });
        changed();
      }),
    changed,
  };
}
