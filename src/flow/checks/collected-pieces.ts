import type { Path } from '../../shared/json-source.ts';
import { namesIn } from '../../expression/expression-names.lazy.ts';
import type { KeyTable, PieceKind } from '../key-roles.ts';
import { entriesOf } from '../shape-problems.ts';
import { placeholdersIn } from './placeholders.ts';

/** An object that is flow, not data. */
export interface Piece {
  readonly of: object;
  readonly path: Path;
  readonly role: PieceKind;
  /** The keys that it may have. */
  readonly keys: KeyTable;
}

/** A text that people read. */
export interface Spoken {
  readonly text: string;
  readonly path: Path;
  /** The key it is written under: `say`, `label`, `button` … */
  readonly key: string;
  readonly piece: Piece | undefined;
  /** Of a text that is written in several languages at its place: which of them this is. */
  readonly variant?: string;
}

/** A variable that is read. */
export interface ReadName {
  readonly name: string;
  readonly path: Path;
  /** Path of the innermost step around it; undefined outside of steps. */
  readonly step: Path | undefined;
  readonly from: 'text' | 'expression' | 'list';
  /** Has its own fallback for a missing value. */
  readonly optional: boolean;
}

export interface FlowPieces {
  readonly pieces: readonly Piece[];
  readonly texts: readonly Spoken[];
  readonly reads: readonly ReadName[];
}

/** The value if it is a text; '' for anything else that a broken flow may have there. */
export const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Most variables in texts that are followed: the rest of a flow with more is not looked at. */
const MAX_READS = 10_000;

/** What may stand before a text that has its languages beside it: `nl`, `nl_NL`, `nl~formal`, `~brief`. */
const variantForm = /^(?:[a-z]{2,3}(?:[-_][a-z\d]+)*)?(?:~[a-z][a-z\d-]*)?$/i;
/** Whether an object holds texts by language. Anything else in place of a text is reported by the schema. */
export const isByLanguage = (value: unknown): boolean => entriesOf(value).every(([key]) => variantForm.test(key));

/** Notes what a walk over a flow comes past, and where the walk is. */
export interface PieceCollector {
  readonly collected: FlowPieces;
  piece(piece: Piece): void;
  /** A text that people read, or such texts by language. */
  spoken(value: unknown, path: Path, key: string, piece?: Piece): void;
  /** A text with placeholders, read as a sentence or not. */
  template(text: string, path: Path): void;
  expression(source: string, path: Path): void;
  /** A value, however deep, with what its texts read. */
  data(value: unknown, path: Path): void;
  /** A list of variables, or of paths in them. */
  names(list: readonly unknown[], path: Path): void;
  /** Walks on inside a step. */
  inStep(path: Path, walk: () => void): void;
  /** Walks on where texts speak of an item, whose names are not the flow's. */
  ofItem(walk: () => void): void;
}

export function createPieceCollector(): PieceCollector {
  const pieces: Piece[] = [];
  const texts: Spoken[] = [];
  const reads: ReadName[] = [];
  let step: Path | undefined;
  let isOfItem = false;

  const reading = (names: readonly string[], path: Path, from: ReadName['from'], known: readonly string[] = []) => {
    if (!isOfItem)
      for (const name of names) if (!known.includes(name)) reads.push({ name, path, step, from, optional: false });
  };
  const template = (text: string, path: Path) => {
    if (isOfItem || !text.includes('{')) return;
    /** A name that stands more than once in a text is read once, and has to have a value if one of them does. */
    const each = new Map<string, boolean>();
    for (const { name, optional } of placeholdersIn(text)) each.set(name, optional && each.get(name) !== false);
    each.forEach((optional, name) => {
      if (reads.length < MAX_READS) reads.push({ name, optional, path, step, from: 'text' });
    });
  };
  const expression = (source: string, path: Path) => reading(namesIn(source), path, 'expression', ['value']);
  const data = (value: unknown, path: Path): void => {
    if (typeof value === 'string') {
      if (value[0] === '=') expression(value.slice(1), path);
      else template(value, path);
    } else for (const [key, inner] of entriesOf(value)) data(inner, [...path, Array.isArray(value) ? +key : key]);
  };

  return {
    collected: { pieces, texts, reads },
    piece: (piece) => void pieces.push(piece),
    spoken(value, path, key, piece) {
      if (typeof value === 'string') {
        texts.push({ text: value, path, key, piece });
        template(value, path);
      } else if (!Array.isArray(value) && isByLanguage(value)) {
        for (const [variant, text] of entriesOf(value)) {
          if (typeof text !== 'string') continue;
          texts.push({ text, path: [...path, variant], key, piece, variant });
          template(text, [...path, variant]);
        }
      }
    },
    template,
    expression,
    data,
    names: (list, path) =>
      list.forEach((each, index) => {
        if (typeof each === 'string') reading([each.split('.')[0]!], [...path, index], 'list');
      }),
    inStep(path, walk) {
      const outer = step;
      step = path;
      walk();
      step = outer;
    },
    ofItem(walk) {
      const outer = isOfItem;
      isOfItem = true;
      walk();
      isOfItem = outer;
    },
  };
}
