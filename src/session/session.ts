import { own, type Values } from '../shared/json.ts';
import type { Chance, Clock } from '../shared/ports.ts';
import type { Evaluate } from '../expression/expression.ts';
import type { Flow } from '../flow/flow.ts';
import type { ConversationStore, Keep } from '../storage/store-port.ts';
import type { Effect } from '../engine/effect.ts';
import type { Envelope } from '../engine/envelope.ts';
import type { ChatAct } from '../engine/input.ts';
import type { ChatState, Context, Settings } from '../engine/state.ts';
import { acts } from '../engine/acts.lazy.ts';
import { newState, transition } from '../engine/engine.ts';

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
  /** What the page knows at this moment: `page`, and what the host says. */
  moment?(): Context;
  readonly evaluate?: Evaluate;
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
  /** Does an effect, pauses excepted; an envelope's once it is in the outbox. */
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
  send(act: ChatAct): Promise<void>;
  /** Nothing is shown or done any more; what is on its way to the disk gets there. */
  stop(): void;
}

type Deliver = Extract<Effect, { type: 'deliver' }>;

/** Milliseconds that a state waits for the storage before it is shown anyway, and that the storage gets before it is tried again. */
const PATIENCE = 3000;
/** Milliseconds that another tab gets for what it is doing, before this one does it. */
const COURTESY = 1500;

/** Told, sent and over: nobody needs the visitor's own words any more. */
const isDone = ({ pending, deliveries }: ChatState): boolean =>
  pending?.kind === 'end' && /^(delivered,?)+$/.test(String(Object.values(deliveries)));

/** Keeps one conversation alive: works inputs off, saves, shows, hands effects out, in this order. */
export function createSession(options: SessionOptions): Session {
  const { flow, clock, chance, name, keep } = options;
  let state = newState(flow, options.print, options.settings);
  let work: Promise<unknown> = Promise.resolve();
  let unsaved: Deliver[] = [];
  let stopped = false;
  let cancel = () => {};
  let tabs: ReturnType<NonNullable<SessionOptions['tabs']>>;

  const join = () => {
    if (keep !== 'nothing' && !stopped) tabs ??= options.tabs?.(() => void queue(follow));
  };

  /** Takes over a saved conversation as the page is now: where somebody first came from stays. */
  function takeOver(saved: ChatState, settings = options.settings): void {
    const { visitor, visit } = saved.context;
    state = {
      ...saved,
      settings,
      context: {
        ...saved.context,
        ...options.context,
        ...(visitor && { visitor }),
        ...(visit && !options.led && { visit }),
      },
    };
  }

  const watchAll = () => {
    for (const [id, status] of Object.entries(state.deliveries))
      if (/sending|kept|unclear/.test(status)) options.watch(id);
  };

  /** Another tab has gone on: this one shows the same, and does what the other one does not get done. */
  async function follow(): Promise<void> {
    const saved = await options
      .store()
      .then((ready) => ready.newer?.(name))
      .catch(() => null);
    if (!saved || stopped || saved.flow.print !== state.flow.print) return;
    takeOver(saved, state.settings);
    options.changed(state);
    join();
    cancel();
    const effect = acts.pendingEffect(flow, state, options.evaluate);
    if (effect?.type === 'pause')
      cancel = clock.after(effect.ms + COURTESY, () => void send({ type: 'elapsed', key: effect.key }));
    if (effect?.type === 'request') cancel = clock.after(effect.timeout + COURTESY, () => options.perform(effect));
    watchAll();
  }

  function hand(effect: Effect): void {
    const { type } = effect;
    if (type !== 'pause') return options.perform(effect);
    cancel();
    cancel = clock.after(effect.ms, () => void send({ type: 'elapsed', key: effect.key }));
  }

  /** Never rejects. What can't be saved is tried again. False: another tab was faster, and nothing of it counts. */
  async function save(next: ChatState): Promise<boolean> {
    const list = unsaved;
    unsaved = [];
    try {
      const saved = await (
        await options.store()
      ).save(name, isDone(next) ? acts.forgetPersonal(next) : next, list, keep, true);
      if (saved === false) return false;
      list.forEach(options.perform);
      join();
      tabs?.tell();
    } catch {
      unsaved = [...list, ...unsaved];
      for (const { envelope } of list)
        if (envelope.type === 'form.submitted') void send({ type: 'kept', id: envelope.id });
      if (list.length) clock.after(PATIENCE, () => void save(state));
    }
    return true;
  }

  async function step(act: ChatAct): Promise<void> {
    if (stopped) return;
    // News of a submission that this tab knows nothing of: another one has gone on, and was closed before it could tell.
    if ('id' in act && keep !== 'nothing' && !own(state.deliveries, act.id)) await follow();
    /** Storage that does not answer holds nothing up for longer. */
    let enough = () => {};
    const patience = new Promise<true>((resolve) => {
      enough = clock.after(PATIENCE, () => resolve(true));
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
  async function attempt(act: ChatAct, patience: Promise<true>): Promise<boolean> {
    if (stopped) return true;
    const [next, effects] = transition(
      flow,
      state,
      { ...act, at: clock.now(), uuid: chance.uuid(), chance: chance.random(), moment: options.moment?.() },
      options.evaluate,
      acts,
    );
    if (next === state) return true;
    /** Id of the last envelope that nobody gets: a submission is always the last. */
    let unsent = '';
    const waits = effects.find((effect) => effect.type === 'deliver' && options.lacks?.(effect.endpoint) === true);
    const rest = effects.filter(
      (effect) =>
        effect.type !== 'deliver' ||
        (options.sends(effect.endpoint, effect.envelope) ? !unsaved.push(effect) : (unsent = effect.envelope.id)),
    );
    if (next.acted && (keep !== 'nothing' || unsaved.length)) {
      const saving = save(next);
      let late = false;
      void saving.then((saved) => {
        if (!saved && late) void queue(follow);
      });
      if (!(await Promise.race([saving, patience]))) return false;
      late = true;
      if (stopped) return true;
    }
    state = next;
    // What nobody gets is not for a moment shown as on its way.
    const { pending, deliveries } = state;
    const shown = unsent in deliveries ? 'unsent' : waits && pending?.kind === 'submit' ? 'kept' : undefined;
    const about = unsent in deliveries ? unsent : pending?.kind === 'submit' ? pending.id : '';
    options.changed(shown ? { ...state, deliveries: { ...deliveries, [about]: shown } } : state);
    rest.forEach(hand);
    return true;
  }

  /** After everything that was begun before. */
  function queue(task: () => Promise<void>): Promise<void> {
    const mine = work.then(task);
    work = mine.catch(() => {});
    return mine;
  }

  const send = (act: ChatAct): Promise<void> => queue(() => step(act));

  return {
    get state() {
      return state;
    },
    send,
    start: (values, part) => send({ type: 'start', part, values, context: options.context, session: chance.uuid() }),
    async resume() {
      const saved = await options
        .store()
        .then((store) => store.load(name))
        .catch(() => null);
      if (saved?.flow.print !== state.flow.print) return false;
      if (stopped) return false;
      takeOver(acts.comeBack(saved));
      join();
      options.changed(state);
      const effect = acts.pendingEffect(flow, state, options.evaluate);
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
