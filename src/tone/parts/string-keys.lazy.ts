import type { Language } from '../language.ts';
import { languages } from '../languages.ts';

/** Sections that are no strings, and the button's, which stands before any flow or theme. */
const fixed = ['address', 'asks', 'asksOfCards', 'choosing', 'launcher', 'smallTalk'];

const { language } = (await languages.en()) as { readonly language: Language };

/** Keys of all strings that a theme or a flow may change. */
export const stringKeys = Object.entries(language).flatMap(([section, strings]) =>
  fixed.includes(section) ? [] : Object.keys((strings as { readonly warm: object }).warm),
);
