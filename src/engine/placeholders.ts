import { own } from '../shared/json.ts';
import { isEmpty, toNumber, type Scope } from '../expression/expression.ts';
import { format, inLanguage, show } from './format.ts';

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
const MAX_TEMPLATE = 4_000;

/** What `name` or `a.b.c` stands for. A scope of kept values knows whole paths. */
export const lookUp = (scope: Scope, name: string): unknown =>
  scope(name) ?? name.split('.').reduce<unknown>((of, key, at) => (at ? own(of, key) : scope(key)), 0);

/** `name`, `name:kind detail` or `name, kind, detail`, and what follows: the end, `|default`, or the first of its arms. */
const holder = /\s*([\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}\p{N}_-]+)*)\s*(?:[:,]\s*(\w+)\s*,?([^{}|]*))?([|{}])/uy;
const arm = /\s*([^\s{}]+)\s*\{/y;
const rest = /[^{}]*\}/y;

/**
 * The template with a stand-in for each value, ready for the marks; `finish` puts the values in. So no value is ever a mark, and none is cut.
 * A value that is missing takes the ", " or " " before it along, unless a word follows at once. Lone braces are left out.
 */
export function expand(template: string, { lang, scope, translate, values }: Reading): string {
  const source = template.replaceAll('\0', '').slice(0, MAX_TEMPLATE);
  let at = 0;
  const put = (value: string, missing?: string) => `\0${values.push([value, missing]) - 1}\0`;
  const read = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match) at = pattern.lastIndex;
    return match;
  };

  /** What the braces that begin here stand for, and whether that is nothing. */
  const fill = (hash?: string): [text: string, missing?: boolean] => {
    const [found, name, kind = '', detail = '', end] = read(holder) ?? [];
    if (!found) return source[at] === '{' ? [''] : [put('', read(rest)?.[0].slice(0, -1)), true];
    const value = lookUp(scope, name!), said = (each: unknown) => (typeof each === 'string' ? translate(each) : each);
    if (end === '{') {
      const number = Array.isArray(value) ? value.length : toNumber(value), select = kind === 'select', arms: { [key: string]: string } = { __proto__: null! };
      for (let key: string | undefined = detail.trim(); key; key = read(arm)?.[1]) arms[key] = text(select ? hash : isNaN(number) ? '' : format(number, 'number', '', lang), '}');
      read(rest);
      const key = select ? show(value, lang) : inLanguage(lang, (tag) => new Intl.PluralRules(tag, { type: kind === 'plural' ? 'cardinal' : 'ordinal' }).select(number))!;
      return [arms['=' + number] ?? arms[key] ?? arms.other ?? ''];
    }
    const otherwise = end === '|' && text(hash, '}');
    return !isEmpty(value) ? [put(format(Array.isArray(value) ? value.map(said) : said(value), kind, detail.trim(), lang, lookUp(scope, 'now')))] : otherwise === false ? [put('', name), true] : [otherwise];
  };

  const text = (hash?: string, end?: string): string => {
    let out = '';
    while (at < source.length) {
      const sign = source[at++]!;
      if (sign === end) break;
      if (sign === '\\') out += sign + (source[at++] ?? '');
      else if (sign === '{') {
        const [part, missing] = fill(hash), next = source.slice(at);
        if (missing) {
          if (/^[*_+]*$/.test(out)) at += /^,? ?/.exec(next)![0].length;
          else if (/^[*_+]*([ .,!?;:…)\n]|\s*$)/.test(next)) out = out.replace(/,? (?=[*_+]*$)/, '');
        }
        out += part;
      } else if (sign !== '}') out += sign === '#' && hash !== undefined ? put(hash) : sign;
    }
    return out;
  };
  return text();
}

/** An expanded text with its values. */
export const finish = (text: string, { values, missed }: Reading, write = (value: string, _at: number) => value): string =>
  text.replace(/\0(\d+)\0/g, (_, index: number, at: number) => {
    const [value, missing] = values[index]!;
    if (missing) missed?.(missing);
    return write(value, at);
  });

/** An expanded address: values are encoded, save for one that it begins with. */
export const finishAddress = (address: string, reading: Reading): string =>
  finish(address, reading, (value, at) => (at ? encodeURIComponent(value.replace(/\p{Cs}/gu, '\ufffd')) : value));
