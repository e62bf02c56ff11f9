import { styleOf, unquote } from '../shared/icu-style.ts';
import { full } from './acts.ts';

Object.assign(full, { styleOf, unquote });
