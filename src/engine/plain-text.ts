import { isEmpty, lookUpPath, type Scope } from '../expression/expression.ts';

/** One reading of a template: what its names stand for, and the values put in so far. */
export interface Reading {
  readonly lang: string;
  readonly scope: Scope;
  /** How a value that is one of the author's own texts reads in this language: a default, or an option that was chosen. */
  readonly translate: (text: string) => string;
  /** Each with the name that it is missing for, if it is. */
  readonly values: (readonly [value: string, missing?: string])[];
  /** Told of each name that has no value and no default. */
  readonly missed?: ((name: string) => void) | undefined;
}

/** Longest template that is read, in characters; the rest is cut, so that no text takes long. */
export const MAX_TEMPLATE = 4_000;

/** What `name` or `a.b.c` stands for. A scope of kept values knows whole paths. */
export const lookUp = (scope: Scope, name: string): unknown => scope(name) ?? lookUpPath(scope, name);

/** A value's stand-in while marks are read: no value is ever a mark, and none is cut. */
export const put = ({ values }: Reading, value: string, missing?: string): string =>
  `\0${values.push([value, missing]) - 1}\0`;

const pieces = /\\[^\0]|\{\s*([a-z_]\w*(?:\.[\w-]+)*)\s*(?:\|([^{}]*))?\}|[{}\0]/gi;

/**
 * A template whose names all have a value or a default, with a stand-in for each value, ready for the marks; `finish` puts the values in.
 * `undefined` where there is more to it: formats, plurals, names without value or beyond ASCII (a slow phone takes long to learn all
 * letters), lone braces. full-text.lazy.ts reads those.
 */
export function expandPlain(template: string, reading: Reading): string | undefined {
  let plain = template.length <= MAX_TEMPLATE;
  const text = template.replace(pieces, (all: string, name?: string, otherwise?: string) => {
    if (all[0] === '\\') return all;
    const value = name && lookUp(reading.scope, name);
    if (!isEmpty(value) && typeof value !== 'object') return put(reading, reading.translate(String(value)));
    plain &&= isEmpty(value) && otherwise !== undefined;
    return otherwise ?? '';
  });
  return plain ? text : undefined;
}

/** An expanded text with its values. */
export const finish = (
  text: string,
  { values, missed }: Reading,
  write: (value: string, at: number) => string = (value) => value,
): string =>
  text.replace(/\0(\d+)\0/g, (_, index: number, at: number) => {
    const [value, missing] = values[index]!;
    if (missing) missed?.(missing);
    return write(value, at);
  });

/** An expanded address: values are encoded, save for one that it begins with. */
export const finishAddress = (address: string, reading: Reading): string =>
  finish(address, reading, (value, at) => (at ? encodeURIComponent(value.replace(/\p{Cs}/gu, '\ufffd')) : value));
