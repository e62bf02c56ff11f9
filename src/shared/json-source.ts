import { nearest } from './nearest.ts';

/*
 * JSON text as an author sees it: where each value stands, which names are doubled, and where and why it stops being JSON. Reads the
 * text once and keeps its own stack, so neither depth nor size can break it. The values themselves come from JSON.parse.
 */

export type Path = readonly (string | number)[];

export interface JsonProblem {
  readonly at: number;
  readonly message: string;
  readonly hint: string;
}

export interface JsonVisitor {
  /** Each value: its path (live, copy it to keep it), its place, and the place of its key (of the value itself in a list). */
  value?(path: Path, at: number, keyAt: number): void;
  /** A name that its object has already. */
  doubled?(path: Path, keyAt: number): void;
  /** Nesting went below the limit; reading stops. */
  tooDeep?(path: Path, at: number): void;
}

class JsonError extends Error {
  readonly at: number;
  readonly hint: string;
  constructor(at: number, message: string, hint: string) {
    super(message);
    this.at = at;
    this.hint = hint;
  }
}

const blank = /[ \t\r\n]+/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y;
const piece = /[\p{L}\p{N}_$.+-]+|[^]/uy;

/** What stands in a string as it is; V8 reads it faster than a loop that is not compiled yet. */
const plain = /[^"\\\0-\x1f]*/y;

/** Where the string ends that begins at `start`. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 2) {
    plain.lastIndex = at;
    plain.test(text);
    at = plain.lastIndex;
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code < 32) {
      throw code === 10 || code === 13
        ? new JsonError(
            start,
            'a text has no closing quote on its line',
            'End it with " or, for a line break inside a text, write \\n.',
          )
        : new JsonError(
            at,
            'a text holds a tab or another control character',
            'Write \\t for a tab, \\n for a line break.',
          );
    }
    const escaped = text[at + 1] ?? '"';
    if (escaped === 'u' ? !/^[0-9a-f]{4}$/i.test(text.slice(at + 2, at + 6)) : !/["\\/bfnrt]/.test(escaped)) {
      throw new JsonError(at, `"\\${escaped}" is not an escape in JSON`, 'Write \\\\ for a backslash.');
    }
  }
  throw new JsonError(start, 'a text has no closing quote before the file ends', 'End it with ".');
}

/** What may come next; `first` is the first in a bracket, which may also close. */
type Wanted = 'value' | 'first' | 'key' | 'comma' | 'nothing';

/** Reads the whole text; the fault that made it stop, or `null`. */
export function scanJson(text: string, visitor: JsonVisitor, maxDepth = Infinity): JsonProblem | null {
  /** Open objects and lists: their place, and in objects the names so far. */
  const open: { readonly at: number; readonly names: Set<string> | undefined }[] = [];
  const path: (string | number)[] = [];
  let at = 0;
  let wanted = 'value' as Wanted;
  let keyAt = -1;

  const next = () => {
    blank.lastIndex = at;
    if (blank.test(text)) at = blank.lastIndex;
    return text[at];
  };
  const lineOf = (place: number) => positions(text)(place).line;
  const closing = () => {
    const { names, at: opened } = open[open.length - 1]!;
    return `${names ? '}' : ']'} of the ${names ? 'object' : 'list'} that begins in line ${lineOf(opened)}`;
  };
  const fail = (expected: string): never => {
    if (at >= text.length)
      throw new JsonError(
        text.length,
        'the file ends too early',
        `Expected ${expected}${open.length && !expected.includes(' begins ') ? `, and then ${closing()}` : ''}. Is it cut off?`,
      );
    piece.lastIndex = at;
    const [found] = piece.exec(text)!;
    if (found === "'" || /[“”„‘’]/.test(found))
      throw new JsonError(at, `${found} does not quote in JSON`, 'Use straight double quotes: "…".');
    if (found === '<' && !open.length)
      throw new JsonError(
        at,
        'an HTML page came instead of JSON',
        'Is the address right? Some servers answer every address with a page.',
      );
    if (found === '/' || found === '#')
      throw new JsonError(at, 'comments are not JSON', 'Put it into "note", which is never shown.');
    if (/^[-+.\d]/.test(found) && found.length > 1)
      throw new JsonError(
        at,
        `${found} is not a number in JSON`,
        'Write 5, -5, 0.5: no + before, no zero or dot in front, no letters.',
      );
    const meant = wanted === 'value' ? nearest(found, ['true', 'false', 'null']) : undefined;
    throw new JsonError(
      at,
      `${/\S/.test(found) ? found : `the character U+${found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`} cannot stand here`,
      meant ? `Did you mean ${meant}?` : `Expected ${expected}.`,
    );
  };

  /** A value is over: what may follow it. */
  const after = () => {
    wanted = open.length ? 'comma' : 'nothing';
  };

  const close = () => {
    open.pop();
    at++;
    path.pop();
    after();
  };

  const key = () => {
    const { names } = open[open.length - 1]!;
    if (text[at] !== '"') fail(wanted === 'first' ? 'a name in double quotes, or }' : 'a name in double quotes');
    keyAt = at;
    at = endOfString(text, at);
    const quoted = text.slice(keyAt, at);
    const name = quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
    path[path.length - 1] = name;
    if (names!.has(name)) visitor.doubled?.(path, keyAt);
    names!.add(name);
    if (next() !== ':') fail(`: after the name "${name}"`);
    at++;
    next();
  };

  const value = () => {
    wanted = 'value';
    const list = open.length > 0 && !open[open.length - 1]!.names;
    if (list) path[path.length - 1] = (path[path.length - 1] as number) + 1;
    const character = text[at];
    visitor.value?.(path, at, list || !open.length ? at : keyAt);
    if (character === '{' || character === '[') {
      if (open.length >= maxDepth) {
        visitor.tooDeep?.(path, at);
        return false;
      }
      open.push({ at, names: character === '{' ? new Set() : undefined });
      path.push(character === '{' ? '' : -1);
      wanted = 'first';
      at++;
      return true;
    }
    if (character === '"') at = endOfString(text, at);
    else {
      number.lastIndex = at;
      const found = number.exec(text)?.[0] ?? /^(?:true|false|null)(?![\w$])/.exec(text.slice(at, at + 6))?.[0];
      if (!found) fail('a value: a text in double quotes, a number, true, false, null, a list or an object');
      at += found!.length;
    }
    after();
    return true;
  };

  try {
    for (;;) {
      const character = next();
      if (wanted === 'nothing') {
        if (at < text.length)
          throw new JsonError(
            at,
            'something follows after the end',
            'A file is one object: remove what stands behind it, or the bracket that closed it too early.',
          );
        return null;
      }
      const inside = open[open.length - 1];
      const end = inside && (inside.names ? '}' : ']');
      if (wanted === 'comma') {
        if (character === end) close();
        else if (character === ',') {
          const comma = at++;
          const following = next();
          if (following === '}' || following === ']')
            throw new JsonError(comma, 'a comma has nothing after it', 'Remove the comma.');
          wanted = inside!.names ? 'key' : 'value';
        } else {
          if (character !== undefined && /["\w[{-]/.test(character))
            throw new JsonError(at, 'a comma is missing before this', 'Put a comma after the value before it.');
          fail(`a comma, or ${closing()}`);
        }
      } else if (wanted === 'first' && character === end) close();
      else {
        if (inside?.names) key();
        if (!value()) return null;
      }
    }
  } catch (error) {
    if (error instanceof JsonError) return { at: error.at, message: error.message, hint: error.hint };
    throw error;
  }
}

/** From a place in the text to line and column, both counted from 1. */
export function positions(text: string): (at: number) => { readonly line: number; readonly column: number } {
  const starts = [0];
  for (const { index, 0: found } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + found.length);
  return (at) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - starts[low]! + 1 };
  };
}

export interface Place {
  readonly at: number;
  readonly keyAt: number;
}

/** The places of these paths, in their order; a path that is not there gets the nearest place above it. */
export function locate(text: string, paths: readonly Path[]): readonly Place[] {
  interface Twig {
    place?: Place;
    readonly twigs: Map<string | number, Twig>;
  }
  const root: Twig = { twigs: new Map() };
  for (const path of paths) {
    let twig = root;
    for (const key of path) {
      let inner = twig.twigs.get(key);
      if (!inner) twig.twigs.set(key, (inner = { twigs: new Map() }));
      twig = inner;
    }
  }
  /** The wanted twig at each depth of the path being read; undefined where nothing is wanted. */
  const along: (Twig | undefined)[] = [root];
  scanJson(text, {
    value(path, at, keyAt) {
      const twig = path.length ? along[path.length - 1]?.twigs.get(path[path.length - 1]!) : root;
      along[path.length] = twig;
      if (twig) twig.place = { at, keyAt };
    },
  });
  return paths.map((path) => {
    let twig: Twig | undefined = root;
    let place: Place = root.place ?? { at: 0, keyAt: 0 };
    for (const key of path) {
      twig = twig?.twigs.get(key);
      if (!twig?.place) break;
      place = twig.place;
    }
    return place;
  });
}
