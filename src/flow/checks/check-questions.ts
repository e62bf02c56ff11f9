import { own } from '../../shared/json.ts';
import type { Path } from '../../shared/json-source.ts';
import { entriesOf } from '../shape-problems.ts';
import type { FlowPieces, Piece, Spoken } from './flow-pieces.ts';
import { fixedWords } from './placeholders.ts';
import type { Report } from './report.ts';

/* What single steps owe to the people who read them: pictures in words, short waits and labels that fit. */

/** Longest wait that the engine keeps, in seconds. */
const MAX_WAIT = 10;

/** Longest labels, in characters: what fits on a phone of 320 px in three lines, or in one tile. An option's is the longest that real flows were found to have. */
const longest = { option: 105, tile: 40, button: 40, field: 80 };
/** A word that is longer runs out of its button: there is no place to break it. */
const LONGEST_WORD = 26;

/** What a picture shows must be told in words; `"alt": ""` says that it only decorates. */
function pictures({ of, path, role }: Piece, report: Report): void {
  const image = own(of, 'image');
  if (typeof image !== 'string' || !image || own(of, 'alt') !== undefined) return;
  const named = role === 'option' ? ['label'] : role === 'card' ? ['title'] : [];
  if (named.some((key) => own(of, key) !== undefined)) return;
  report('no-alt', [...path, 'image'], 'this picture says nothing to people who cannot see it', 'Add "alt": what it shows, in a few words; "" if it only decorates.');
}

function waits({ of, path }: Piece, report: Report): void {
  const wait = own(of, 'wait');
  const seconds = typeof wait === 'number' ? wait : typeof wait === 'string' && /^=\s*[\d.]+\s*$/.test(wait) ? parseFloat(wait.slice(1)) : 0;
  if (seconds > MAX_WAIT) report('long-wait', [...path, 'wait'], `nobody waits ${seconds} seconds: the chat goes on after ${MAX_WAIT}`, `Make it ${MAX_WAIT} or less.`);
}

/** How long a label may be, and what it is called; none for texts that are no labels. */
function limitOf({ key, piece }: Spoken): readonly [most: number, what: string] | undefined {
  if (key === 'label' && piece?.role === 'field') return own(piece.of, 'type') === 'consent' ? undefined : [longest.field, 'a field'];
  if (key === 'label') {
    const isTile = piece?.role === 'option' && own(piece.of, 'image') !== undefined;
    return isTile ? [longest.tile, 'a picture option'] : [longest.option, 'an option'];
  }
  return /^(button|skip|done|no|other|clear|resume|change)$/.test(key) ? [longest.button, 'a button'] : undefined;
}

function labels(flow: object, texts: readonly Spoken[], report: Report): void {
  const told = new Set<string>();
  const tables = entriesOf(own(flow, 'texts'));
  for (const spoken of texts) {
    const limit = limitOf(spoken);
    if (!limit) continue;
    const [most, what] = limit;
    const judge = (text: string, path: Path) => {
      const shown = fixedWords(text), length = [...shown].length, word = shown.split(/[\s\u00AD\u200B/-]+/).find((each) => [...each].length > LONGEST_WORD);
      if (told.has(path.join('/')) || (length <= most && !word)) return;
      told.add(path.join('/'));
      if (length > most) report('long-label', path, `this label has ${length} characters; ${most} fit on ${what}`, 'Say it in fewer words, and put the rest into the message before.');
      else report('long-label', path, `"${word}" is too long to fit on ${what} of a phone`, 'Use shorter words, or put a soft hyphen (\\u00AD) where it may break.');
    };
    judge(spoken.text, spoken.path);
    for (const [variant, table] of tables) {
      const translated = spoken.variant === undefined ? own(table, spoken.text) : undefined;
      if (typeof translated === 'string') judge(translated, ['texts', variant, spoken.text]);
    }
  }
}

export function checkQuestions(flow: object, { pieces, texts }: FlowPieces, report: Report): void {
  for (const piece of pieces) {
    pictures(piece, report);
    waits(piece, report);
  }
  labels(flow, texts, report);
}
