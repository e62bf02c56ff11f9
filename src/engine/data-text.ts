import type { Scope } from '../expression/expression.ts';
import { fillPlaceholders } from './fill-placeholders.ts';
import { insertValues, insertIntoAddress, type Reading, type Telling } from './reading.ts';

/** A template that is data, not speech: not translated, its marks stand as they are. */
export function readData(
  { settings, formats }: Omit<Telling, 'flow'>,
  template: unknown,
  scope: Scope,
  insert: (text: string, reading: Reading) => string = insertValues,
): string {
  if (typeof template !== 'string') return '';
  const reading: Reading = { lang: settings.lang, scope, formats, translate: String, values: [] };
  return insert(fillPlaceholders(template, reading).replace(/\\([!-/:-@[-`{-~])/g, '$1'), reading);
}

/** An address with its values encoded; its scheme is not judged here. */
export const readAddress = (telling: Omit<Telling, 'flow'>, template: unknown, scope: Scope): string =>
  readData(telling, template, scope, insertIntoAddress);

/** Data as a template that reads exactly like it. */
export const literal = (data: string): string => data.replace(/[!-/:-@[-`{-~]/g, '\\$&');
