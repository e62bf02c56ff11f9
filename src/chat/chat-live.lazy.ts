import { html } from 'lit';
import type { Answer, ChatAct } from '../engine/input.ts';
import type { Question } from '../engine/question.ts';
import type { ChatState, Entry, Settings } from '../engine/state.ts';
import { watchLeaving } from '../effects/delivery/leaving.lazy.ts';
import { isLed, readTouch } from '../effects/delivery/attribution.ts';
import { createDelivery } from '../effects/delivery/delivery.ts';
import type { EndpointSetting } from '../effects/delivery/endpoint.ts';
import { inWords } from '../effects/delivery/problem.ts';
import { prepareCelebration } from '../effects/celebration/celebrate.ts';
import { sourceText } from '../engine/engine.ts';
import type { Text } from '../flow/flow.ts';
import { flowPrint } from '../session/flow-print.ts';
import { createSession } from '../session/session.ts';
import { needsMarkdown, scanMarks } from '../shared/inline-marks.ts';
import { own, type Values } from '../shared/json.ts';
import type { Keep } from '../storage/store-port.ts';
import { hasStoredDatabase } from '../storage/has-stored-database.ts';
import { pageStorage } from '../storage/page-storage.ts';
import { content } from '../view/content.ts';
import { buttonLink } from '../view/button-link.lazy.ts';
import { formStyles } from '../view/inputs/form.styles.lazy.ts';
import { input } from '../view/inputs/inputs.lazy.ts';
import { answerBubble } from '../view/messages/answer-bubble.lazy.ts';
import { cardStyles } from '../view/messages/card.styles.lazy.ts';
import { card } from '../view/messages/cards.lazy.ts';
import { createRestart } from '../view/restart-button.lazy.ts';
import { mayAsk } from '../view/person/may-ask.ts';
import { holdEvents } from '../view/controllers/page-events.lazy.ts';
import { createStage, type Stage } from '../view/stage.lazy.ts';
import { waiting } from '../view/waiting.lazy.ts';
import { stageStyles } from '../view/stage.styles.lazy.ts';
import type { StringChanges, StringKey } from '../tone/strings.ts';
import type { Chunks, Need, View } from '../view/view.ts';
import { arrival } from '../browser/arrival.ts';
import { chance } from '../browser/chance.ts';
import { clock } from '../browser/clock.ts';
import { http } from '../browser/http.ts';
import { momentOf } from './chat-context.ts';
import { paceOf } from './chat-pace.lazy.ts';
import { paceSaid } from './chat-settings.ts';
import { createPerform } from './chat-effects.lazy.ts';
import { createShelf, loadChunk } from './chat-chunks.lazy.ts';
import type { Chat } from './chat.lazy.ts';
import { fire, tell } from '../events.ts';
import { insist } from '../browser/insist.ts';
import { nextTask } from '../browser/next-task.ts';
import { toJson } from '../shared/to-json.ts';
import { adopt } from '../view/adopt-styles.ts';

export { holdEvents };

/** What a conversation needs after its first message. */
export interface Live {
  /** The visitor's act. True when it was accepted. */
  act(act: ChatAct): Promise<boolean>;
  /** The page's. */
  send(act: ChatAct): Promise<unknown>;
  /** Answers the open question, or the next one. */
  answer(value: Answer): Promise<void>;
  set(values: Values): Promise<unknown>;
  start(part?: string): Promise<void>;
  chunk<N extends Need>(need: N): Chunks[N] | undefined;
  header(view: View): unknown;
  waiting(view: View, state: ChatState): unknown;
  notices(view: View): readonly string[];
  forget(): Promise<void>;
  settings(settings: Settings): Promise<unknown>;
  /** The page has said where results go: what waits goes out. */
  flush(): void;
  /** What stands in the transcript besides the bot's own words and pictures. */
  later(view: View, state: ChatState, entry: Entry): unknown;
  /** What a view can do from now on. */
  extras(
    view: View,
  ): Pick<
    View,
    | 'text'
    | 'icon'
    | 'act'
    | 'input'
    | 'announce'
    | 'buttonLink'
    | 'draft'
    | 'problem'
    | 'retry'
    | 'changes'
    | 'contact'
    | 'handover'
  >;
  /** What the flow changes of the chat's own words. */
  words(settings: Settings): StringChanges;
  /** The settings with their true pace. */
  paced(settings: Settings): Settings;
  /** Ends a typing pause. */
  skip(event: Event): void;
  drawn(): void;
}

/** Whether a flow, as JSON, may have texts that need icu.lazy.ts: a style of ICU's, or a quoted brace. */
const needsIcu = /::|number\W+[ip]|'\{\W/;

/** Milliseconds that an answer waits for the code that knows a request for a person. */
const PATIENCE = 2000;

/** Keys that are no act of their own. */
const idle = /^(Tab|Shift|Control|Alt|Meta|CapsLock|Escape|F\d+)$/;

