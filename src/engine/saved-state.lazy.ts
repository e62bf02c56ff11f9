import { STATE_FORMAT, type ChatState } from './state.ts';

/** Stages by the numbers that they had in format 1. */
const numbered = [null, 'wait', 'typing', 'words', 'goal', 'card-typing', 'verb', 'way'] as const;

/** A state of format 1, which had no number of its own and numbered its stages, as one of today. */
function migrate(saved: Omit<ChatState, 'format' | 'stage'> & { readonly stage: unknown }): ChatState | null {
  const stage = typeof saved.stage === 'number' ? numbered[saved.stage] : undefined;
  return stage === undefined ? null : { ...saved, format: STATE_FORMAT, stage };
}

/** A conversation that comes back from the device; null for one of a build that is not known here, which is begun anew. */
export function readSaved(saved: ChatState): ChatState | null {
  const format: unknown = saved.format;
  if (format !== undefined && format !== STATE_FORMAT) return null;
  return format === undefined ? migrate(saved) : saved;
}
