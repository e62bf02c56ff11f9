import { namesIn } from '../../expression/expression-names.lazy.ts';
import { evaluate } from '../../expression/expression.lazy.ts';
import { toNumber } from '../../expression/expression.ts';
import { own } from '../../shared/json.ts';
import type { Path } from '../../shared/json-source.ts';
import { keyOf } from '../key-roles.ts';
import { entriesOf } from '../shape-problems.ts';
import { asText, type FlowPieces, type Piece, type Spoken } from './collected-pieces.ts';
import { fixedWords } from './placeholders.ts';
import type { Report } from './report.ts';
import { MAX_WAIT } from '../../shared/max-wait.ts';

/* Checks of single steps for their readers: alternative texts for pictures, short waits, and labels that fit. */

/**
 * Longest labels, in characters: what fits on a phone of 320 px in three lines, or in one tile. An option's is the
 * longest that real flows were found to have.
 */
const longest = { option: 105, tile: 40, button: 40, field: 80 };
/** Most tables of translations in which labels are looked up. */
const MAX_TABLES = 100;
/** A longer word overflows its button, since it cannot be broken. */
const LONGEST_WORD = 26;

/** What a picture shows must be told in words; `"alt": ""` says that it only decorates. */
function pictures({ of, path, role }: Piece, report: Report): void {
  const image = own(of, 'image'),
    alt = own(of, 'alt');
  if (typeof image !== 'string' || !image) return;
  if (
    [alt, ...entriesOf(alt).map(([, each]) => each)].some((each) => typeof each === 'string' && each && !each.trim())
  ) {
    report(
      'no-alt',
      [...path, 'alt'],
      '"alt" holds only spaces, so it does not say what the picture shows',
      'Write what it shows, in a few words; "" if it only decorates.',
    );
  }
  if (alt !== undefined) return;
  // A variant of a card is called as the card is.
  const named =
    role === 'option' ? ['label'] : role === 'card' ? ['title'] : path.includes('variants') ? ['attributes'] : [];
  if (named.some((key) => own(of, key) !== undefined)) return;
  report(
    'no-alt',
    [...path, 'image'],
    'this picture says nothing to people who cannot see it',
    'Add "alt": what it shows, in a few words; "" if it only decorates.',
  );
}

/** Knows the values that no step changes: numbers in `vars`. */
function fixedValues(flow: object, pieces: readonly Piece[]): (name: string) => unknown {
  let changed: Set<string> | undefined;
  return (name) => {
    changed ??= new Set(
      pieces.flatMap(({ of, keys }) =>
        entriesOf(of).flatMap(([key, value]) => {
          const role = keyOf(keys, key)?.role;
          if (role === 'name') return asText(value);
          return role === 'sets' || role === 'saves' ? Object.keys(Object(value) as object) : [];
        }),
      ),
    );
    const value = own(own(flow, 'vars'), name);
    return changed.has(name) || typeof value === 'object' || asText(value)[0] === '=' ? undefined : value;
  };
}

/** The seconds that a wait takes; NaN where only the conversation can tell. */
function secondsOf(wait: unknown, fixed: (name: string) => unknown): number {
  const source = asText(wait);
  if (source[0] !== '=') return toNumber(wait);
  const sum = source.slice(1);
  return namesIn(sum).every((name) => fixed(name) !== undefined) ? toNumber(evaluate(sum, fixed)) : NaN;
}

function waits({ of, path }: Piece, fixed: (name: string) => unknown, report: Report): void {
  const wait = own(of, 'wait'),
    seconds = wait === undefined ? NaN : secondsOf(wait, fixed);
  if (seconds > MAX_WAIT)
    report(
      'long-wait',
      [...path, 'wait'],
      `nobody waits ${seconds} seconds: the chat goes on after ${MAX_WAIT}`,
      `Make it ${MAX_WAIT} or less.`,
    );
}

/** Whether an option belongs to a card, where it is a small button. */
function isOnCard(path: Path): boolean {
  const at = path.lastIndexOf('options');
  return at > 3 && (path[at - 1] === 'card' || path[at - 2] === 'cards');
}

/** How long a label may be, and what it is called in reports; `undefined` for texts that are not labels. */
function limitOf({ key, piece, path }: Spoken): readonly [most: number, what: string] | undefined {
  if (key === 'label' && piece?.role === 'field')
    return own(piece.of, 'type') === 'consent' ? undefined : [longest.field, 'a field'];
  if (key === 'title') {
    return piece?.role === 'card'
      ? [longest.field, 'a card']
      : piece?.role === 'step' && own(piece.of, 'open') !== undefined && own(piece.of, 'reward') === undefined
        ? [longest.option, 'a link']
        : undefined;
  }
  if (key === 'label') {
    if (isOnCard(path)) return [longest.button, 'a button'];
    const isTile = piece?.role === 'option' && own(piece.of, 'image') !== undefined;
    return isTile ? [longest.tile, 'a picture option'] : [longest.option, 'an option'];
  }
  return piece && keyOf(piece.keys, key)?.role === 'button' ? [longest.button, 'a button'] : undefined;
}

function labels(flow: object, texts: readonly Spoken[], report: Report): void {
  const told = new Set<string>();
  const tables = entriesOf(own(flow, 'texts')).slice(0, MAX_TABLES);
  for (const spoken of texts) {
    const limit = limitOf(spoken);
    if (!limit) continue;
    const [most, what] = limit;
    const judge = (text: string, path: Path) => {
      // No limit is below that of a word.
      if (text.length <= LONGEST_WORD) return;
      const shown = fixedWords(text),
        length = [...shown].length,
        word = shown.split(/[\s\u00AD\u200B/-]+/).find((each) => [...each].length > LONGEST_WORD);
      if (told.has(path.join('/')) || (length <= most && !word)) return;
      told.add(path.join('/'));
      if (length > most)
        report(
          'long-label',
          path,
          `this label has ${length} characters; ${most} fit on ${what}`,
          'Say it in fewer words, and put the rest into the message before.',
        );
      else
        report(
          'long-label',
          path,
          `"${word}" is too long to fit on ${what} of a phone`,
          'Use shorter words, or put a soft hyphen (\\u00AD) where it may break.',
        );
    };
    judge(spoken.text, spoken.path);
    for (const [variant, table] of tables) {
      const translated = spoken.variant === undefined ? own(table, spoken.text) : undefined;
      if (typeof translated === 'string') judge(translated, ['texts', variant, spoken.text]);
    }
  }
}

export function checkQuestions(flow: object, { pieces, texts }: FlowPieces, report: Report): void {
  const fixed = fixedValues(flow, pieces);
  for (const piece of pieces) {
    pictures(piece, report);
    waits(piece, fixed, report);
  }
  labels(flow, texts, report);
}
