/** A step is done in these stages; after each the conversation may wait. */
export const stages = ['wait', 'typing', 'words', 'goal', 'card-typing', 'verb', 'way'] as const;
export type Stage = (typeof stages)[number];

export const stageAfter = (stage: Stage): Stage | null => stages[stages.indexOf(stage) + 1] ?? null;
