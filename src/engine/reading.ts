import { lookUpPath, type Scope } from '../expression/expression.ts';
import type { Flow } from '../flow/flow.ts';
import type { Settings } from './state.ts';

/** How values are written in texts, by kind (`date`, `money` …) and detail; formats.ts. */
export interface Formats {
  format(value: unknown, kind: string, detail: string, lang: string, now?: unknown): string;
  /** The template with quotes of ICU as backslashes; only where ICU's styles are wanted. */
  unquote?(template: string): string;
}

/** What a flow's texts are read with. */
export interface Telling {
  readonly flow: Flow;
  readonly settings: Settings;
  readonly formats: Formats;
  /** Isolates a value from the words around it in text that is shown. Text for other programs has its values as they are. */
  readonly setApart?: (value: string) => string;
}

/** The state of reading one template: where names are looked up, and the values found so far. */
export interface Reading {
  readonly lang: string;
  readonly scope: Scope;
  readonly formats: Formats;
  /** How a value that is one of the author's own texts reads in this language: a default, or an option that was chosen. */
  readonly translate: (text: string) => string;
  /** Each with the name that it is missing for, if it is. */
  readonly values: (readonly [value: string, missing?: string])[];
  readonly setApart?: Telling['setApart'];
  /** Told of each name that has no value and no default. */
  readonly missed?: ((name: string) => void) | undefined;
}

/** The value of `name` or `a.b.c`. A scope of kept values holds whole paths as keys. */
export const lookUp = (scope: Scope, name: string): unknown => scope(name) ?? lookUpPath(scope, name);

/** An expanded text with its values. */
export const insertValues = (
  text: string,
  { values, missed, setApart = (value) => value }: Reading,
  write: (value: string, at: number) => string = setApart,
): string =>
  text.replace(/\0(\d+)\0/g, (_, index: number, at: number) => {
    const [value, missing] = values[index]!;
    if (missing) missed?.(missing);
    return write(value, at);
  });

/** An expanded address: values are encoded, save for one that it begins with. */
export const insertIntoAddress = (address: string, reading: Reading): string =>
  insertValues(address, reading, (value, at) => (at ? encodeURIComponent(value.replace(/\p{Cs}/gu, '\ufffd')) : value));
