import type { Effect } from '../engine/effect.ts';
import type { ChatState } from '../engine/state.ts';
import type { SessionOptions } from './session.ts';

/** A state as it is drawn: what nobody gets, or not yet, is not for a moment shown as on its way. */
export function asShown(state: ChatState, effects: readonly Effect[], options: SessionOptions): ChatState {
  const { pending, deliveries } = state;
  const envelopes = effects.filter((effect) => effect.type === 'deliver');
  const unsent = envelopes.find(
    ({ endpoint, envelope }) => envelope.id in deliveries && !options.sends(endpoint, envelope),
  );
  if (unsent) return { ...state, deliveries: { ...deliveries, [unsent.envelope.id]: 'unsent' } };
  const waits = pending?.kind === 'submit' && envelopes.some(({ endpoint }) => options.lacks?.(endpoint));
  return waits ? { ...state, deliveries: { ...deliveries, [pending.id]: 'kept' } } : state;
}
