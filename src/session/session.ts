import { own, type Values } from '../shared/json.ts';
import type { Chance, Clock } from '../shared/ports.ts';
import type { Flow } from '../flow/flow.ts';
import type { ConversationStore, Keep } from '../storage/store-port.ts';
import type { Effect } from '../engine/effect.ts';
import type { Envelope } from '../engine/envelope.ts';
import type { ChatInput } from '../engine/input.ts';
import type { ChatState, Context, Settings } from '../engine/state.ts';
import { newState, transition } from '../engine/transition.ts';
import type { Works } from '../engine/works.ts';
import { asShown } from './as-shown.ts';
import { openDeliveries, resumable, resumed } from './resume.ts';
import { createSaving, inputsOf, STORAGE_TIMEOUT_MS, type Deliver, type Saving } from './saving.ts';

export interface SessionOptions {
  readonly flow: Flow;
  /** Fingerprint of the flow's content: a conversation of another one is not resumed. */
  readonly print: string;
  /** What the conversation is stored under. */
  readonly name: string;
  readonly keep: Keep;
  readonly settings: Settings;
  readonly context: Context;
  /** Something led the visitor here this time: then it is the last touch, else the one before still is. */
  readonly led?: boolean;
  /** What the page knows in the moment of an act: `page`, and what the host says. */
  moment?(act: ChatInput): Context;
  /** What is there of the engine's works; those for inputs are there before anybody acts or is taken up again. */
  works(): Works;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Called when there is something to save or to restore; may reject and is then asked again. */
  store(): Promise<ConversationStore>;
  /** Whether an envelope goes into the outbox. */
  sends(endpoint: string, envelope: Envelope): boolean;
  /** Whether nobody is there to send to now: what is submitted is then never shown as on its way. */
  lacks?(endpoint: string): boolean;
  /** Finds out what became of a submission of an earlier visit, and sends `delivered`, `kept`, `refused`, `unclear` or `unsent`. */
  watch(id: string): void;
  /**
   * Listens for other tabs with this conversation, and calls `heard` when one has saved it; called with the first act or a restored
   * conversation. Where it is missing, a tab finds out before it acts.
   */
  tabs?(heard: () => void): { tell(): void; close(): void } | undefined;
  /** Does an effect, pauses excepted, in the order in which things happened; an envelope's once it is in the outbox. */
  perform(effect: Effect): void;
  /** Draws a state, which is on disk by then where it is to be stored. */
  changed(state: ChatState): void;
}

export interface Session {
  /** As it was last shown. */
  readonly state: ChatState;
  /** Begins, or begins anew. */
  start(values?: Values, part?: string): Promise<void>;
  /** Goes on with the saved conversation. False when there is none: nothing has happened then. */
  resume(): Promise<boolean>;
  /** Inputs are worked off one after another; resolves when this one is shown. */
  send(act: ChatInput): Promise<void>;
  /** Nothing is shown or done any more; what is on its way to the disk gets there. */
  stop(): void;
}

/** Milliseconds that another tab gets for what it is doing, before this one does it. */
const COURTESY = 1500;

