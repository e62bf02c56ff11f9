import { styleOf, unquote } from '../shared/icu-style.ts';
import { createFormats } from './formats.ts';

/** Formats that know ICU's styles and quotes too: only few flows have any. */
export const icuFormats = createFormats({ styleOf, unquote });
