import { own } from '../../shared/json.ts';
import { canonicalTag } from '../../shared/language.ts';
import type { Path } from '../../shared/json-source.ts';
import { readHours } from '../opening-hours.lazy.ts';
import { flowTable, keyOf, keysOf, kindIn, type PieceKind } from '../key-roles.ts';
import type { Keys } from '../keys.ts';
import { entriesOf } from '../shape-problems.ts';
import { createPieceCollector, type FlowPieces, type Piece, type PieceCollector } from './collected-pieces.ts';

/*
 * A flow taken apart: its objects, its texts and the variables that it reads, each with its place. One walk serves every check. It
 * takes any shape, for a broken flow is looked at too.
 */

/** Whether a contact's text is a proper name, such as "Noa van Dijk", which needs no translation. */
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
  const collector = createPieceCollector();
  const { piece, spoken, expression, data, collected } = collector;
  const { steps, value, pieceList } = createPieceWalk(collector);
  const whole: Piece = { of: flow, path: [], role: 'other', keys: flowTable };
  const contact = (of: object, path: Path) => {
    const found: Piece = { of, path, role: 'other', keys: keysOf(of, 'other', flowTable.contact?.inner) };
    piece(found);
    for (const [key, each] of entriesOf(of)) {
      // Hours that can be read are told in every language.
      if (key === 'hours' && readHours(each)) continue;
      if (key === 'hours' || key === 'answer' || key === 'text' || (key === 'name' && !isName(each)))
        spoken(each, [...path, key], key, found);
    }
  };

  piece(whole);
  for (const [name, inner] of entriesOf(flow)) {
    if (name === 'parts') {
      for (const [part, list] of entriesOf(inner)) if (Array.isArray(list)) steps(list, [name, part]);
    } else if (name === 'vars') data(inner, [name]);
    else if (name === 'bot') {
      if (inner && typeof inner === 'object')
        piece({ of: inner, path: [name], role: 'other', keys: keysOf(inner, 'other', flowTable.bot?.inner) });
    } else if (name === 'title' || name === 'assistant') spoken(inner, [name], name, whole);
    else if (name === 'contact' && typeof inner === 'object' && !Array.isArray(inner)) contact(inner as object, [name]);
    else if (name === 'when') {
      const rules = own(inner, 'rules');
      if (typeof rules === 'string') expression(rules, [name, 'rules']);
      else pieceList(rules, [name, 'rules'], 'other', expression);
    } else value(whole, name, inner);
  }
  return collected;
}

/** Walks through the pieces of a flow, by what each key is for. */
interface PieceWalk {
  steps(list: readonly unknown[], path: Path): void;
  /** The value of a key of a piece. */
  value(piece: Piece, name: string, inner: unknown): void;
  /** Things in a list: objects are pieces, texts are what `text` makes of them. */
  pieceList(list: unknown, path: Path, role: PieceKind, text: (text: string, path: Path) => void, inner?: Keys): void;
}

function createPieceWalk(collector: PieceCollector): PieceWalk {
  const { spoken, template, expression, data, names, inStep, ofItem } = collector;
  const steps = (list: readonly unknown[], path: Path) =>
    list.forEach((each, index) => {
      const here = [...path, index];
      inStep(here, () => {
        if (typeof each === 'string') spoken(each, here, 'say');
        else if (each && typeof each === 'object') inside(each, here, 'step');
      });
    });

  const inside = (of: object, path: Path, role: PieceKind, inner?: Keys): void => {
    const piece: Piece = { of, path, role, keys: keysOf(of, role, inner) };
    collector.piece(piece);
    const values = () => {
      for (const name of Object.keys(of)) value(piece, name, own(of, name));
    };
    if (role === 'card') ofItem(values);
    else values();
  };

  /** Reasons are texts; what they name is of an item. */
  const preferences = (all: unknown, path: Path, keys: Keys | undefined): void =>
    ofItem(() => {
      for (const [test, preference] of entriesOf(all))
        if (typeof preference === 'object' && preference) inside(preference, [...path, test], 'other', keys);
    });

  const value = (piece: Piece, name: string, inner: unknown): void => {
    if (typeof inner === 'boolean') return;
    const path = [...piece.path, name];
    const key = keyOf(piece.keys, name);
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
            // `messages` is keyed by string first, then by language; check-mistakes.ts reports the reverse.
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
      case 'itemPieces':
        return ofItem(() =>
          pieceList(inner, path, 'other', (text, place) => spoken(text, place, name, piece), key.inner),
        );
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

  const pieceList: PieceWalk['pieceList'] = (list, path, role, text, inner) => {
    if (!Array.isArray(list)) return;
    list.forEach((each, index) => {
      if (typeof each === 'string') text(each, [...path, index]);
      else if (each && typeof each === 'object' && !Array.isArray(each)) inside(each, [...path, index], role, inner);
    });
  };

  return { steps, value, pieceList };
}
