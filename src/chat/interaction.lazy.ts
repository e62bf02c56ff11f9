import { html } from 'lit';
import type { Answer, ChatInput } from '../engine/input.ts';
import type { Context } from '../engine/state.ts';
import type { FieldModel, Question } from '../engine/question.ts';
import { laterWorks } from '../engine/blocks.lazy.ts';
import { createLastFinder } from '../engine/selectors.ts';
import { readDraft } from '../engine/read-draft.lazy.ts';
import { createDelivery } from '../effects/delivery/delivery.ts';
import type { EndpointSetting } from '../effects/delivery/endpoint.ts';
import { watchLeaving } from '../effects/delivery/leaving.lazy.ts';
import { inWords } from '../effects/delivery/explain-problem.ts';
import { asRecord } from '../shared/as-record.ts';
import { menuEntries } from '../shared/option-values.ts';
import { own, type Json, type Values } from '../shared/json.ts';
import { pageStorage } from '../storage/page-storage.ts';
import { laterViews } from '../view/blocks.lazy.ts';
import { adopt } from '../view/adopt-styles.ts';
import { holdEvents } from '../view/controllers/page-events.lazy.ts';
import { formStyles } from '../view/inputs/form.styles.lazy.ts';
import { input } from '../view/inputs/inputs.lazy.ts';
import { cardStyles } from '../view/messages/card.styles.lazy.ts';
import { mayAsk } from '../view/person/may-ask.ts';
import { laterQuestionViews } from '../view/questions.lazy.ts';
import { createMenuButton, type OpenMenu } from '../view/menu-button.lazy.ts';
import { createRestart } from '../view/restart-button.lazy.ts';
import { createPanelBehaviour, type PanelBehaviour } from '../view/panel-behaviour.lazy.ts';
import { interactionStyles } from '../view/interaction.styles.lazy.ts';
import { changing } from '../view/change-answer.lazy.ts';
import { waiting } from '../view/waiting.lazy.ts';
import { chance } from '../browser/chance.ts';
import { clock } from '../browser/clock.ts';
import { http } from '../browser/http.ts';
import { fire, reportError } from '../events.ts';
import { createPerform } from './chat-effects.lazy.ts';
import { pageView, pageWorks } from './page-blocks.lazy.ts';
import type { Chunk } from './chunks.ts';
import type { Conversation } from './conversation.ts';
import type { Interaction } from './interaction.ts';

export { holdEvents };

/** Milliseconds that an answer waits for the code that knows a request for a person. */
const LOAD_TIMEOUT_MS = 2000;

/** Milliseconds after which nobody waits any more for what only helps to type. */
const LOOK_UP = 5000;

/** Cards that were shown: looked for at every typed answer. */
const lastCards = createLastFinder(({ kind }) => kind === 'cards');

/** What the visitor does, of all inputs. */
const visitorActs: ReadonlySet<ChatInput['type']> = new Set(['answer', 'used', 'change', 'aside', 'not-understood']);

/** Keys that are no act of their own. */
const idle = /^(Tab|Shift|Control|Alt|Meta|CapsLock|Escape|F\d+)$/;

