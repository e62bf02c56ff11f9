/** Steps from one word to another: a letter left out, put in, changed, or swapped with its neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + changed);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length]!;
}

/** Letters and digits alone, small: what is left of a name once its style is set aside. */
const bare = (word: string) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The candidate that `word` was most likely meant to be: at most a third of its letters off, or its beginning; `undefined` when none comes near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = bare(word).slice(0, 60);
  let best: string | undefined;
  let begun: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const name = bare(candidate).slice(0, 60);
    if (wanted.length > 2 && name.startsWith(wanted)) begun ??= candidate;
    if (Math.abs(name.length - wanted.length) >= least) continue;
    const steps = distance(wanted, name);
    if (steps < least && steps < wanted.length) [best, least] = [candidate, steps];
  }
  return best ?? begun;
}
