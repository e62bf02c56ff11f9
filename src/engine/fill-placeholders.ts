import { isEmpty, toNumber } from '../expression/expression.ts';
import { lookUp, type Reading } from './reading.ts';
import { inLanguage, showValue } from './show-value.ts';

/** Longest template that is read, in characters; the rest is cut, so that no text takes long. */
const MAX_TEMPLATE = 4_000;

/**
 * `name`, `name:kind detail` or `name, kind, detail`, and what follows: the end, `|default`, or the first of its arms,
 * whose key is in the detail.
 */
const holder = /\s*([\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}\p{N}_-]+)*)\s*(?:[:,]\s*(\w+)\s*,?([^{}|]*))?([|{}])/uy;
const arm = /\s*([^\s{}]+)\s*\{/y;
const rest = /[^{}]*\}/y;

/**
 * The template with a stand-in for each value, ready for the marks; `finish` puts the values in, so that no value is ever a mark, and none
 * is cut. A value that is missing takes the ", " or " " before it along, unless a word follows at once. Lone braces are left out.
 */
export function fillPlaceholders(template: string, reading: Reading): string {
  const { lang, scope, translate, formats, values } = reading;
  const source = (formats.unquote?.(template) ?? template).replaceAll('\0', '').slice(0, MAX_TEMPLATE);
  if (!/[{}\\]/.test(source)) return source;
  let at = 0;
  const put = (value: string, missing?: string) => `\0${values.push([value, missing]) - 1}\0`;
  const format = (value: unknown, kind: string, detail = '', now?: unknown) =>
    formats.format(value, kind, detail, lang, now);
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
    const value = lookUp(scope, name!),
      said = (each: unknown) => (typeof each === 'string' ? translate(each) : each);
    if (end === '{') {
      const number = Array.isArray(value) ? value.length : toNumber(value),
        select = kind === 'select',
        arms: { [key: string]: string } = { __proto__: null! };
      const [first, offset = 0] = detail.split(/offset: *(\d+)/).reverse(),
        counted = number - +offset;
      for (let key = first?.trim(); key; key = read(arm)?.[1])
        arms[key] = text(select ? hash : isNaN(number) ? '' : format(counted, 'number'), '}');
      read(rest);
      const key = select
        ? showValue(value, lang)
        : inLanguage(lang, (tag) =>
            new Intl.PluralRules(tag, { type: kind === 'plural' ? 'cardinal' : 'ordinal' }).select(counted),
          )!;
      return [arms['=' + number] ?? arms[key] ?? arms.other ?? ''];
    }
    const otherwise = end === '|' && text(hash, '}');
    return !isEmpty(value)
      ? [put(format(Array.isArray(value) ? value.map(said) : said(value), kind, detail.trim(), lookUp(scope, 'now')))]
      : otherwise === false
        ? [put('', name), true]
        : [otherwise];
  };

  const text = (hash?: string, end?: string): string => {
    let out = '';
    while (at < source.length) {
      const sign = source[at++]!;
      if (sign === end) break;
      if (sign === '\\') out += sign + (source[at++] ?? '');
      else if (sign === '{') {
        const [part, missing] = fill(hash),
          next = source.slice(at);
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
