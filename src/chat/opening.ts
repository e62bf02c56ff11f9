import { hasStoredDatabase } from '../storage/has-stored-database.ts';
import { nextTask } from '../browser/next-task.ts';
import type { Conversation } from './conversation.ts';
import { takeStart, type EarlyCall } from './early-call.ts';
import type { Interaction } from './interaction.ts';

/** How a conversation comes to its first message: it is begun, or taken up again where something is kept on this device. */
export interface Opening {
  /** How far it is: not due yet, begun, begun where the page wanted it, or there with all that the page may call. */
  phase: 'loading' | 'begun' | 'started' | 'ready';
  /** Begins where the page wants it, if it has said so. */
  begin(conversation: Conversation): Promise<void>;
  /** @param kept whether something may be kept; `undefined` where that is not known yet, and not worth a wait */
  open(conversation: Conversation, kept: Promise<boolean | undefined> | undefined): Promise<void>;
}

/** @param early calls of the page that came before the interaction was there */
export function createOpening(early: EarlyCall[], interact: () => Promise<Interaction>, stopped: AbortSignal): Opening {
  /** Goes on with what is kept on this device. False when there is nothing, or the page wants to begin anew: then it is forgotten. */
  async function takeUp(conversation: Conversation): Promise<boolean> {
    if (!(await hasStoredDatabase())) return false;
    if (opening.phase !== 'started' && !early.some(({ start }) => start)) return conversation.resume();
    const { conversations } = await interact();
    if (!conversation.state.acted) await conversations.remove(conversation.name);
    return false;
  }

  const opening: Opening = {
    phase: 'loading',
    async begin(conversation) {
      const start = takeStart(early);
      if (opening.phase !== 'started') opening.phase = start ? 'started' : 'begun';
      await conversation.begin(start?.start?.part);
      start?.done();
    },
    async open(conversation, mayBeKept) {
      const kept = conversation.keep === 'nothing' ? false : await mayBeKept;
      if (kept) {
        await interact();
        if (!(await takeUp(conversation))) await opening.begin(conversation);
      } else {
        // Without an earlier visit the first message waits for nothing more.
        await nextTask();
        await opening.begin(conversation);
        await painted();
        if (stopped.aborted) return;
        await interact();
        // A storage that could not tell in time, or whose mark is gone, may still have a conversation.
        if (kept === undefined) await takeUp(conversation);
      }
    },
  };
  return opening;
}

/** The first message is painted before anything else is asked for; in the background all that waits until somebody looks. */
const painted = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
