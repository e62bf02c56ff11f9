import type { Settings } from '../engine/state.ts';

type Pace = Settings['pace'];

/** Milliseconds for each character, at the most for one message, and between two; as long as a person's patience, not as a person types. */
const paces: { readonly [name: string]: readonly [perCharacter: number, most: number, between: number] } = {
  instant: [0, 0, 0],
  quick: [8, 700, 200],
  natural: [18, 1500, 400],
  calm: [30, 2600, 700],
};

/** A pace by name, or in a flow's numbers: words (of 6 characters) a minute, and seconds. */
export function paceOf(pace: unknown): Pace {
  const {
    speed = 555,
    max = 1.5,
    between: rest = 0.4,
  } = Object(pace) as { speed?: number; max?: number; between?: number };
  const numbers =
    typeof pace === 'object' && pace
      ? [1e4 / speed, max * 1e3, rest * 1e3]
      : typeof pace === 'string' && Object.hasOwn(paces, pace) && paces[pace];
  const [perCharacter, most, between] = numbers || (paces['natural'] as [number, number, number]);
  return { perCharacter, most, between };
}
