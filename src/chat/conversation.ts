import type { Effect } from '../engine/effect.ts';
import type { Question } from '../engine/question.ts';
import type { Telling } from '../engine/reading.ts';
import type { ChatState, Context } from '../engine/state.ts';
import { firstWorks } from '../engine/blocks.ts';
import { openQuestion } from '../engine/open-question.ts';
import { entryCount } from '../engine/selectors.ts';
import { withWorks, type Works } from '../engine/works.ts';
import { isLed, readTouch } from '../effects/delivery/attribution.ts';
import type { Flow } from '../flow/flow.ts';
import type { FlowUses } from '../flow/uses-of.ts';
import { flowPrint } from '../session/flow-print.ts';
import { createSession, type Session } from '../session/session.ts';
import type { Values } from '../shared/json.ts';
import { rememberLast } from '../shared/remember.ts';
import { toJson } from '../shared/to-json.ts';
import type { Keep } from '../storage/store-port.ts';
import type { PanelNodes } from '../view/panel.ts';
import type { View } from '../view/view.ts';
import { arrival } from '../browser/arrival.ts';
import { chance } from '../browser/chance.ts';
import { clock } from '../browser/clock.ts';
import { momentOf } from './chat-context.ts';
import type { ChatElement } from './chat-element.ts';
import { lazyQuestionTypes, lazyWorks, type Chunks } from './chunks.ts';
import type { Dressing } from './dressing.ts';
import type { Interaction } from './interaction.ts';
import type { MissingParts } from './missing-parts.ts';
import type { Voice } from './voice.ts';

/** Where one chat lives, as long as its flow is shown. */
export interface Home {
  readonly element: ChatElement;
  readonly root: ShadowRoot;
  readonly nodes: PanelNodes;
  readonly chunks: Chunks;
  readonly missing: MissingParts;
  readonly dressing: Dressing;
  readonly stopped: AbortSignal;
}

/** One conversation on a page, from its first message on. */
export interface Conversation extends Home {
  readonly flow: Flow;
  readonly uses: FlowUses;
  /** What it is stored under: two chats with one flow are two conversations. */
  readonly name: string;
  readonly keep: Keep;
  readonly session: Session;
  /** What is shown. */
  readonly state: ChatState;
  /** Whether anything is shown yet. */
  readonly isShown: boolean;
  readonly voice: Voice;
  /** What its texts are read with. */
  readonly telling: Telling;
  /** What is there of the engine's works. */
  readonly works: Works;
  readonly view: View;
  readonly question: Question | null;
  /** Rows that were drawn and not yet looked at. */
  readonly rows: HTMLElement[];
  /** Whether it was taken up again and not begun. */
  readonly isResumed: boolean;
  /** Number of entries that were taken up again. */
  readonly restored: number;
  /** What stands in an open bubble of fields. */
  draft(values: Values | undefined): void;
  /** Hands in more of the engine's works. */
  addWorks(more: Partial<Works>): void;
  /** Begins, or begins anew. */
  begin(part?: string): Promise<void>;
  /** Goes on with what is kept on this device. False when there is nothing. */
  resume(): Promise<boolean>;
  /** How it is told has changed: the next drawing says so. */
  changeVoice(voice: Voice): Promise<void>;
  /** What shows and does all that is more than the first message; from now on effects go there. */
  join(interaction: Interaction): void;
  redraw(): void;
}

/** Names of the conversations on this page. */
const names = new Set<string>();

function takeName(flow: Flow, element: ChatElement, stopped: AbortSignal): string {
  let name = `${flow.flow} ${element.id}`.trim();
  while (names.has(name)) name += '+';
  names.add(name);
  stopped.addEventListener('abort', () => names.delete(name));
  return name;
}

interface Given {
  readonly home: Home;
  readonly flow: Flow;
  /** The flow before texts from other files came into it: what a file adds makes no other flow of it. */
  readonly written: Flow;
  readonly uses: FlowUses;
  readonly context: Context;
  readonly works: Partial<Works>;
  readonly voice: Voice;
  /** Gets the interaction. */
  interact(): Promise<Interaction>;
  createView(
    conversation: Conversation,
    interaction: Interaction | undefined,
    interact: () => Promise<Interaction>,
  ): View;
}

