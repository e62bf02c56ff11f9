import type { Effect } from '../engine/effect.ts';
import type { ChatInput } from '../engine/input.ts';
import type { ChatState } from '../engine/state.ts';
import type { Works } from '../engine/works.ts';
import type { SessionOptions } from './session.ts';

export type Deliver = Extract<Effect, { type: 'deliver' }>;

/** Milliseconds that a state waits for the storage before it is shown anyway, and that the storage gets before it is tried again. */
export const STORAGE_TIMEOUT_MS = 3000;

/** Saves the states of one conversation, each with the envelopes that it sends. */
export interface Saving {
  /** Envelopes that are not in the outbox yet. */
  unsaved: readonly Deliver[];
  /** Never rejects. `newer`: another tab was faster, and nothing of it counts. What can't be saved is tried again. */
  save(next: ChatState): Promise<'saved' | 'newer' | 'failed'>;
  /** What could not be saved with its state is saved with the newest one, and then goes out. */
  saveAgain(): Promise<void>;
}

/** The session that it saves for. */
interface SavedSession {
  state(): ChatState;
  send(act: ChatInput): void;
  hand(effect: Effect): void;
  /** Goes on from what another tab has saved. */
  follow(): Promise<void>;
  /** Something was saved. */
  saved(): void;
}

/** The works for inputs: there with the visitor's first act, and before anything is taken up again. */
export function inputsOf(options: SessionOptions): NonNullable<Works['inputs']> {
  const { inputs } = options.works();
  if (!inputs) throw new Error('The works for inputs are not there yet.');
  return inputs;
}

/** Told, sent and over: nobody needs the visitor's own words any more. */
function isDone({ pending, deliveries }: ChatState): boolean {
  const all = Object.values(deliveries);
  return pending?.kind === 'end' && all.length > 0 && all.every((status) => status === 'delivered');
}

export function createSaving(options: SessionOptions, session: SavedSession): Saving {
  const { clock, name, keep } = options;
  const saveLater = () => clock.after(STORAGE_TIMEOUT_MS, () => void saving.saveAgain());
  const saving: Saving = {
    unsaved: [],
    async save(next) {
      const envelopes = saving.unsaved;
      saving.unsaved = [];
      try {
        const store = await options.store();
        const kept = isDone(next) ? inputsOf(options).forgetPersonal(next) : next;
        if ((await store.save(name, kept, envelopes, keep, true)) === false) return 'newer';
        session.saved();
        return 'saved';
      } catch {
        saving.unsaved = [...envelopes, ...saving.unsaved];
        for (const { envelope } of envelopes)
          if (envelope.type === 'form.submitted') session.send({ type: 'kept', id: envelope.id });
        if (envelopes.length) saveLater();
        return 'failed';
      }
    },
    async saveAgain() {
      const late = saving.unsaved;
      const saved = await saving.save(session.state());
      if (saved === 'saved') late.forEach(session.hand);
      if (saved !== 'newer') return;
      saving.unsaved = late;
      await session.follow();
      saveLater();
    },
  };
  return saving;
}
