import type { Values } from '../shared/json.ts';
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
  readonly evaluate?: Evaluate;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Called when there is something to save or to restore; may reject and is then asked again. */
  store(): Promise<ConversationStore>;
  /** Whether an envelope goes into the outbox. */
  sends(endpoint: string, envelope: Envelope): boolean;
  /** Finds out what became of a submission of an earlier visit, and sends `delivered`, `kept`, `refused`, `unclear` or `unsent`. */
  watch(id: string): void;
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

  function hand(effect: Effect): void {
    const { type } = effect;
    if (type !== 'pause') return options.perform(effect);
    cancel();
    cancel = clock.after(effect.ms, () => void send({ type: 'elapsed', key: effect.key }));
  }

  /** Never rejects. What can't be saved is tried again. */
  async function save(next: ChatState): Promise<void> {
    const list = unsaved;
    unsaved = [];
    try {
      await (await options.store()).save(name, isDone(next) ? acts.forgetPersonal(next) : next, list, keep);
      list.forEach(options.perform);
    } catch {
      unsaved = [...list, ...unsaved];
      for (const { envelope } of list)
        if (envelope.type === 'form.submitted') void send({ type: 'kept', id: envelope.id });
      if (list.length) clock.after(PATIENCE, () => void save(state));
    }
  }

  async function step(act: ChatAct): Promise<void> {
    if (stopped) return;
    const [next, effects] = transition(
      flow,
      state,
      { ...act, at: clock.now(), uuid: chance.uuid(), chance: chance.random() },
      options.evaluate,
      acts,
    );
    if (next === state) return;
    /** Id of the last envelope that nobody gets: a submission is always the last. */
    let unsent = '';
    const rest = effects.filter(
      (effect) =>
        effect.type !== 'deliver' ||
        (options.sends(effect.endpoint, effect.envelope) ? !unsaved.push(effect) : (unsent = effect.envelope.id)),
    );
    if (next.acted && (keep !== 'nothing' || unsaved.length)) {
      await new Promise<void>((resolve) => {
        const enough = clock.after(PATIENCE, resolve);
        void save(next).then(resolve).then(enough);
      });
      if (stopped) return;
    }
    state = next;
    // What nobody gets is not for a moment shown as on its way.
    options.changed(
      state.deliveries[unsent] ? { ...state, deliveries: { ...state.deliveries, [unsent]: 'unsent' } } : state,
    );
    rest.forEach(hand);
  }

  function send(act: ChatAct): Promise<void> {
    const mine = work.then(() => step(act));
    work = mine.catch(() => {});
    return mine;
  }

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
      const { visitor } = saved.context;
      // Where somebody first came from stays; all else is as the page is now.
      state = acts.comeBack({
        ...saved,
        settings: options.settings,
        context: { ...saved.context, ...options.context, ...(visitor && { visitor }) },
      });
      options.changed(state);
      const effect = acts.pendingEffect(flow, state, options.evaluate);
      if (effect) hand(effect.type === 'pause' ? { ...effect, ms: 0 } : effect);
      for (const [id, status] of Object.entries(state.deliveries)) if (/sending|kept|unclear/.test(status)) options.watch(id);
      return true;
    },
    stop() {
      stopped = true;
      cancel();
    },
  };
}