/** Keeps one conversation alive: works inputs off, saves, shows, hands effects out, in this order. */
export function createSession(options: SessionOptions): Session {
  const { flow, clock, chance, name, keep } = options;
  let state = newState(flow, options.print, options.settings);
  let work: Promise<unknown> = Promise.resolve();
  let stopped = false;
  let cancel = () => {};
  let tabs: ReturnType<NonNullable<SessionOptions['tabs']>>;

  const join = () => {
    if (keep !== 'nothing' && !stopped) tabs ??= options.tabs?.(() => void queue(follow));
  };

  const readSaved = (saved: ChatState | null | undefined) => resumable(saved, state.flow.print, inputsOf(options));

  const saving: Saving = createSaving(options, {
    state: () => state,
    send: (act) => void send(act),
    hand,
    follow: () => queue(follow),
    saved() {
      join();
      tabs?.tell();
    },
  });

  const watchAll = () => {
    for (const id of openDeliveries(state)) options.watch(id);
  };

  /** Another tab has gone on: this one shows the same, and does what the other one does not get done. */
  async function follow(): Promise<void> {
    const newer = await options
      .store()
      .then((ready) => ready.newer?.(name))
      .catch(() => null);
    const saved = readSaved(newer);
    if (!saved || stopped) return;
    state = resumed(saved, { ...options, settings: state.settings });
    options.changed(state);
    join();
    cancel();
    const effect = inputsOf(options).pendingEffect(flow, state, options.works());
    if (effect?.type === 'pause')
      cancel = clock.after(effect.ms + COURTESY, () => void send({ type: 'elapsed', key: effect.key }));
    else if (effect?.type === 'request') cancel = clock.after(effect.timeout + COURTESY, () => options.perform(effect));
    else if (effect) options.perform(effect);
    watchAll();
  }

  function hand(effect: Effect): void {
    if (effect.type !== 'pause') return options.perform(effect);
    cancel();
    cancel = clock.after(effect.ms, () => void send({ type: 'elapsed', key: effect.key }));
  }

  async function step(act: ChatInput): Promise<void> {
    if (stopped) return;
    // News of a submission that this tab knows nothing of: another one has gone on, and was closed before it could tell.
    const submission = 'id' in act && act.type !== 'news' ? act.id : undefined;
    if (submission !== undefined && keep !== 'nothing' && !own(state.deliveries, submission)) await follow();
    /** Storage that does not answer holds nothing up for longer. */
    let enough = () => {};
    const patience = new Promise<'late'>((resolve) => {
      enough = clock.after(STORAGE_TIMEOUT_MS, () => resolve('late'));
    });
    try {
      // Nothing is looked up before: what is said in the moment of leaving goes out with the page. Whoever was too late starts again from
      // what the other tab has made of it; what is done there is not done twice.
      while (!(await attempt(act, patience))) await Promise.race([follow(), patience]);
    } finally {
      enough();
    }
  }

  /** False when another tab has saved the conversation meanwhile: then nothing has happened. */
  async function attempt(act: ChatInput, patience: Promise<'late'>): Promise<boolean> {
    if (stopped) return true;
    const stamp = { at: clock.now(), uuid: chance.uuid(), chance: chance.random(), moment: options.moment?.(act) };
    const [next, effects] = transition(flow, state, { ...act, ...stamp }, options.works());
    if (next === state) return true;
    const isSent = (effect: Effect): effect is Deliver =>
      effect.type === 'deliver' && options.sends(effect.endpoint, effect.envelope);
    const before = saving.unsaved;
    const outgoing = effects.filter(isSent);
    saving.unsaved = [...before, ...outgoing];
    let saved: 'saved' | 'newer' | 'failed' | 'late' = 'saved';
    if (next.acted && (keep !== 'nothing' || saving.unsaved.length)) {
      const writing = saving.save(next);
      saved = await Promise.race([writing, patience]);
      if (saved === 'newer') {
        saving.unsaved = before;
        return false;
      }
      if (saved === 'late')
        void writing.then((at) => {
          if (at === 'newer') {
            saving.unsaved = [...before, ...outgoing, ...saving.unsaved];
            void queue(follow).then(saving.saveAgain);
          }
          if (at === 'saved') [...before, ...outgoing].forEach(hand);
        });
      if (stopped) {
        // Nothing is shown any more, but what is on disk goes out.
        if (saved === 'saved') [...before, ...outgoing].forEach(options.perform);
        return true;
      }
    }
    state = next;
    options.changed(asShown(state, effects, options));
    if (saved === 'saved') before.forEach(hand);
    // In the order in which it happened; what is to be sent only once it is on disk.
    for (const effect of effects) if (saved === 'saved' || !isSent(effect)) hand(effect);
    return true;
  }

  /** After everything that was begun before. */
  function queue(task: () => Promise<void>): Promise<void> {
    const mine = work.then(task);
    work = mine.catch(() => {});
    return mine;
  }

  const send = (act: ChatInput): Promise<void> => queue(() => step(act));

  return {
    get state() {
      return state;
    },
    send,
    start: (values, part) => send({ type: 'start', part, values, context: options.context, session: chance.uuid() }),
    async resume() {
      const kept = await options
        .store()
        .then((store) => store.load(name))
        .catch(() => null);
      const saved = readSaved(kept);
      if (!saved || stopped || state.acted) return false;
      cancel();
      state = resumed(inputsOf(options).comeBack(saved), options);
      join();
      options.changed(state);
      const effect = inputsOf(options).pendingEffect(flow, state, options.works());
      if (effect) hand(effect.type === 'pause' ? { ...effect, ms: 0 } : effect);
      watchAll();
      return true;
    },
    stop() {
      stopped = true;
      cancel();
      tabs?.close();
    },
  };
}