/** Names of the conversations on this page: two chats with one flow are two conversations. */
const names = new Set<string>();

/** Takes the conversation over from its first drawing, or goes on with a kept one. */
export function goLive(chat: Chat): Live {
  const storage = pageStorage({ clock, chance });
  const { conversations } = storage;
  const { element, loaded, context, evaluate, first, settings, stopped } = chat as Required<Chat>;
  const { flow } = loaded;
  const { preview } = element;
  const paced = (settings: Settings): Settings => ({
    ...settings,
    pace: paceOf(paceSaid(element, flow, chat.brand?.theme)),
  });
  const kept = preview ? 'nothing' : ((element.keep ?? flow.keep ?? 'visit') as Keep);
  const touch = readTouch(arrival.address, arrival.referrer);
  const root = element.shadowRoot as ShadowRoot;
  adopt(root, stageStyles, formStyles, cardStyles);
  const shelf = createShelf(root, chat.missing, stopped);
  holdEvents(root, stopped);
  /** Answers of the page to questions that are not asked yet. */
  const answers: { readonly value: Answer; readonly done: () => void }[] = [];
  let busy = false;
  let restored = false;
  let stage: Stage | undefined;
  let asked: number | undefined;

  let name = `${flow.flow} ${element.id}`.trim();
  while (names.has(name)) name += '+';
  names.add(name);

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
        tell(element, code, message, '', hint);
      }),
  });
  // The first transition was drawn already: the same time and chance make the same of it.
  let again = !!chat.state;
  const session = createSession({
    flow,
    // What a file adds to it makes no other flow of it.
    print: flowPrint(chat.written ?? flow),
    name,
    evaluate,
    settings: paced(settings),
    context: {
      ...context,
      visitor: { first: touch },
      visit: { last: touch },
    },
    moment: () => momentOf(element.context),
    led: isLed(touch) && !arrival.again,
    keep: kept,
    clock: { ...clock, now: () => (again ? first.at : clock.now()) },
    chance: {
      ...chance,
      random() {
        const drawn = again ? first.chance : chance.random();
        again = false;
        return drawn;
      },
    },
    store: () => Promise.resolve(conversations),
    sends: delivery.sends,
    lacks: (endpoint) => !delivery.sends(endpoint),
    watch: delivery.watch,
    tabs(heard) {
      if (!globalThis.BroadcastChannel) return;
      const channel = new BroadcastChannel(`smoc-chat ${name}`);
      channel.onmessage = heard;
      // A tab that was closed in the middle, or a page that was frozen, has not told or heard all.
      const look = () => {
        if (document.visibilityState === 'visible') heard();
      };
      document.addEventListener('visibilitychange', look);
      return {
        tell: () => channel.postMessage(''),
        close() {
          channel.close();
          document.removeEventListener('visibilitychange', look);
        },
      };
    },
    perform: createPerform(
      chat,
      delivery,
      () => stage?.pressed(),
      (act) => session.send(act),
    ),
    changed(state) {
      // A new conversation has new rows, also where the old one began with the same.
      if (chat.ready && chat.state?.session.id !== state.session.id) chat.nodes.log.replaceChildren();
      chat.state = state;
      if (chat.question()?.count !== asked) {
        asked = chat.question()?.count;
        chat.draft = undefined;
      }
      element.requestUpdate();
      answerNext();
    },
  });

  function answerNext(): void {
    const next = chat.question() && answers.shift();
    if (next) void act({ type: 'answer', value: next.value }).then(next.done);
  }

  async function act(input: ChatAct): Promise<boolean> {
    await opened;
    const before = chat.question();
    const answering = input.type === 'answer';
    if (answering && (busy || !before)) return false;
    if (answering) busy = true;
    let aside: ChatAct | undefined;
    try {
      if (answering && mayAsk.test(String(input.value))) {
        // What cannot be had now must not hold up the answer.
        await Promise.race([
          Promise.all([loadChunk('person'), loadChunk('hours')]),
          new Promise<void>((late) => clock.after(PATIENCE, late)),
        ]);
        aside = shelf.take('person')?.aside(chat.view as View, before as Question, input.value);
      }
      await session.send(aside ?? (answering ? { ...input, count: before?.count as number } : input));
    } finally {
      if (answering) busy = false;
    }
    return !!aside || chat.question()?.count !== before?.count;
  }

  async function begin(part?: string): Promise<void> {
    restored = false;
    await session.start(element.initial, part);
  }

  /** Gets, while the visitor reads, what this flow is going to need. */
  function prefetch(): void {
    const text = toJson(flow.parts);
    const has = (keys: string) => new RegExp(`"(${keys})":`).test(text);
    if (has('many|other|layout|color|image') || /"fields":.*"options":/.test(text)) void loadChunk('pickers');
    if (/\\n\s*([-*>#|]|\d+[.)]) |`/.test(text)) void loadChunk('markdown');
    if (has('celebrate'))
      void prepareCelebration().then((chunk) => chunk?.moreFor(text + toJson(chat.brand?.theme?.celebrate)));
    if (/"consent"/.test(text) && delivery.sends(''))
      watchLeaving(element, clock, () => session.send({ type: 'left' }), delivery.outbox(), stopped);
    // Only such texts can be more than a request may have that outlives the page.
    if (kept !== 'nothing' && /"max":\d{5}/.test(text))
      import('../storage/parting-words.lazy.ts').then(
        ({ keepWords }) => keepWords(storage, root, stopped),
        () => {},
      );
    if (delivery.sends('') || Object.keys(element.endpoints ?? {}).length) delivery.outbox();
  }

  async function open(): Promise<void> {
    const text = toJson(flow);
    const icu = needsIcu.test(text) && insist(() => import('../engine/icu.lazy.ts'), stopped, chat.missing.note('icu'));
    // Drawn before `resume` has come back.
    restored = kept !== 'nothing' && (await hasStoredDatabase());
    await nextTask();
    await icu;
    if (/"handover":/.test(text))
      await insist(
        async () => (await import('./chat-handover.lazy.ts')).join(chat),
        stopped,
        chat.missing.note('handover'),
      );
    if (!restored || !(await session.resume())) await begin();
    chat.ready = true;
    prefetch();
    for (const call of chat.todo.splice(0)) call(live);
  }

  const live: Live = {
    async act(input) {
      stage?.acted();
      return act(input);
    },
    send: (input) => session.send(input),
    answer: (value) =>
      new Promise((done) => {
        answers.push({
          value,
          done: () => {
            done();
          },
        });
        answerNext();
      }),
    set: (values) => session.send({ type: 'set', values }),
    async start(part) {
      if (chat.state?.acted) await conversations.remove(name);
      await begin(part);
    },
    waiting,
    chunk: shelf.take,
    header: (view) =>
      html`${view.contact && shelf.take('person')?.contactEntry(view)}${restartButton(view, chat.state?.acted)}`,
    notices: (view) => [
      ...(preview ? [view.word('preview')] : []),
      ...(conversations.durable ? [] : [view.word('storageNote')]),
    ],
    async forget() {
      await conversations.forget();
      await begin();
    },
    settings: async (next) =>
      toJson(next) === toJson(session.state.settings) || session.send({ type: 'settings', settings: next }),
    flush: () => void delivery.outbox().flush(),
    later: (view, state, entry) => (entry.kind === 'answer' ? answerBubble(view, entry) : card(view, state, entry)),
    extras: (view) => ({
      act: live.act,
      icon: (path) => html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"></path></svg>`,
      text(text, values) {
        const rich = needsMarkdown(sourceText(flow, view.settings, text)) && view.chunk('markdown');
        return rich
          ? rich.drawMarkdown(view, view.read(text, values, rich.scanMarkdown))
          : content(view, view.read(text, values, scanMarks));
      },
      input: (...given) => input(view, ...given),
      handover: chat.handover,
      contact: flow.contact ?? chat.brand?.theme?.brand?.contact,
      changes: (said) => [...(chat.brand?.changes(said) ?? []), live.words(said)],
      buttonLink: (...given) => buttonLink(view, ...given),
      announce: (text) => stage?.announce(text),
      draft(values) {
        chat.draft = values;
        element.requestUpdate();
      },
      problem: (problem) =>
        problem?.text
          ? view.plain(problem.text, problem.values)
          : problem
            ? view.word(problem.word as StringKey, problem.values)
            : '',
      retry(id) {
        // The button goes when it comes through.
        stage?.acted();
        void delivery.outbox().retry(id);
      },
    }),
    paced,
    words: (said) =>
      Object.fromEntries(
        Object.entries(flow.messages ?? {}).map(([key, text]) => [key, sourceText(flow, said, text as Text)]),
      ),
    skip(event) {
      const { pending } = session.state;
      const { key, repeat, ctrlKey, metaKey, altKey } = event as KeyboardEvent;
      if (pending?.kind === 'pause' && !(key && (repeat || ctrlKey || metaKey || altKey || idle.test(key))))
        void session.send({ type: 'elapsed', key: pending.key });
    },
    drawn() {
      const { view, state } = chat;
      shelf.fetch(chat.redraw);
      if (!view || !state) return;
      if (!stage) {
        stage = createStage(root, chat.nodes);
        if (element.mode === 'page')
          import('../browser/full-screen.lazy.ts').then(
            ({ placePanel }) => placePanel(root, stopped),
            () => {},
          );
        fire(element, 'smoc-ready', { flow: flow.flow });
      }
      stage.settle(view, state, chat.question(), chat.rows.splice(0), restored);
    },
  };
  stopped.addEventListener('abort', () => {
    session.stop();
    delivery.stop();
    stage?.stop();
    names.delete(name);
  });
  const restartButton = createRestart(
    () => {
      stage?.acted();
      void live.start();
    },
    () => {
      element.requestUpdate();
    },
  );
  const opened = open();
  return live;
}
