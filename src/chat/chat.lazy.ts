import { html } from 'lit';
import { evaluateSimple, needsFullExpressions, type Evaluate } from '../expression/expression.ts';
import type { Question } from '../engine/question.ts';
import type { ChatState, Context, Settings } from '../engine/state.ts';
import { newState, openQuestion, transition } from '../engine/engine.ts';
import type { EndpointSetting } from '../effects/delivery/endpoint.ts';
import { loadFlow, type LoadedFlow } from '../session/load-flow.ts';
import type { Flow } from '../flow/flow.ts';
import type { Values } from '../shared/json.ts';
import { languageDistance } from '../shared/language.ts';
import { mergeStrings, stringsOf, type Strings } from '../tone/strings.ts';
import { newNodes, panel, type PanelNodes } from '../view/panel.ts';
import { panelStyles } from '../view/panel.styles.ts';
import { drawTranscript } from '../view/transcript.ts';
import type { Handover, View } from '../view/view.ts';
import { flowText, getPreset, type Ahead } from './ahead.ts';
import { readContext } from './chat-context.ts';
import type { Live } from './chat-live.lazy.ts';
import { createMissingParts, type MissingParts } from './missing-parts.ts';
import { settingsFor } from './chat-settings.ts';
import type { Brand } from './chat-theme.lazy.ts';
import { createView } from './chat-view.ts';
import { tell } from '../events.ts';
import { insist } from '../browser/insist.ts';
import { nextTask } from '../browser/next-task.ts';
import { arrived, isAhead } from '../browser/arrival.ts';
import { clock } from '../browser/clock.ts';
import { adopt } from '../view/adopt-styles.ts';

/** What the element says of itself: see `SmocChat`. */
export interface ChatElement extends HTMLElement {
  readonly src: string | undefined;
  readonly flow: unknown;
  readonly mode: string | undefined;
  readonly theme: unknown;
  readonly tone: string | undefined;
  readonly pace: string | undefined;
  readonly keep: string | undefined;
  readonly consent: string | undefined;
  readonly endpoint: string | undefined;
  readonly results: string | undefined;
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
  /** The flow before texts from other files came into it. */
  written?: Flow;
  evaluate: Evaluate;
  context: Context;
  /** Time and chance of the start, which is worked out twice: at once for the eye, and by the session, which keeps it. */
  first: { readonly at: number; readonly uuid: string; readonly chance: number };
  brand?: Brand | undefined;
  words?: Strings;
  settings?: Settings;
  view?: View;
  /** What is shown. */
  state?: ChatState;
  /** What stands in an open bubble of fields. */
  draft?: Values | undefined;
  /** Why there is nothing to show, in words. */
  failed: string;
  live?: Live;
  /** Only for a flow that may hand over to a person. */
  handover?: Handover;
  /** The conversation has begun or was taken up again. */
  ready: boolean;
  /** Calls of the page that came before it was there. */
  readonly todo: ((live: Live) => unknown)[];
  /** What could not be loaded so far. */
  readonly missing: MissingParts;
  question(): Question | null;
  /** Theme, language, tone, words or brand changed: all is read anew, the conversation goes on where it was. */
  refresh(theme?: boolean): Promise<void>;
  redraw(): void;
  /** What stands in the element; undefined as long as that is the page's own words. */
  draw(): unknown;
  /** After each drawing. */
  drawn(): void;
  /** Gets what a conversation needs after its first message; tries again until it is there. */
  goLive(): Promise<Live>;
}

/** Whether texts of a flow lie in files of their own. */
const hasCatalogue = ({ texts }: Flow): boolean =>
  typeof texts === 'string' || Object.values(texts ?? {}).some((table) => typeof table === 'string');

/** A theme that takes longer than this is put on when it comes, in milliseconds. */
const PATIENCE = 3000;

/**
 * @param todo calls of the page that came before the conversation was there
 * @param ahead what was asked for already
 */
