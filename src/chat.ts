import { evaluateSimple, needsFullExpressions, type Evaluate } from './expression/expression.ts';
import type { Text } from './flow/flow.ts';
import type { Question } from './engine/question.ts';
import type { ChatState, Context, Settings } from './engine/state.ts';
import { newState, openQuestion, sourceText, transition } from './engine/engine.ts';
import type { EndpointSetting } from './effects/delivery/endpoint.ts';
import { loadFlow, type LoadedFlow } from './session/load-flow.ts';
import type { Values } from './shared/json.ts';
import { hasStoredDatabase } from './storage/has-stored-database.ts';
import { mergeWords, wordsOf, type Words } from './tone/words.ts';
import { newNodes, type PanelNodes } from './view/panel.ts';
import type { Need, View } from './view/view.ts';
import { clock, http } from './browser-ports.ts';
import { readContext } from './chat-context.ts';
import type { Live } from './chat-live.lazy.ts';
import { settingsFor } from './chat-settings.ts';
import type { Brand } from './chat-theme.lazy.ts';
import { createView, loadChunk } from './chat-view.ts';
import { tell } from './events.ts';

/** What the element says of itself: see `SmocChat`. */
export interface ChatElement extends HTMLElement {
  readonly src: string | undefined;
  readonly flow: unknown;
  readonly theme: unknown;
  readonly tone: string | undefined;
  readonly pace: string | undefined;
  readonly keep: string | undefined;
  readonly consent: string | undefined;
  readonly endpoint: string | undefined;
  readonly endpoints: Readonly<Record<string, EndpointSetting>> | undefined;
  readonly context: Values | undefined;
  readonly preview: boolean;
  /** Variables that the page set before the start. */
  readonly initial: Values;
  requestUpdate(): void;
}

/**
 * One chat on a page. What is here gets the first message and its question on the screen; all that a conversation needs from then on
 * comes as `live`, while the visitor reads.
 */
export interface Chat {
  readonly element: ChatElement;
  readonly nodes: PanelNodes;
  /** Rows that were drawn and not yet looked at by `live`. */
  readonly rows: HTMLElement[];
  readonly stopped: AbortSignal;
  loaded?: LoadedFlow;
  evaluate: Evaluate;
  context: Context;
  /** Time and chance of the start, which is worked out twice: at once for the eye, and by the session, which keeps it. */
  readonly first: { readonly at: number; readonly uuid: string; readonly chance: number };
  /** Something may be kept from an earlier visit. */
  kept: boolean;
  brand?: Brand | undefined;
  words?: Words;
  settings?: Settings;
  view?: View;
  /** What is shown. */
  state?: ChatState;
  /** What stands in an open bubble of fields. */
  draft?: Values | undefined;
  /** Why there is nothing to show, in words. */
  failed: string;
  live?: Live;
  /** The conversation has begun or was taken up again. */
  ready: boolean;
  /** Calls of the page that came before it was there. */
  readonly todo: ((live: Live) => unknown)[];
  question(): Question | null;
  /** Theme, language, tone, words or brand changed: all is read anew, the conversation goes on where it was. */
  refresh(theme?: boolean): Promise<void>;
  redraw(): void;
  /** After each drawing. */
  drawn(): void;
  /** Gets what a conversation needs after its first message; tries again until it is there. */
  goLive(): Promise<Live>;
  stop(): void;
}

/** A theme that takes longer than this is put on when it comes, in milliseconds. */
const PATIENCE = 3000;

const flowText = (element: Element) => element.querySelector(':scope>script[type="application/json"]')?.textContent;

/** Whether there is a flow to load. */
export const hasFlow = (element: ChatElement): boolean => !!(element.flow ?? element.src ?? flowText(element)?.trim());

const wait = (ms: number) => new Promise<void>((done) => clock.after(ms, done));

/** Does it until it works. */
async function insist<T>(work: () => Promise<T>, chat: Chat): Promise<T> {
  for (let ms = 500; ; ms *= 2) {
    try {
      return await work();
    } catch (error) {
      if (chat.stopped.aborted) throw error;
      await wait(ms);
    }
  }
}

