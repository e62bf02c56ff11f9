import type { Chance } from '../shared/ports.ts';

export const chance: Chance = {
  random: () => Math.random(),
  // randomUUID is for secure contexts only; the digits say version 4 and variant 1.
  uuid: () =>
    crypto.randomUUID?.() ??
    '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
      (Number(digit) ^ ((crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) & (15 >> (Number(digit) / 4)))).toString(
        16,
      ),
    ),
};
