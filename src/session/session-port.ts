import type { ChatAct } from '../engine/input.ts';
import type { Effect } from '../engine/effect.ts';

export type { ConversationStore, Keep, QueuedEnvelope } from '../storage/store-port.ts';

/** What tells the session about results: see `effects/delivery/`. */
export type Report = (act: ChatAct) => void;

/** Does one effect of the engine; wired up by the element. */
export type Perform = (effect: Effect) => void;
