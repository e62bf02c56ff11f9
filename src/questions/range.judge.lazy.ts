import { plainCharacters } from '../shared/typed-text.ts';
import { typedText } from './typed.judge.lazy.ts';

/** No two ends of a range are longer, in characters: what is longer is not even looked at. */
const LONGEST = 120;

/**
 * Both ends of a range: of a list of two, or of what was typed with a dash or with `joiner` between them. A dash may stand within an end
 * too, so the first place counts at which `read` understands both sides.
 */
export function endsOf<T>(
  given: unknown,
  read: (end: unknown) => T | undefined,
  joiner = '',
): readonly [T, T] | undefined {
  const both = (from: unknown, to: unknown): readonly [T, T] | undefined => {
    const first = read(from);
    const last = first === undefined ? undefined : read(to);
    return first === undefined || last === undefined ? undefined : [first, last];
  };
  if (Array.isArray(given)) return given.length === 2 ? both(given[0], given[1]) : undefined;
  const typed = plainCharacters(typedText(given));
  if (typed.length > LONGEST) return undefined;
  for (const between of [plainCharacters(joiner), '-', '...'])
    for (let at = between ? typed.indexOf(between, 1) : -1; at > 0; at = typed.indexOf(between, at + 1)) {
      const ends = both(typed.slice(0, at), typed.slice(at + between.length));
      if (ends) return ends;
    }
  return undefined;
}