export function createConversation(given: Given): Conversation {
  const { home, flow, uses, interact } = given;
  const { element, stopped, chunks, nodes } = home;
  const keep = element.preview ? 'nothing' : ((element.keep ?? flow.keep ?? 'visit') as Keep);
  const name = takeName(flow, element, stopped);
  const touch = readTouch(arrival.address, arrival.referrer);
  /** What is to be done as soon as the interaction is there. */
  const waiting: Effect[] = [];
  // Their works come with the interaction; until then the engine knows that they can be done, and asks for them.
  const pageVerbs = (element.blocks ?? []).map(({ verb }) => verb);
  let works = withWorks(firstWorks, { ...given.works, verbs: pageVerbs, questionTypes: lazyQuestionTypes });
  let interaction: Interaction | undefined;
  let shown: ChatState | undefined;
  let draft: Values | undefined;
  let asked: number | undefined;
  let isResumed = false;
  let restored = 0;
  let voice = given.voice;

  /** Hands in works that the engine asks for: of the step that is next, or of the one whose question is open again. */
  async function provide(names: readonly string[]): Promise<void> {
    await interact();
    for (const work of names) conversation.addWorks(await lazyWorks(chunks, work));
    await session.send({ type: 'ready' });
    conversation.redraw();
    // A question that was taken up again can be answered from now on.
    interaction?.changed();
  }

  const session = createSession({
    flow,
    print: flowPrint(given.written),
    name,
    keep,
    settings: voice.settings,
    context: { ...given.context, visitor: { first: touch }, visit: { last: touch } },
    led: isLed(touch) && !arrival.again,
    moment: (act) => ({ ...momentOf(element.context), ...interaction?.moment(act) }),
    works: () => works,
    clock,
    chance,
    store: async () => (await interact()).conversations,
    sends: (endpoint, envelope) => interaction?.delivery.sends(endpoint, envelope) ?? false,
    lacks: (endpoint) => !interaction?.delivery.sends(endpoint),
    watch: (id) => interaction?.delivery.watch(id),
    tabs(heard) {
      if (!globalThis.BroadcastChannel) return undefined;
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
    perform(effect) {
      if (effect.type === 'need') void provide(effect.works);
      else if (interaction) interaction.perform(effect);
      else waiting.push(effect);
    },
    changed(state) {
      // A new conversation has new rows, also where the old one began with the same.
      if (shown && shown.session.id !== state.session.id) nodes.log.replaceChildren();
      if (isResumed && !shown) restored = entryCount(state);
      shown = state;
      const count = conversation.question?.count;
      if (count !== asked) draft = undefined;
      asked = count;
      element.requestUpdate();
      interaction?.changed();
    },
  });
  stopped.addEventListener('abort', () => session.stop());

  const question = rememberLast((state: ChatState, ready: Works, filled: Values | undefined) =>
    openQuestion(flow, state, ready, filled),
  );
  let view: View | undefined;
  const conversation: Conversation = {
    ...home,
    flow,
    uses,
    name,
    keep,
    session,
    rows: [],
    get state() {
      return shown ?? session.state;
    },
    get isShown() {
      return Boolean(shown);
    },
    get voice() {
      return voice;
    },
    get telling() {
      return { flow, settings: voice.settings, formats: works.formats };
    },
    get works() {
      return works;
    },
    get view() {
      return (view ??= given.createView(conversation, interaction, interact));
    },
    get question() {
      return question(conversation.state, works, draft);
    },
    get isResumed() {
      return isResumed;
    },
    get restored() {
      return restored;
    },
    draft(values) {
      draft = values;
      element.requestUpdate();
    },
    addWorks(more) {
      works = withWorks(works, more);
    },
    async begin(part) {
      isResumed = false;
      restored = 0;
      await session.start(element.initial, part);
    },
    async resume() {
      // Drawn before `resume` has come back.
      isResumed = true;
      isResumed = await session.resume();
      return isResumed;
    },
    async changeVoice(next) {
      const before = toJson(voice.settings);
      voice = next;
      conversation.redraw();
      if (toJson(next.settings) !== before) await session.send({ type: 'settings', settings: next.settings });
    },
    join(next) {
      interaction = next;
      conversation.addWorks(next.works);
      for (const effect of waiting.splice(0)) next.perform(effect);
      conversation.redraw();
    },
    redraw() {
      view = undefined;
      element.requestUpdate();
    },
  };
  return conversation;
}
