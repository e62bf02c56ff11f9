import { html } from 'lit';
import type { ChatState } from '../engine/state.ts';
import type { Flow } from '../flow/flow.ts';
import { flowPrint } from '../session/flow-print.ts';
import { loadFlow, type Failure } from '../session/load-flow.ts';
import { stringsOf } from '../tone/strings.ts';
import { newNodes, panel } from '../view/panel.ts';
import { panelStyles } from '../view/panel.styles.ts';
import { drawTranscript } from '../view/transcript.ts';
import { adopt } from '../view/adopt-styles.ts';
import { arrived, isAhead } from '../browser/arrival.ts';
import { nextTask } from '../browser/next-task.ts';
import { reportError } from '../events.ts';
import { flowText, type Prefetched } from './prefetch.ts';
import { readContext } from './chat-context.ts';
import type { ChatElement } from './chat-element.ts';
import { createView } from './chat-view.ts';
import { chunksDue, createChunks } from './chunks.ts';
import { createConversation, type Conversation, type Home } from './conversation.ts';
import { createDressing } from './dressing.ts';
import type { EarlyCall } from './early-call.ts';
import { getFirstNeeds } from './first-needs.ts';
import type { Interaction } from './interaction.ts';
import { createMissingParts } from './missing-parts.ts';
import { createOpening } from './opening.ts';
import { readVoice, wantStrings, type Voice } from './voice.ts';

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
    if (interaction && !voice.isWhole) void wantStrings(voice, stopped, missing, false).then(() => refresh());
    return voice;
  }

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
    const [{ createInteraction }] = await Promise.all([
      chunks.get('interaction'),
      wantStrings(current.voice, stopped, missing, true),
    ]);
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

  const opening = createOpening(early, interact, stopped);

  /** The conversation is on the screen: what it needs from now on is fetched while the visitor reads. */
  async function settle(current: Conversation): Promise<void> {
    const ready = await interact();
    // What was drawn ahead of its visitor begins when they come.
    if (drawnAhead) await current.session.send({ type: 'begun' });
    opening.phase = 'ready';
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
      getFirstNeeds(element, chunks, flow, () => refresh()),
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
    await opening.open(conversation, prefetched.kept);
    if (!stopped.aborted) await settle(conversation);
  }

  adopt(root, panelStyles);
  void load();
  return {
    get state() {
      return conversation?.isShown ? conversation.state : undefined;
    },
    get interaction() {
      return opening.phase === 'ready' ? interaction : undefined;
    },
    shows: (flow) => conversation?.state.flow.print === flowPrint(flow as Flow),
    startEarly() {
      // Nobody can have answered yet, so that nothing has to be forgotten before.
      if (conversation && opening.phase !== 'loading' && !interaction) void opening.begin(conversation);
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