export function createChat(
  element: ChatElement,
  todo: ((live: Live) => unknown)[],
  stopped: AbortSignal,
  ahead: Ahead,
): Chat {
  const update = () => {
    element.requestUpdate();
  };
  const drawnAhead = isAhead();
  let turn = 0;
  let going: Promise<Live> | undefined;

  const chat: Chat = {
    element,
    nodes: newNodes(),
    rows: [],
    missing: createMissingParts(element, update),
    stopped,
    evaluate: evaluateSimple,
    context: {},
    first: { at: clock.now(), uuid: '', chance: Math.random() },
    ready: false,
    failed: '',
    todo,
    question: () =>
      chat.loaded && chat.state ? openQuestion(chat.loaded.flow, chat.state, chat.evaluate, chat.draft) : null,
    async refresh(themeToo) {
      const mine = ++turn;
      if (themeToo) await takeTheme();
      const flow = chat.loaded?.flow;
      if (!flow) return;
      const { brand } = chat;
      brand?.dress(flow.theme);
      let settings = settingsFor(element, flow, brand?.theme);
      settings = chat.live?.paced(settings) ?? settings;
      const found = await stringsOf(settings.lang, settings.tone, !chat.live);
      if (mine !== turn) return;
      if (chat.live && !found.send) wantWords(settings);
      chat.words = mergeStrings(
        chat.live && !found.send && chat.words ? chat.words : found,
        ...(brand?.changes(settings) ?? []),
        chat.live?.words(settings),
      );
      chat.settings = settings;
      chat.redraw();
      await chat.live?.settings(settings);
    },
    redraw() {
      if (chat.settings) chat.view = createView(chat as Parameters<typeof createView>[0]);
      update();
    },
    draw() {
      const { view, state, failed } = chat;
      if (view && state) return panel(chat, view, state);
      return failed && html`<slot></slot><p part="unavailable" role="status">${failed}</p>`;
    },
    drawn() {
      const { view, state, nodes, rows } = chat;
      if (!view || !state) return;
      rows.push(...drawTranscript(nodes.log, state, view));
      // The first message is painted before anything else is asked for; in the background all that waits until somebody looks.
      if (chat.live) chat.live.drawn();
      else requestAnimationFrame(() => setTimeout(() => void (stopped.aborted || chat.goLive())));
    },
    goLive: () =>
      (going ??= insist(
        async () => {
          const { lang, tone } = chat.settings as Settings;
          const words = stringsOf(lang, tone);
          const { goLive } = await import('./chat-live.lazy.ts');
          if (!(await words).send) throw Error('no words');
          return goLive;
        },
        stopped,
        chat.missing.note('chat-live'),
      ).then(async (goLive) => {
        await nextTask();
        await arrived();
        // What was drawn ahead of its visitor begins when they come.
        if (drawnAhead) chat.first = { ...chat.first, at: clock.now() };
        chat.live = goLive(chat);
        // Now all words are there, not only those of the first message.
        await chat.refresh();
        return chat.live;
      })),
  };

  /** Another language's words have not come: those so far stay until they do. */
  function wantWords({ lang, tone }: Settings): void {
    void insist(async () => !!(await stringsOf(lang, tone)).send, stopped, chat.missing.note('words', false)).then(() =>
      chat.refresh(),
    );
  }

  async function takeTheme(file = getPreset(element.theme)): Promise<void> {
    const { theme } = element;
    try {
      const brand =
        theme || chat.loaded?.flow.theme
          ? await (await import('./chat-theme.lazy.ts')).readBrand(element, file)
          : undefined;
      if (theme !== element.theme) return;
      chat.brand?.undress();
      chat.brand = brand;
    } catch {
      // The conversation begins without it.
      void insist(() => import('./chat-theme.lazy.ts'), stopped, chat.missing.note('theme', false)).then(() => {
        if (theme === element.theme) return chat.refresh(true);
      });
    }
  }

  /** Gets the texts that lie in files; the first message waits for those of its own language, and not for long. */
  async function translate(flow: Flow): Promise<void> {
    chat.written = { ...flow };
    const lang = element.lang || element.closest<HTMLElement>('[lang]')?.lang || (flow.language ?? '');
    const coming = insist(() => import('./catalogues.lazy.ts'), stopped, chat.missing.note('catalogues', false)).then(
      ({ takeCatalogues }) => {
        const { needed, all } = takeCatalogues(flow, {
          base: new URL(element.src ?? '', document.baseURI).href,
          isNeeded: (variant) => /^(~|$)/.test(variant) || languageDistance(lang, variant.split('~')[0]!) < Infinity,
          fault: (message, hint) => {
            tell(element, 'texts-unreachable', message, '', hint);
          },
        });
        void all.then(() => chat.settings && chat.refresh());
        return needed;
      },
    );
    await Promise.race([
      coming,
      new Promise((late) => {
        setTimeout(late, PATIENCE);
      }),
    ]);
  }

  async function load(): Promise<void> {
    const dressing = element.theme
      ? Promise.race([
          takeTheme(ahead.theme),
          new Promise((done) => {
            setTimeout(done, PATIENCE);
          }),
        ])
      : undefined;
    if (element.lang) void stringsOf(element.lang, element.tone ?? '', true);
    const isFile = location.protocol === 'file:' && !/^\s*https?:/i.test(element.src ?? '');
    const loaded = await loadFlow(element.flow ?? flowText(element), element.src, ahead.flow, isFile);
    if (!loaded.flow) {
      tell(element, loaded.code, loaded.message, '', loaded.hint);
      chat.failed = (await stringsOf(element.lang || document.documentElement.lang, element.tone ?? '')).unavailable;
      update();
      return;
    }
    const { flow } = (chat.loaded = loaded);
    const translating = hasCatalogue(flow) && translate(flow);
    const [evaluate] = await Promise.all([
      needsFullExpressions(flow)
        ? insist(
            () => import('../expression/expression.lazy.ts'),
            stopped,
            chat.missing.note('expressions', false),
          ).then((chunk) => chunk.evaluate)
        : evaluateSimple,
      flow.theme && !element.theme ? takeTheme() : dressing,
    ]);
    await translating;
    chat.evaluate = evaluate;
    chat.context = readContext(element.context, flow);
    await chat.refresh();
    if (stopped.aborted || !chat.settings) return;
    // Without an earlier visit the first message waits for nothing more.
    if (await ahead.kept) await chat.goLive();
    else {
      const { first, context } = chat;
      [chat.state] = transition(
        flow,
        newState(flow, '', chat.settings),
        { type: 'start', context, session: '', values: element.initial, ...first },
        evaluate,
      );
      await nextTask();
      update();
    }
  }

  adopt(element.shadowRoot as ShadowRoot, panelStyles);
  void load();
  return chat;
}
