import { among } from '../shared/nearest.ts';
import { own } from '../shared/json.ts';
import { checkExpression } from '../expression/check-expression.lazy.ts';
import { everyScript } from '../shared/every-script.ts';
import { compilePattern } from '../expression/pattern.lazy.ts';
import { entriesOf, type UnplacedProblem } from './shape-problems.ts';
import { flowTable, keyOf, keysOf, kindIn, type KeyTable } from './key-roles.ts';
import type { Key } from './keys.ts';
import type { Path } from '../shared/json-source.ts';

/* What a schema cannot say: do the places that a flow names exist, can its tests and patterns be read, do its braces close. */

const otherwise = ['else'];
const moments = ['open', 'close', 'idle', 'error', 'invalid', 'answer', 'return'];

/** Braces that ICU's quotes make words: icu-style.ts reads them. */
const quoted = /'\{(?!\s*[\p{L}_])[^']*'/u;
let allQuoted: RegExp | undefined;
/** A brace that a name follows. */
const namedOf = everyScript(/\{\s*[A-Za-z_]/y);

/** Why the braces of a text cannot be read, or `undefined`. */
function braces(source: string): readonly [message: string, hint: string] | undefined {
  if (!/[{}]/.test(source)) return undefined;
  const text =
    source.includes("'{") && quoted.test(source)
      ? source.replace((allQuoted ??= new RegExp(`${quoted.source}|'\\}+'`, 'gu')), '')
      : source;
  const open: number[] = [],
    named = namedOf(text);
  for (const { 0: sign, index: at } of text.matchAll(/[{}]|\\[^]?/g)) {
    if (sign === '{') {
      named.lastIndex = at;
      if (!open.length && !named.test(text)) {
        return [
          'a brace in the text is not followed by a name',
          'Write {name}, {price:money} or {n, plural, one {# day} other {# days}}; \\\\{ for a brace as such.',
        ];
      }
      open.push(at);
    } else if (sign === '}' && open.pop() === undefined)
      return ['the text has a } without a {', 'Remove it, or write \\\\} for a brace as such.'];
  }
  return open.length
    ? [
        `the { before "${text.slice(open[0]! + 1, open[0]! + 20)}" is not closed`,
        'Close it with }, or write \\\\{ for a brace as such.',
      ]
    : undefined;
}

/** Patterns that are read: no flow has so many, and one of a few letters may take long. */
const MAX_PATTERNS = 500;

/** Problems of meaning in a flow, however broken its shape is; at most `limit`. */
export function meaningProblems(flow: object, limit: number): UnplacedProblem[] {
  const found: UnplacedProblem[] = [];
  /** Where the walk is: one list for all of it, since most places are never told. */
  const path: (string | number)[] = [];
  const report = (
    code: UnplacedProblem['code'],
    message: string,
    hint: string,
    severity: UnplacedProblem['severity'] = 'error',
    atKey = false,
    at: Path = path,
  ) => void (found.length < limit && found.push({ code, severity, path: [...at], message, hint, atKey }));
  const each = (of: unknown, visit: (name: string, inner: unknown) => void) => {
    if (typeof of !== 'object' || !of) return;
    const isList = Array.isArray(of),
      end = path.length;
    for (const name of Object.keys(of)) {
      path[end] = isList ? +name : name;
      visit(name, own(of, name));
    }
    path.length = end;
  };
  const inside = (key: string, look: () => void) => {
    path.push(key);
    look();
    path.pop();
  };

  const parts = new Set(entriesOf(own(flow, 'parts')).map(([name]) => name));
  const intents = new Set(entriesOf(own(flow, 'intents')).map(([name]) => name));
  const ids = new Set<string>();
  const targets: { readonly path: Path; readonly name: string; readonly partOnly: boolean }[] = [];

  const target = (name: string, partOnly = false) => {
    if (!/^=|\{/.test(name)) targets.push({ path: [...path], name, partOnly });
  };
  const test = (source: string) => {
    if (found.length >= limit) return;
    const problem = checkExpression(source);
    if (problem)
      report(
        'bad-expression',
        `"${source.length > 80 ? source.slice(0, 80) + '…' : source}" cannot be read: ${problem.message} (character ${problem.at + 1})`,
        problem.hint,
      );
  };
  const patterns = new Set<string>();
  const pattern = (source: string) => {
    if (patterns.size >= MAX_PATTERNS) return;
    patterns.add(source);
    try {
      compilePattern(source, { whole: true });
    } catch (error) {
      report(
        'bad-pattern',
        `the pattern cannot be used: ${(error as Error).message}`,
        'Letters, classes, groups, | and repeats are known; nothing that looks ahead or back.',
      );
    }
  };
  const value = (piece: unknown) => {
    if (typeof piece !== 'string')
      each(piece, (_, inner) => {
        value(inner);
      });
    else if (piece[0] === '=') test(piece.slice(1));
  };
  const text = (piece: unknown) => {
    if (typeof piece !== 'string')
      return each(piece, (_, inner) => {
        text(inner);
      });
    const problem = braces(piece);
    if (problem) report('bad-text', problem[0], problem[1], 'warning');
  };
  const tests = (piece: unknown, key?: Key) => {
    if (typeof piece === 'string') test(piece);
    else
      each(piece, (_, inner) => {
        if (typeof inner === 'string') test(inner);
        else if (key) objects(inner, key);
      });
  };
  const routeMeant = among([...intents, ...otherwise]),
    momentMeant = among([...intents, ...moments]);
  const intent = (name: string, known: readonly string[]) => {
    if (intents.has(name) || known.includes(name) || found.length >= limit) return;
    const meant = (known === moments ? momentMeant : routeMeant)(name);
    report(
      'unknown-intent',
      `"${name}" is not an intent of this flow`,
      meant ? `Did you mean "${meant}"?` : 'Describe it in "intents".',
      'warning',
      true,
    );
  };

  const steps = (list: readonly unknown[]) =>
    each(list, (_, step) => {
      if (typeof step === 'string') return text(step);
      const id = own(step, 'id');
      if (typeof id === 'string') {
        inside('id', () => {
          if (ids.has(id)) report('doubled-id', `the id "${id}" is used on two steps`, 'Give one of them another id.');
          else if (parts.has(id))
            report('doubled-id', `"${id}" is the name of a part too`, 'Give the step another id.');
        });
        ids.add(id);
      }
      if (typeof step === 'object' && step) piece(step, keysOf(step, 'step'));
    });
  const place = (inner: unknown) => {
    if (typeof inner === 'string') target(inner);
    else if (Array.isArray(inner)) steps(inner);
  };
  const intentPlaces = (of: unknown, known: readonly string[]) =>
    each(of, (name, to) => {
      intent(name, known);
      place(to);
    });

  /** The objects in the value of a key, or in a list of them. */
  const objects = (of: unknown, key: Key | undefined): void => {
    if (Array.isArray(of))
      each(of, (_, inner) => {
        objects(inner, key);
      });
    else if (typeof of === 'object' && of) piece(of, keysOf(of, kindIn(key), key?.inner));
  };
  /** A step or anything inside it that is not data. */
  const piece = (of: object, keys: KeyTable): void =>
    each(of, (name, inner) => {
      meaning(inner, keyOf(keys, name));
    });
  const meaning = (inner: unknown, key: Key | undefined): void => {
    switch (key?.role) {
      case 'target':
        return place(inner);
      case 'targets':
        return intentPlaces(inner, otherwise);
      case 'test':
      case 'itemTest':
        return tests(inner, key);
      case 'preferences':
        return each(inner, (source, preference) => {
          test(source);
          objects(preference, key);
        });
      case 'pattern':
        if (typeof inner === 'string') pattern(inner);
        return;
      case 'value':
      case 'values':
      case 'sets':
      case 'sends':
        return value(inner);
      case 'textOrItems':
        return typeof inner === 'string' && inner.startsWith('=') ? value(inner) : text(inner);
      case 'text':
      case 'button':
      case 'texts':
      case 'address':
      case 'media':
      case 'template':
        return text(inner);
      case 'plain':
      case 'name':
      case 'saves':
        return;
      case 'options':
      case 'fields':
      case 'cards':
      case 'items':
      case 'pieces':
      case 'itemPieces':
      case undefined:
        if (typeof inner !== 'string') objects(inner, key);
        else if (key && key.role !== 'pieces') value(inner);
    }
  };

  each(flow, (name, inner) => {
    if (name === 'parts')
      each(inner, (_, list) => {
        if (Array.isArray(list)) steps(list);
      });
    else if (name === 'on') intentPlaces(inner, moments);
    else if (name === 'texts')
      each(inner, (_, texts) => {
        if (typeof texts === 'object') text(texts);
      });
    else if (name === 'start') {
      if (typeof inner === 'string') target(inner, true);
    } else meaning(inner, keyOf(flowTable, name));
  });

  const partNames = [...parts],
    placeNames = [...parts, ...ids],
    partMeant = among(partNames),
    placeMeant = among(placeNames);
  for (const { name, path: at, partOnly } of targets) {
    if (parts.has(name) || (!partOnly && ids.has(name)) || found.length >= limit) continue;
    const meant = (partOnly ? partMeant : placeMeant)(name),
      possible = partOnly ? partNames : placeNames;
    report(
      'unknown-target',
      `"${at[at.length - 1]}" leads to "${name}", which is ${partOnly ? 'not a part' : 'neither a part nor the id of a step'}`,
      meant
        ? `Did you mean "${meant}"?`
        : `There ${possible.length ? `is: ${possible.slice(0, 20).join(', ')}` : 'is no place to go to'}.`,
      'error',
      false,
      at,
    );
  }
  return found;
}