export function createInteraction(conversation: Conversation): Interaction {
  const { element, root, flow, name, session, chunks, nodes, stopped, uses } = conversation;
  const { preview } = element;
  const storage = pageStorage({ clock, chance });
  const { conversations } = storage;
  adopt(root, interactionStyles, formStyles, cardStyles);
  holdEvents(root, stopped);
  const blocks = element.blocks ?? [];
  const page = pageWorks(blocks);
  const blockFault = (verb: string, step: string, error: unknown) => {
    reportError(element, 'block-failed', `"${verb}" cannot be drawn: ${String(error)}`, step);
  };
  let behaviour: PanelBehaviour | undefined;
  /** Answers of the page to questions that are not asked yet. */
  const answers: { readonly value: Answer; readonly done: () => void }[] = [];
  let busy = false;

  const delivery = createDelivery({
    clock,
    chance,
    http,
    owner: name,
    preview,
    only: ({ type }) => type === 'form.submitted' || (element.results ?? flow.results) !== 'submissions',
    endpoints: (endpoint) => (own(element.endpoints, endpoint) as EndpointSetting | undefined) ?? element.endpoint,
    report: (act) => session.send(act),
    problem: (trouble) =>
      void inWords(trouble).then(({ code, message, hint }) => {
        reportError(element, code, message, '', hint);
      }),
  });

  function answerNext(): void {
    // While an answer is on its way the next one waits: it is given as soon as that one is taken.
    const next = !busy && conversation.question && answers.shift();
    if (next) void take({ type: 'answer', value: next.value }).then(next.done);
  }

  /** Code that is wanted for an answer, which it must not hold up. */
  const inTime = (code: Promise<unknown>) =>
    Promise.race([code, new Promise<void>((late) => clock.after(LOAD_TIMEOUT_MS, late))]);

  /** What names this device, where the page keeps things on it: there before the first act, which brings the name along. */
  const getDevice = async (): Promise<void> => {
    if (conversation.keep === 'device') device ??= await chunks.get('device-id');
  };

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

  /** Words that were typed where options can be pressed: what they mean is told by a chunk of its own. */
  async function takeTyped(said: string, ticked: readonly Json[]): Promise<boolean> {
    const question = conversation.question;
    if (busy || !question || question.kind === 'fields') return false;
    busy = true;
    try {
      await inTime(getDevice());
      const aside = await asideOf(question, said);
      await inTime(chunks.get('typed-choice'));
      const { view, state } = conversation;
      const meant = chunks.take('typed-choice')?.inputFor(view, state, question, said, ticked);
      const act = aside ?? meant ?? { type: 'not-understood' };
      await session.send(act.type === 'answer' ? { ...act, count: question.count } : act);
      return act.type === 'aside' || act.type === 'all-options' || conversation.question?.count !== question.count;
    } finally {
      busy = false;
      answerNext();
    }
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

  async function take(act: ChatInput): Promise<boolean> {
    const before = conversation.question;
    if (act.type !== 'answer') {
      await inTime(getDevice());
      await session.send(act);
      return conversation.question?.count !== before?.count;
    }
    if (busy || !before) return false;
    busy = true;
    try {
      await inTime(getDevice());
      const aside = await asideOf(before, act.value);
      await session.send(aside ?? { count: before.count, ...act, value: await verified(before, act.value) });
      return Boolean(aside) || conversation.question?.count !== before.count;
    } finally {
      busy = false;
      answerNext();
    }
  }

  async function start(part?: string): Promise<void> {
    if (conversation.state.acted) await conversations.remove(name);
    await conversation.begin(part);
  }

  const restartButton = createRestart(
    () => {
      behaviour?.acted();
      void start();
    },
    () => {
      element.requestUpdate();
    },
  );

  async function forget(): Promise<void> {
    await conversations.forget();
    device?.forgetDeviceId();
    await conversation.begin();
  }

  const entries = Array.isArray(flow.menu) ? flow.menu : flow.menu === false ? [] : menuEntries;
  let openMenu: OpenMenu | undefined;
  const menuButton = createMenuButton(
    () =>
      (openMenu ??= chunks.take('menu')?.createMenu({
        entries,
        state: () => conversation.state,
        erase() {
          behaviour?.acted();
          void forget();
        },
        redraw: () => {
          element.requestUpdate();
        },
      })),
    async () => {
      await chunks.get('menu');
      element.requestUpdate();
      await element.updateComplete;
    },
  );

  /** Puts words into the place of a picture that cannot be loaded. */
  let standIn: ((image: HTMLImageElement) => void) | undefined;
  async function standInFor(image: HTMLImageElement): Promise<void> {
    await chunks.get('missing-picture');
    standIn ??= chunks.take('missing-picture')?.createMissingPictures(conversation);
    standIn?.(image);
  }
  const lose = ({ target }: Event) => {
    if (target instanceof HTMLImageElement) void standInFor(target);
  };
  root.addEventListener('error', lose, { capture: true, signal: stopped });
  // Those of the first message may have failed before.
  for (const image of root.querySelectorAll('img'))
    if (image.complete && !image.naturalWidth) image.decode().catch(() => standInFor(image));

  let device: Chunk<'device-id'> | undefined;
  let impressions: { look(): void } | undefined;
  let liveNews: { changed(): void } | undefined;
  let isHearing = false;
  function hearNews(): void {
    liveNews?.changed();
    if (isHearing) return;
    isHearing = true;
    void chunks.get('live-news').then(({ createLiveNews }) => {
      liveNews = createLiveNews(conversation);
      liveNews.changed();
    });
  }

  stopped.addEventListener('abort', () => {
    delivery.stop();
    behaviour?.stop();
  });

  return {
    works: { ...laterWorks, ...page, blocks: { ...laterWorks.blocks, ...page.blocks } },
    conversations,
    delivery,
    views: { ...laterViews, block: pageView(blocks, blockFault) },
    questions: laterQuestionViews,
    input,
    perform: createPerform(conversation, delivery, () => behaviour?.pressed()),
    moment({ type }): Context {
      // Nothing is kept before the visitor's first act.
      if (!device || !visitorActs.has(type)) return {};
      const id = element.consent === 'required' ? undefined : device.deviceId(clock, chance);
      return { device: { ...session.state.context['device'], id: id ?? null } };
    },
    changed: answerNext,
    act(act) {
      behaviour?.acted();
      return take(act);
    },
    typed(said, ticked) {
      behaviour?.acted();
      return takeTyped(said, ticked);
    },
    send: (act) => session.send(act),
    answer: (value) =>
      new Promise((resolve) => {
        const done = () => {
          resolve();
        };
        answers.push({ value, done });
        answerNext();
      }),
    start,
    forget,
    flush: () => void delivery.outbox().flush(),
    async lookUp(name, query) {
      const { endpoint, endpoints, consent } = element;
      if (consent === 'required') return undefined;
      const { sendRequest } = await chunks.get('send-request');
      const told = await sendRequest(
        { type: 'request', key: 0, name, method: 'GET', query, headers: {}, timeout: LOOK_UP },
        { endpoint, endpoints, base: document.baseURI, http },
      );
      if (told.type === 'failed') reportError(element, 'request-failed', told.reason);
      return told.type === 'responded' ? told.reply : undefined;
    },
    draft(values) {
      const path = conversation.question?.step ?? '';
      conversation.draft(readDraft(conversation.telling, conversation.works.judges, path, values));
    },
    announce: (text) => {
      behaviour?.announce(text);
    },
    retry(id) {
      // The button goes when it comes through.
      behaviour?.acted();
      void delivery.outbox().retry(id);
    },
    skip(event) {
      const { pending } = session.state;
      const { key, repeat, ctrlKey, metaKey, altKey } = event as KeyboardEvent;
      if (pending?.kind === 'pause' && !(key && (repeat || ctrlKey || metaKey || altKey || idle.test(key))))
        void session.send({ type: 'elapsed', key: pending.key });
    },
    notices: (view) => [
      ...(preview ? [view.word('preview')] : []),
      ...(conversations.durable ? [] : [view.word('storageNote')]),
    ],
    waiting,
    progress: (view, state) => (flow.progress ? chunks.take('progress')?.progressBar(view, flow, state, nodes) : ''),
    changing,
    header: (view) =>
      html`${view.contact && chunks.take('person')?.contactEntry(view)}${entries.length && conversation.state.acted ? menuButton(view) : ''}${restartButton(view, conversation.state.acted)}`,
    prepare(due) {
      if (uses.keys.has('consent') && delivery.sends(''))
        watchLeaving(element, clock, () => session.send({ type: 'left' }), delivery.outbox(), stopped);
      if (due.includes('parting-words'))
        void chunks.get('parting-words').then(({ keepWords }) => keepWords(storage, root, stopped));
      void getDevice();
      if (element.impressions && !preview)
        void chunks.get('impressions').then(({ createImpressions }) => {
          impressions = createImpressions(conversation);
        });
      if (delivery.sends('') || Object.keys(element.endpoints ?? {}).length) delivery.outbox();
    },
    drawn() {
      if (!behaviour) {
        behaviour = createPanelBehaviour(root, nodes, flow);
        if (element.mode === 'page')
          void chunks.get('full-screen').then(({ placePanel }) => {
            placePanel(root, stopped);
          });
        fire(element, 'smoc-ready', { flow: flow.flow });
      }
      const { view, state, question, rows, isResumed } = conversation;
      behaviour.settle(view, state, question, rows.splice(0), isResumed);
      // Drawing the composer too may have found that something is wanted.
      chunks.fetch(conversation.redraw);
      impressions?.look();
      if (state.listening) hearNews();
      // A conversation that begins anew hears of nothing yet.
      else liveNews?.changed();
    },
  };
}
