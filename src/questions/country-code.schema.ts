import * as v from 'valibot';
import { string } from '../flow/schema-forms.ts';

export const countryCode = v.pipe(string, v.regex(/^[A-Za-z]{2}$/, 'a two-letter code of a country, such as NO'));
