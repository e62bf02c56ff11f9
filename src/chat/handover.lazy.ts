/* All that a `handover` step needs, of the engine and of the view. Only flows that have one fetch it. */
export { handoverWorks as works } from '../engine/handover.lazy.ts';
export { handoverCard, handoverSpoken, reaches, styles } from '../view/person/handover-card.lazy.ts';
