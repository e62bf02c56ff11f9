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
import { openDeliveries, resumable, resumed } from './resume.ts';

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

type Deliver = Extract<Effect, { type: 'deliver' }>;

/** Milliseconds that a state waits for the storage before it is shown anyway, and that the storage gets before it is tried again. */
const STORAGE_TIMEOUT_MS = 3000;
/** Milliseconds that another tab gets for what it is doing, before this one does it. */
const COURTESY = 1500;

/** Told, sent and over: nobody needs the visitor's own words any more. */
function isDone({ pending, deliveries }: ChatState): boolean {
  const all = Object.values(deliveries);
  return pending?.kind === 'end' && all.length > 0 && all.every((status) => status === 'delivered');
}

/** Keeps one conversation alive: works inputs off, saves, shows, hands effects out, in this order. */
export function createSession(options: SessionOptions): Session {
  const { flow, clock, chance, name, keep } = options;
  let state = newState(flow, options.print, options.settings);
  let work: Promise<unknown> = Promise.resolve();
  /** Envelopes that are not in the outbox yet. */
  let unsaved: readonly Deliver[] = [];
  let stopped = false;
  let cancel = () => {};
  let tabs: ReturnType<NonNullable<SessionOptions['tabs']>>;

  /** There with the visitor's first act, and before anything is taken up again. */
  function inputs() {
    const { inputs: taken } = options.works();
    if (!taken) throw new Error('The works for inputs are not there yet.');
    return taken;
  }

  const join = () => {
    if (keep !== 'nothing' && !stopped) tabs ??= options.tabs?.(() => void queue(follow));
  };

  const readSaved = (saved: ChatState | null | undefined) => resumable(saved, state.flow.print, inputs());

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
    const effect = inputs().pendingEffect(flow, state, options.works());
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

  /** Never rejects. `newer`: another tab was faster, and nothing of it counts. What can't be saved is tried again. */
  async function save(next: ChatState): Promise<'saved' | 'newer' | 'failed'> {
    const envelopes = unsaved;
    unsaved = [];
    try {
      const store = await options.store();
      const kept = isDone(next) ? inputs().forgetPersonal(next) : next;
      if ((await store.save(name, kept, envelopes, keep, true)) === false) return 'newer';
      join();
      tabs?.tell();
      return 'saved';
    } catch {
      unsaved = [...envelopes, ...unsaved];
      for (const { envelope } of envelopes)
        if (envelope.type === 'form.submitted') void send({ type: 'kept', id: envelope.id });
      if (envelopes.length) clock.after(STORAGE_TIMEOUT_MS, () => void saveAgain());
      return 'failed';
    }
  }

  /** What could not be saved with its state is saved with the newest one, and then goes out. */
  async function saveAgain(): Promise<void> {
    const late = unsaved;
    const saved = await save(state);
    if (saved === 'saved') late.forEach(hand);
    if (saved !== 'newer') return;
    unsaved = late;
    await queue(follow);
    clock.after(STORAGE_TIMEOUT_MS, () => void saveAgain());
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
    const before = unsaved;
    const outgoing = effects.filter(isSent);
    unsaved = [...before, ...outgoing];
    let saved: 'saved' | 'newer' | 'failed' | 'late' = 'saved';
    if (next.acted && (keep !== 'nothing' || unsaved.length)) {
      const saving = save(next);
      saved = await Promise.race([saving, patience]);
      if (saved === 'newer') {
        unsaved = before;
        return false;
      }
      if (saved === 'late')
        void saving.then((at) => {
          if (at === 'newer') {
            unsaved = [...before, ...outgoing, ...unsaved];
            void queue(follow).then(saveAgain);
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
    options.changed(asShown(effects));
    if (saved === 'saved') before.forEach(hand);
    // In the order in which it happened; what is to be sent only once it is on disk.
    for (const effect of effects) if (saved === 'saved' || !isSent(effect)) hand(effect);
    return true;
  }

  /** The state as it is drawn: what nobody gets, or not yet, is not for a moment shown as on its way. */
  function asShown(effects: readonly Effect[]): ChatState {
    const { pending, deliveries } = state;
    const envelopes = effects.filter((effect) => effect.type === 'deliver');
    const unsent = envelopes.find(
      ({ endpoint, envelope }) => envelope.id in deliveries && !options.sends(endpoint, envelope),
    );
    if (unsent) return { ...state, deliveries: { ...deliveries, [unsent.envelope.id]: 'unsent' } };
    const waits = pending?.kind === 'submit' && envelopes.some(({ endpoint }) => options.lacks?.(endpoint));
    return waits ? { ...state, deliveries: { ...deliveries, [pending.id]: 'kept' } } : state;
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
      state = resumed(inputs().comeBack(saved), options);
      join();
      options.changed(state);
      const effect = inputs().pendingEffect(flow, state, options.works());
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
