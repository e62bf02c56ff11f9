/** The chat's own tones and those that variants name (`nl~formal`). */
export const tonesWith = (known: readonly string[], variants: readonly string[]): string[] => [
  ...new Set([...known, ...variants.flatMap((variant) => variant.split('~').slice(1))]),
];

/** Formal tones count in any case of letters. */
export const isTone = (tone: string, tones: readonly string[], formalTones: readonly string[]): boolean =>
  tones.includes(tone) || formalTones.some((each) => each.toLowerCase() === tone.toLowerCase());
