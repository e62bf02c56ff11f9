/** A colour of the widget by what it is for; as a custom property `--smoc-NAME`. */
export type Role =
  | 'ground'
  | 'text'
  | 'muted'
  | 'line'
  | 'header-ground'
  | 'header-text'
  | 'bot-ground'
  | 'bot-text'
  | 'own-ground'
  | 'own-text'
  | 'button-ground'
  | 'button-text'
  | 'option-ground'
  | 'option-text'
  | 'option-line'
  | 'field-ground'
  | 'field-text'
  | 'field-line'
  | 'link'
  | 'focus'
  | 'error'
  | 'good';

/** What stands on what, and the WCAG 2.2 AA contrast that it needs: 4.5 for text, 3 for the lines and icons that a control is known by. */
export interface Pair {
  readonly front: Role;
  readonly grounds: readonly Role[];
  readonly ratio: 4.5 | 3;
}

/**
 * No state has colours beyond these: what is under the pointer, pressed, open or switched off keeps its ground, and is
 * told by a ring, by another text of this list or by where it stands. A mixed ground would be one on which nobody has
 * proven a text.
 */
export const pairs: readonly Pair[] = [
  { front: 'text', grounds: ['ground'], ratio: 4.5 },
  { front: 'muted', grounds: ['ground', 'bot-ground', 'field-ground', 'option-ground'], ratio: 4.5 },
  { front: 'header-text', grounds: ['header-ground'], ratio: 4.5 },
  { front: 'bot-text', grounds: ['bot-ground'], ratio: 4.5 },
  { front: 'own-text', grounds: ['own-ground'], ratio: 4.5 },
  { front: 'button-text', grounds: ['button-ground'], ratio: 4.5 },
  { front: 'option-text', grounds: ['option-ground'], ratio: 4.5 },
  { front: 'field-text', grounds: ['field-ground'], ratio: 4.5 },
  { front: 'link', grounds: ['ground', 'bot-ground', 'field-ground'], ratio: 4.5 },
  { front: 'error', grounds: ['ground', 'bot-ground', 'field-ground'], ratio: 4.5 },
  { front: 'good', grounds: ['ground', 'bot-ground', 'field-ground'], ratio: 4.5 },
  { front: 'option-line', grounds: ['ground', 'option-ground'], ratio: 3 },
  { front: 'field-line', grounds: ['ground', 'bot-ground', 'field-ground'], ratio: 3 },
  { front: 'focus', grounds: ['ground', 'bot-ground', 'field-ground', 'option-ground'], ratio: 3 },
];
