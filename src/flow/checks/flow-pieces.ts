import { own } from '../../shared/json.ts';
import { canonicalTag } from '../../shared/language.ts';
import { readHours } from '../opening-hours.lazy.ts';
import { namesIn } from '../../expression/expression-names.lazy.ts';
import type { Path } from '../../shared/json-source.ts';
import { flowTable, keyOf, keysOf, kindIn, type KeyTable, type PieceKind } from '../key-roles.ts';
import type { Keys } from '../keys.ts';
import { entriesOf } from '../shape-problems.ts';
import { placeholdersIn } from './placeholders.ts';

/*
 * A flow taken apart: its objects, its texts and the variables that it reads, each with its place. One walk serves every check. It
 * takes any shape, for a broken flow is looked at too.
 */

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
  /** What it is there for: `say`, `label`, `button` … */
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
  /** Says itself what to do without a value. */
  readonly optional: boolean;
}

export interface FlowPieces {
  readonly pieces: readonly Piece[];
  readonly texts: readonly Spoken[];
  readonly reads: readonly ReadName[];
}

/** A text as it is; '' for anything else that a broken flow may have in its place. */
export const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Most variables in texts that are followed: the rest of a flow with more is not looked at. */
const MAX_READS = 10_000;

/** What may stand before a text that has its languages beside it: `nl`, `nl_NL`, `nl~formal`, `~brief`. */
const variantForm = /^(?:[a-z]{2,3}(?:[-_][a-z\d]+)*)?(?:~[a-z][a-z\d-]*)?$/i;
/** Whether an object has texts by language; anything else in the place of a text is told by the schema. */
export const isByLanguage = (value: unknown): boolean => entriesOf(value).every(([key]) => variantForm.test(key));

/** Whether all words begin as names do, "Noa van Dijk": such a contact reads the same in every language. */
const isName = (value: unknown) =>
  typeof value === 'string' &&
  value
    .split(/\s+/)
    .every(
      (word) =>
        !/^[a-z]/.test(word) ||
        /^(van|de|den|der|het|ten|ter|von|vom|zu|zum|zur|of|and|en|und|di|da|del|la|le)$/.test(word),
    );

