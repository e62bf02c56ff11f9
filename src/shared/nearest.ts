/** Letters of a word that are compared; two words that differ only behind them are the same here. */
const MAX_LETTERS = 60;
/** Candidates that are looked at, those among them that are compared letter by letter, and words that `among` looks for. */
const MAX_CANDIDATES = 500;
const MAX_COMPARED = 20;
const MAX_WORDS = 100;

/**
 * Steps from one word to another: a letter left out, put in, changed, or swapped with its neighbour (optimal string
 * alignment). More than `most` where there are.
 */
function distance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let row: number[] = [];
  for (let at = 0; at <= b.length; at++) row.push(at);
  for (let i = 1, lowest = 0; i <= a.length; i++) {
    const next = [i];
    let low = i;
    for (let j = 1; j <= b.length; j++) {
      const changed = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + changed);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      next.push(least);
      if (least < low) low = least;
    }
    if (low > most && lowest > most) return low;
    lowest = low;
    before = row;
    row = next;
  }
  return row[b.length]!;
}

/** Letters and digits alone, small: what is left of a name once its style is set aside. */
const bare = (word: string) =>
  word
    .slice(0, 4 * MAX_LETTERS)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, MAX_LETTERS);

/** How often each letter stands in a word; some share a place. */
function lettersOf(word: string): Uint8Array {
  const counts = new Uint8Array(32);
  for (let at = 0; at < word.length; at++) counts[word.charCodeAt(at) & 31]!++;
  return counts;
}

/** Letters that one word has and the other has not: there are no fewer steps between the two. */
function apart(a: Uint8Array, b: Uint8Array): number {
  let more = 0,
    less = 0;
  for (let at = 0; at < 32; at++) {
    const difference = a[at]! - b[at]!;
    if (difference > 0) more += difference;
    else less -= difference;
  }
  return Math.max(more, less);
}

interface Known {
  readonly candidate: string;
  readonly name: string;
  readonly letters: Uint8Array;
}
/** What was read of lists and sets, with the size that they had: one flow asks for many words among the same names. */
const read = new WeakMap<object, { readonly size: number; readonly known: readonly Known[] }>();
const sizeOf = (of: Iterable<string>) => (of instanceof Set ? of.size : Array.isArray(of) ? of.length : NaN);

function knownIn(candidates: Iterable<string>): readonly Known[] {
  const before = read.get(candidates),
    size = sizeOf(candidates);
  if (before?.size === size) return before.known;
  const known: Known[] = [];
  for (const candidate of candidates) {
    if (known.length >= MAX_CANDIDATES) break;
    const name = bare(candidate);
    known.push({ candidate, name, letters: lettersOf(name) });
  }
  read.set(candidates, { size, known });
  return known;
}

/**
 * The candidate that `word` was most likely meant to be: at most a third of its letters off, or its beginning;
 * `undefined` when none comes near. Looks at no more than 500 candidates, and closely at those alone that have nearly
 * the same letters.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const known = knownIn(candidates),
    wanted = bare(word),
    letters = lettersOf(wanted);
  let least = Math.min(Math.max(1, Math.floor(wanted.length / 3)) + 1, wanted.length),
    best = -1;
  const off = known.map(({ name, letters: others }) =>
    Math.abs(name.length - wanted.length) < least ? apart(letters, others) : Infinity,
  );
  // The nearest letters first: once one is found, all others are further off.
  for (let step = 0, compared = 0; step < least + (best < 0 ? 0 : 1) && compared < MAX_COMPARED; step++) {
    for (let at = 0; at < known.length && compared < MAX_COMPARED; at++) {
      if (off[at] !== step) continue;
      compared++;
      const steps = distance(wanted, known[at]!.name, least);
      if (steps < least || (steps === least && at < best)) [best, least] = [at, steps];
    }
  }
  return (best < 0 ? known.find(({ name }) => wanted.length > 2 && name.startsWith(wanted)) : known[best])?.candidate;
}

/** The same for many words among the same candidates: the first hundred of them, since nobody mends more at once. */
export function among(candidates: Iterable<string>): (word: string) => string | undefined {
  let words = 0;
  return (word) => (words++ < MAX_WORDS ? nearest(word, candidates) : undefined);
}