/** @param todo calls of the page that came before the conversation was there */
export function createChat(element: ChatElement, todo: ((live: Live) => unknown)[]): Chat {
  const stopper = new AbortController();
  const { signal: stopped } = stopper;
  const wanted = new Set<Need>();
  const update = () => { element.requestUpdate(); };
  let turn = 0;
  let going: Promise<Live> | undefined;
  let seen: readonly unknown[] = [];
  let open: Question | null = null;

  const chat: Chat = {
    element, nodes: newNodes(), rows: [], stopped, evaluate: evaluateSimple, context: {}, kept: false, first: { at: clock.now(), uuid: '', chance: Math.random() }, ready: false, failed: '', todo,
    question() {
      const { state, draft, loaded } = chat;
      if (loaded && state && (seen[0] !== state || seen[1] !== draft)) {
        seen = [state, draft];
        open = openQuestion(loaded.flow, state, chat.evaluate, draft);
      }
      return open;
    },
    async refresh(themeToo) {
      const mine = ++turn;
      if (themeToo) await takeTheme();
      const flow = chat.loaded?.flow;
      if (!flow || mine !== turn) return;
      const { brand } = chat;
      brand?.dress(flow.theme);
      const settings = settingsFor(element, flow, brand?.theme);
      const found = await wordsOf(settings.lang, settings.tone, !chat.live);
      if (mine !== turn || stopped.aborted) return;
      const own = Object.fromEntries(Object.entries(flow.messages ?? {}).map(([key, text]) => [key, sourceText(flow, settings, text as Text)]));
      chat.words = mergeWords(found, ...brand?.changes(settings) ?? [], own);
      chat.settings = settings;
      chat.redraw();
      await chat.live?.settings(settings);
    },
    redraw() {
      if (chat.settings) chat.view = createView(chat as Parameters<typeof createView>[0], wanted);
      update();
    },
    drawn() {
      for (const need of wanted) void loadChunk(need).then(chat.redraw);
      wanted.clear();
      void chat.goLive();
      chat.live?.drawn();
    },
    goLive: () => going ??= insist(async () => {
      const { lang, tone } = chat.settings as Settings;
      const words = wordsOf(lang, tone);
      const { goLive } = await import('./chat-live.lazy.ts');
      if (!(await words).send) throw Error('no words');
      return goLive;
    }, chat).then((goLive) => {
      chat.live = goLive(chat);
      // Now all words are there, not only those of the first message.
      return chat.refresh().then(() => chat.live as Live);
    }),
    stop() {
      stopper.abort();
      chat.live?.stop();
    },
  };

  /** The code that reads a theme and a preset's file come side by side. */
  async function takeTheme(): Promise<void> {
    const { theme } = element;
    const base = import.meta.url;
    const file = typeof theme === 'string' && /^[\w-]+$/.test(theme) && http(new URL(`themes/${theme}.json`, base).href, { method: 'GET' });
    if (file) file.catch(() => undefined);
    try {
      const { readBrand } = await import('./chat-theme.lazy.ts');
      const brand = await readBrand(element, base, file ? () => file : http);
      if (theme === element.theme) chat.brand = brand;
    } catch {
      tell(element, 'theme-unreachable', 'The code that reads themes could not be loaded.');
    }
  }

  async function load(): Promise<void> {
    const dressing = element.theme ? Promise.race([takeTheme(), wait(PATIENCE)]) : undefined;
    const kept = element.preview || element.keep === 'nothing' ? false : hasStoredDatabase();
    if (element.lang) void wordsOf(element.lang, element.tone ?? '', true);
    const loaded = await loadFlow({ ...(element.flow == null && element.src && { src: element.src }), flow: element.flow ?? flowText(element), http });
    if (stopped.aborted) return;
    if (!loaded.flow) {
      tell(element, loaded.code, loaded.message, '', loaded.hint);
      chat.failed = (await wordsOf(element.lang || document.documentElement.lang, element.tone ?? '', true)).unavailable;
      update();
      return;
    }
    const { flow } = chat.loaded = loaded;
    const [evaluate] = await Promise.all([
      needsFullExpressions(flow) ? insist(() => import('./expression/expression.lazy.ts'), chat).then((chunk) => chunk.evaluate) : evaluateSimple,
      flow.theme && !element.theme ? takeTheme() : dressing,
    ]);
    chat.evaluate = evaluate;
    chat.context = readContext(element.context);
    await chat.refresh();
    chat.kept = await kept;
    if (stopped.aborted || !chat.settings) return;
    if (chat.kept) await chat.goLive();
    else {
      const { first, context } = chat;
      [chat.state] = transition(flow, newState(flow, loaded.print, chat.settings), { type: 'start', context, session: '', values: element.initial, ...first }, evaluate);
      update();
    }
  }

  void load();
  return chat;
}
