/** A number that can be said only when what it is made of is known. */
export type Known = number | null;

/** `part` of `whole`; unknown where there is nothing to take a part of. */
export const rate = (part: Known, whole: Known): Known =>
  part === null || whole === null || whole === 0 ? null : part / whole;

export interface Spending {
  readonly qualified: number;
  /** What one customer is worth. */
  readonly value: Known;
  readonly rewards: Known;
  readonly campaign: Known;
}

export interface Earnings {
  readonly costs: Known;
  /** 2 is 200 %: each unit spent brought itself back and two more. */
  readonly roi: Known;
  readonly costPerCustomer: Known;
}

/** What a campaign earned on what it cost. Whatever is not known makes unknown what depends on it. */
export function earnings({ qualified, value, rewards, campaign }: Spending): Earnings {
  const costs = rewards === null || campaign === null ? null : rewards + campaign;
  return {
    costs,
    roi: costs === null || value === null ? null : rate(qualified * value - costs, costs),
    costPerCustomer: rate(costs, qualified),
  };
}

/** Two-sided 95 %. */
const Z = 1.959963984540054;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Wilson's score interval for `hits` of `tries`. */
export function wilson(hits: number, tries: number): Interval | null {
  if (tries === 0) return null;
  const share = hits / tries;
  const middle = share + (Z * Z) / (2 * tries);
  const spread = Z * Math.sqrt((share * (1 - share)) / tries + (Z * Z) / (4 * tries * tries));
  const whole = 1 + (Z * Z) / tries;
  return { low: Math.max(0, (middle - spread) / whole), high: Math.min(1, (middle + spread) / whole) };
}

export interface Arm {
  readonly hits: number;
  readonly tries: number;
}

/** Newcombe's interval for how much better `b` does than `a`: it holds for small numbers too. */
export function difference(a: Arm, b: Arm): Interval | null {
  const [ofA, ofB] = [wilson(a.hits, a.tries), wilson(b.hits, b.tries)];
  if (!ofA || !ofB) return null;
  const [p, q] = [a.hits / a.tries, b.hits / b.tries];
  return {
    low: q - p - Math.hypot(q - ofB.low, ofA.high - p),
    high: q - p + Math.hypot(ofB.high - q, p - ofA.low),
  };
}

/** Conversations of each arm below which no winner is named, whatever the numbers say. */
export const LEAST_SAMPLE = 100;

export type Verdict = 'too-few' | 'no-difference' | 'better' | 'worse';

/** Whether `b` does better than `a`. */
export function verdict(a: Arm, b: Arm): Verdict {
  if (Math.min(a.tries, b.tries) < LEAST_SAMPLE) return 'too-few';
  const between = difference(a, b)!;
  if (between.low > 0) return 'better';
  return between.high < 0 ? 'worse' : 'no-difference';
}
