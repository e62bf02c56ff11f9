import type { Inputs } from '../engine/run.ts';
import type { ChatState, Context, DeliveryStatus, Settings } from '../engine/state.ts';

/* What makes a reload, or another tab, go on where a conversation was. When it is asked for: see `resume` and `follow` of session.ts. */

/** What is kept on this device, if it is of the same flow (`print`) and of a build that is known. */
export const resumable = (
  saved: ChatState | null | undefined,
  print: string,
  { readSaved }: Inputs,
): ChatState | null => {
  const state = saved ? readSaved(saved) : null;
  return state?.flow.print === print ? state : null;
};

/** The page as it is now. */
interface Now {
  readonly settings: Settings;
  readonly context: Context;
  /** Something led the visitor here this time. */
  readonly led?: boolean | undefined;
}

/** A saved conversation on the page as it is now: where somebody first came from stays. */
export function resumed(saved: ChatState, { settings, context, led }: Now): ChatState {
  const { visitor, visit } = saved.context;
  return {
    ...saved,
    settings,
    context: { ...saved.context, ...context, ...(visitor && { visitor }), ...(visit && !led && { visit }) },
  };
}

const open: ReadonlySet<DeliveryStatus> = new Set(['sending', 'kept', 'unclear']);

/** Submissions that an earlier visit has left open. */
export const openDeliveries = ({ deliveries }: ChatState): string[] =>
  Object.entries(deliveries).flatMap(([id, status]) => (open.has(status) ? [id] : []));