/** Takes a flow apart. */
export function flowPieces(flow: object): FlowPieces {
  const pieces: Piece[] = [];
  const texts: Spoken[] = [];
  const reads: ReadName[] = [];
  /** Where the walk is: the innermost step, and whether texts speak of an item whose names are not the flow's. */
  let step: Path | undefined;
  let ofItem = false;

  const reading = (names: readonly string[], path: Path, from: ReadName['from'], known: readonly string[] = []) => {
    if (!ofItem)
      for (const name of names) if (!known.includes(name)) reads.push({ name, path, step, from, optional: false });
  };
  const template = (text: string, path: Path) => {
    if (ofItem || !text.includes('{')) return;
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
  const spoken = (value: unknown, path: Path, key: string, piece?: Piece) => {
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
  };

  const steps = (list: readonly unknown[], path: Path) =>
    list.forEach((each, index) => {
      const outer = step;
      step = [...path, index];
      if (typeof each === 'string') spoken(each, step, 'say');
      else if (each && typeof each === 'object') inside(each, step, 'step');
      step = outer;
    });

  const inside = (of: object, path: Path, role: PieceKind, inner?: Keys): void => {
    const piece: Piece = { of, path, role, keys: keysOf(of, role, inner) };
    pieces.push(piece);
    const item = ofItem;
    ofItem ||= role === 'card';
    for (const name of Object.keys(of)) value(piece, name, own(of, name));
    ofItem = item;
  };

  /** Reasons are texts; what they name is of an item. */
  const preferences = (all: unknown, path: Path, keys: Keys | undefined): void => {
    const item = ofItem;
    ofItem = true;
    for (const [test, preference] of entriesOf(all))
      if (typeof preference === 'object' && preference) inside(preference, [...path, test], 'other', keys);
    ofItem = item;
  };

  const value = (piece: Piece, name: string, inner: unknown): void => {
    if (typeof inner === 'boolean') return;
    const path = [...piece.path, name],
      key = keyOf(piece.keys, name);
    switch (key?.role) {
      case 'plain':
      case 'pattern':
      case 'name':
      case 'saves':
      case 'itemTest':
        return;
      case 'preferences':
        return preferences(inner, path, key.inner);
      case 'target':
        if (Array.isArray(inner)) steps(inner, path);
        return;
      case 'targets':
        for (const [each, to] of entriesOf(inner)) if (Array.isArray(to)) steps(to, [...path, each]);
        return;
      case 'test':
        if (typeof inner === 'string') expression(inner, path);
        else pieceList(inner, path, 'other', expression, key.inner);
        return;
      case 'sends':
        if (Array.isArray(inner)) names(inner, path);
        else data(inner, path);
        return;
      case 'value':
      case 'values':
      case 'sets':
        return data(inner, path);
      case 'textOrItems':
        if (typeof inner === 'string' && inner[0] === '=') expression(inner.slice(1), path);
        else spoken(inner, path, name, piece);
        return;
      case 'text':
      case 'button':
        return spoken(inner, path, name, piece);
      case 'texts':
        if (Array.isArray(inner)) names(inner, path);
        else
          for (const [each, text] of entriesOf(inner)) {
            // `messages` has the words first; where a language stands instead, check-mistakes.ts tells it.
            if (name !== 'messages' || !canonicalTag(each)) spoken(text, [...path, each], name, piece);
          }
        return;
      case 'items':
        if (typeof inner === 'string') expression(inner.slice(1), path);
        return;
      case 'address':
      case 'media':
      case 'template':
        if (typeof inner === 'string' && inner[0] !== '=') template(inner, path);
        else if (typeof inner === 'string') expression(inner.slice(1), path);
        return;
      case 'itemPieces': {
        const item = ofItem;
        ofItem = true;
        pieceList(inner, path, 'other', (text, place) => spoken(text, place, name, piece), key.inner);
        ofItem = item;
        return;
      }
      case 'options':
      case 'fields':
      case 'cards':
      case 'pieces':
      case undefined: {
        const kind = kindIn(key);
        if (typeof inner === 'string') {
          if (inner[0] === '=') expression(inner.slice(1), path);
        } else if (Array.isArray(inner))
          pieceList(
            inner,
            path,
            kind,
            (text, place) => spoken(text, place, kind === 'option' ? 'label' : name, piece),
            key?.inner,
          );
        else if (inner && typeof inner === 'object') inside(inner, path, kind, key?.inner);
      }
    }
  };

  /** A list of variables, or of paths in them. */
  const names = (list: readonly unknown[], path: Path) =>
    list.forEach((each, index) => {
      if (typeof each === 'string') reading([each.split('.')[0]!], [...path, index], 'list');
    });

  /** Things in a list: objects are pieces, texts are what `text` makes of them. */
  const pieceList = (
    list: unknown,
    path: Path,
    role: PieceKind,
    text: (text: string, path: Path) => void,
    inner?: Keys,
  ) => {
    if (!Array.isArray(list)) return;
    list.forEach((each, index) => {
      if (typeof each === 'string') text(each, [...path, index]);
      else if (each && typeof each === 'object' && !Array.isArray(each)) inside(each, [...path, index], role, inner);
    });
  };

  const whole: Piece = { of: flow, path: [], role: 'other', keys: flowTable };
  pieces.push(whole);
  for (const [name, inner] of entriesOf(flow)) {
    if (name === 'parts') {
      for (const [part, list] of entriesOf(inner)) if (Array.isArray(list)) steps(list, [name, part]);
    } else if (name === 'vars') data(inner, [name]);
    else if (name === 'bot') {
      if (inner && typeof inner === 'object')
        pieces.push({ of: inner, path: [name], role: 'other', keys: keysOf(inner, 'other', flowTable.bot?.inner) });
    } else if (name === 'title' || name === 'assistant') spoken(inner, [name], name, whole);
    else if (name === 'contact' && typeof inner === 'object' && !Array.isArray(inner)) {
      const piece: Piece = {
        of: inner as object,
        path: [name],
        role: 'other',
        keys: keysOf(inner as object, 'other', flowTable.contact?.inner),
      };
      pieces.push(piece);
      for (const [key, each] of entriesOf(inner)) {
        // Hours that can be read are told in every language.
        if (key === 'hours' && readHours(each)) continue;
        if (key === 'hours' || key === 'answer' || key === 'text' || (key === 'name' && !isName(each)))
          spoken(each, [name, key], key, piece);
      }
    } else if (name === 'when') {
      const rules = own(inner, 'rules');
      if (typeof rules === 'string') expression(rules, [name, 'rules']);
      else pieceList(rules, [name, 'rules'], 'other', expression);
    } else value(whole, name, inner);
  }
  return { pieces, texts, reads };
}
