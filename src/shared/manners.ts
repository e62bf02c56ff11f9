/** How messages may arrive, from at once to slowly. */
export const paces = ['instant', 'quick', 'natural', 'calm'] as const;

/** How a goal may be celebrated. */
export const celebrations = ['confetti', 'hearts', 'stars', 'fireworks', 'balloons', 'snow', 'none'] as const;
