import { html } from 'lit';
import type { ChatState } from '../engine/state.ts';
import type { Flow } from '../flow/flow.ts';
import type { Works } from '../engine/works.ts';
import { usesOf, type FlowUses } from '../flow/uses-of.ts';
import { flowPrint } from '../session/flow-print.ts';
import { loadFlow, type Failure } from '../session/load-flow.ts';
import { hasStoredDatabase } from '../storage/has-stored-database.ts';
import { languageDistance } from '../shared/language.ts';
import { stringsOf } from '../tone/strings.ts';
import { newNodes, panel } from '../view/panel.ts';
import { panelStyles } from '../view/panel.styles.ts';
import { drawTranscript } from '../view/transcript.ts';
import { adopt } from '../view/adopt-styles.ts';
import { arrived, isAhead } from '../browser/arrival.ts';
import { nextTask } from '../browser/next-task.ts';
import { retryUntilLoaded } from '../browser/retry-until-loaded.ts';
import { reportError } from '../events.ts';
import { flowText, type Prefetched } from './prefetch.ts';
import { readContext } from './chat-context.ts';
import type { ChatElement } from './chat-element.ts';
import { createView } from './chat-view.ts';
import { chunksDue, createChunks } from './chunks.ts';
import { createConversation, type Conversation, type Home } from './conversation.ts';
import { createDressing } from './dressing.ts';
import { takeStart, type EarlyCall } from './early-call.ts';
import type { Interaction } from './interaction.ts';
import { createMissingParts } from './missing-parts.ts';
import { readVoice, type Voice } from './voice.ts';

export type { ChatElement };

/** The chat that an element holds, as long as it shows one flow. */
export interface Chat {
  /** What is shown; undefined before the first message. */
  readonly state: ChatState | undefined;
  /** What the page may do, as soon as the conversation has begun or was taken up again, and all that it needs is there. */
  readonly interaction: Interaction | undefined;
  /** Whether this flow is the one that is shown. */
  shows(flow: unknown): boolean;
  /** The page has called `start` before the interaction was there. */
  startEarly(): void;
  /** Theme, language, tone or words changed: all is read anew, the conversation goes on where it was. */
  refresh(theme?: boolean): Promise<void>;
  /** What stands in the element; undefined as long as that is the page's own words. */
  draw(): unknown;
  /** After each drawing. */
  drawn(): void;
}

/** Texts of the first message that lie in a file, or a theme, are waited for as long as this, in milliseconds. */
const TEXTS_TIMEOUT_MS = 3000;
const later = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Whether texts of a flow lie in files of their own. */
const hasCatalogue = ({ texts }: Flow): boolean =>
  typeof texts === 'string' || Object.values(texts ?? {}).some((table) => typeof table === 'string');

/**
 * @param early calls of the page that came before the interaction was there
 * @param prefetched what was asked for already
 */
