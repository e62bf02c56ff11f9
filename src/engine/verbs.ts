import type { AnyStep } from './step-at.ts';
import type { Works } from './works.ts';

/** The verb of a step, of those that can be done: the first one that it has. */
export const verbOf = (step: AnyStep, { verbs }: Works): string | undefined =>
  verbs.find((verb) => step[verb as keyof AnyStep] !== undefined);

/** What asks the outside for a step: its verb, or the poll of its question. */
export const askingVerb = (step: AnyStep, works: Works): string => (step.poll ? 'poll' : verbOf(step, works)) ?? '';