export function createChat(
  element: ChatElement,
  early: EarlyCall[],
  stopped: AbortSignal,
  prefetched: Prefetched,
): Chat {
  const update = () => {
    element.requestUpdate();
  };
  const root = element.shadowRoot as ShadowRoot;
  const missing = createMissingParts(element, update);
  const chunks = createChunks(root, missing, stopped);
  const dressing = createDressing(element, chunks);
  const home: Home = { element, root, nodes: newNodes(), chunks, missing, dressing, stopped };
  const drawnAhead = isAhead();
  let conversation: Conversation | undefined;
  let interaction: Interaction | undefined;
  let interacting: Promise<Interaction> | undefined;
  /** The conversation is there, and the page's calls may come. */
  let isReady = false;
  /** The first message is due, if it is not there yet. */
  let hasBegun = false;
  /** It has begun where the page wanted it, by `start`. */
  let isStarted = false;
  /** Why there is nothing to show, in words. */
  let failed = '';
  let turn = 0;

  /** Puts the brand on, and reads how all is told; undefined when another change came in between. */
  async function voiceFor(flow: Flow, before?: Voice, soon = !interaction): Promise<Voice | undefined> {
    const mine = ++turn;
    dressing.brand?.dress(flow.theme);
    const voice = await readVoice(element, flow, dressing, before, soon);
    if (mine !== turn) return undefined;
    // Another language's words have not come: those so far stay until they do.
    if (interaction && !voice.isWhole) void wantStrings(voice, false).then(() => refresh());
    return voice;
  }

  const wantStrings = ({ settings: { lang, tone } }: Voice, isNeeded: boolean) =>
    retryUntilLoaded(
      async () => {
        const strings = await stringsOf(lang, tone);
        return strings.send ? strings : undefined;
      },
      stopped,
      missing.note('strings', isNeeded),
    );

  async function refresh(theme = false): Promise<void> {
    if (theme) await dressing.change(Boolean(conversation?.flow.theme), () => void refresh());
    if (!conversation) return;
    const voice = await voiceFor(conversation.flow, conversation.voice);
    if (voice) await conversation.changeVoice(voice);
  }

  /** Gets what a conversation needs after its first message; tries again until it is there. */
  const interact = (): Promise<Interaction> => (interacting ??= beginInteraction());
  async function beginInteraction(): Promise<Interaction> {
    const current = conversation as Conversation;
    const [{ createInteraction }] = await Promise.all([chunks.get('interaction'), wantStrings(current.voice, true)]);
    await nextTask();
    await arrived();
    // Now all words are there, not only those of the first message: nothing is told with some of them missing.
    const voice = await voiceFor(current.flow, current.voice, false);
    // Drawn once with both.
    const changed = voice && current.changeVoice(voice);
    interaction = createInteraction(current);
    current.join(interaction);
    await changed;
    if (!current.voice.isWhole) await refresh();
    return interaction;
  }

  /** The conversation is on the screen: what it needs from now on is fetched while the visitor reads. */
  async function settle(current: Conversation): Promise<void> {
    const ready = await interact();
    // What was drawn ahead of its visitor begins when they come.
    if (drawnAhead) await current.session.send({ type: 'begun' });
    isReady = true;
    const { kind } = dressing.brand?.theme?.celebrate ?? {};
    const due = chunksDue('reading', {
      uses: current.uses,
      brand: kind ? [kind] : [],
      keeps: current.keep !== 'nothing',
    });
    for (const name of due) void chunks.get(name);
    ready.prepare(due);
    runEarly(ready);
  }

  const runEarly = (ready: Interaction) => {
    if (stopped.aborted) return;
    for (const { run } of early.splice(0)) run(ready);
  };

  /** What the page asked for before the visitor acts is done before. */
  async function interactInOrder(): Promise<Interaction> {
    const ready = await interact();
    runEarly(ready);
    return ready;
  }

  /** Begins where the page wants it, if it has said so. */
  async function begin(current: Conversation): Promise<void> {
    hasBegun = true;
    const start = takeStart(early);
    if (start) isStarted = true;
    await current.begin(start?.start?.part);
    start?.done();
  }

  /** Gets the texts that lie in files; the first message waits for those of its own language, and not for long. */
  async function translate(flow: Flow): Promise<void> {
    const lang = element.lang || element.closest<HTMLElement>('[lang]')?.lang || (flow.language ?? '');
    const coming = chunks.get('catalogues').then(({ takeCatalogues }) => {
      const { needed, all } = takeCatalogues(flow, {
        base: new URL(element.source ?? '', document.baseURI).href,
        isNeeded: (variant) => /^(~|$)/.test(variant) || languageDistance(lang, variant.split('~')[0]!) < Infinity,
        fault: (message, hint) => {
          reportError(element, 'texts-unreachable', message, '', hint);
        },
      });
      void all.then(() => refresh());
      return needed;
    });
    await Promise.race([coming, later(TEXTS_TIMEOUT_MS)]);
  }

  async function fail({ code, message, hint }: Failure): Promise<void> {
    reportError(element, code, message, '', hint);
    failed = (await stringsOf(element.lang || document.documentElement.lang, element.tone ?? '')).unavailable ?? '';
    update();
  }

  async function load(): Promise<void> {
    const late = () => void refresh();
    if (prefetched.failure) return fail(prefetched.failure);
    const dressed = element.theme ? dressing.change(false, late, prefetched.theme) : undefined;
    if (element.lang) void stringsOf(element.lang, element.tone ?? '', true);
    const isFile = location.protocol === 'file:' && !/^\s*https?:/i.test(element.source ?? '');
    const loaded = await loadFlow(element.flow ?? flowText(element), element.source, prefetched.flow, isFile);
    if (!loaded.flow) return fail(loaded);
    const { flow } = loaded;
    const written = { ...flow };
    const [[uses, works]] = await Promise.all([
      usedBy(flow),
      dressed ?? (flow.theme ? dressing.change(true, late) : undefined),
    ]);
    const voice = await voiceFor(flow);
    if (stopped.aborted || !voice) return;
    const context = readContext(element.context, flow);
    conversation = createConversation({
      home,
      flow,
      written,
      uses,
      context,
      works,
      voice,
      interact,
      createView: (current, there) => createView(current, there, interactInOrder),
    });
    await open(conversation);
  }

  /** What a flow uses, and what of the engine's works its first message may need. */
  async function usedBy(flow: Flow): Promise<readonly [FlowUses, Partial<Works>]> {
    if (hasCatalogue(flow)) await translate(flow);
    const uses = usesOf(flow);
    const due = chunksDue('first', { uses, brand: [], keeps: false });
    const [expressions, icu, offers] = await Promise.all([
      due.includes('expressions') ? chunks.get('expressions') : undefined,
      due.includes('icu') ? chunks.get('icu') : undefined,
      due.includes('offers') ? chunks.get('offers') : undefined,
    ]);
    return [
      uses,
      {
        ...(expressions && { evaluate: expressions.evaluate, matches: expressions.matchesWhole }),
        ...(icu && { formats: icu.icuFormats }),
        ...(offers && { offerAt: offers.runningOffer }),
      },
    ];
  }

  async function open(current: Conversation): Promise<void> {
    const kept = current.keep === 'nothing' ? false : await prefetched.kept;
    if (kept) {
      await interact();
      if (!(await takeUp(current))) await begin(current);
    } else {
      // Without an earlier visit the first message waits for nothing more.
      await nextTask();
      await begin(current);
      await painted();
      if (stopped.aborted) return;
      await interact();
      // A storage that could not tell in time, or whose mark is gone, may still have a conversation.
      if (kept === undefined) await takeUp(current);
    }
    await settle(current);
  }

  /** Goes on with what is kept on this device. False when there is nothing, or the page wants to begin anew: then it is forgotten. */
  async function takeUp(current: Conversation): Promise<boolean> {
    if (!(await hasStoredDatabase())) return false;
    if (!isStarted && !early.some(({ start }) => start)) return current.resume();
    const { conversations } = await interact();
    if (!current.state.acted) await conversations.remove(current.name);
    return false;
  }

  adopt(root, panelStyles);
  void load();
  return {
    get state() {
      return conversation?.isShown ? conversation.state : undefined;
    },
    get interaction() {
      return isReady ? interaction : undefined;
    },
    shows: (flow) => conversation?.state.flow.print === flowPrint(flow as Flow),
    startEarly() {
      // Nobody can have answered yet, so that nothing has to be forgotten before.
      if (conversation && hasBegun && !interaction) void begin(conversation);
    },
    refresh,
    draw() {
      if (conversation?.isShown) return panel(conversation, interaction);
      return failed && html`<slot></slot><p part="unavailable" role="status">${failed}</p>`;
    },
    drawn() {
      if (!conversation?.isShown) return;
      const { state, view, rows } = conversation;
      rows.push(...drawTranscript(home.nodes.log, state, view));
      interaction?.drawn();
    },
  };
}

/** The first message is painted before anything else is asked for; in the background all that waits until somebody looks. */
const painted = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
