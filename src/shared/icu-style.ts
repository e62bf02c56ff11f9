import {
  parseDateTimeSkeleton,
  parseNumberSkeleton,
  parseNumberSkeletonFromString,
} from '@formatjs/icu-skeleton-parser';
import { withoutPrototype } from './without-prototype.ts';

/*
 * What ICU MessageFormat has beyond the chat's own texts: styles of numbers and dates, and quotes around braces. A text stays the chat's
 * own all the same, piece by piece, so none ever means two things.
 */

/** Shows a number; or a date, in milliseconds since 1970, as clocks in UTC show it. */
export type Style = (value: number, lang?: string) => string;

const fault = (style: string, why: unknown): RangeError =>
  new RangeError(`"${style}" cannot be shown: ${why instanceof Error ? why.message : String(why)}`);

function numberStyle(style: string): Style {
  const skeleton = { percent: 'percent', integer: 'precision-integer' }[style] ?? style.slice(2);
  const tokens = parseNumberSkeletonFromString(skeleton);
  for (const token of tokens)
    if (!Object.keys(parseNumberSkeleton([token])).length) throw `"${token.stem}" is no part of a number skeleton`;
  const { scale = 1, ...options } = parseNumberSkeleton(tokens) as Intl.NumberFormatOptions & {
    readonly scale?: number;
  };
  const show: Style = (value, lang) => new Intl.NumberFormat(lang, withoutPrototype(options)).format(value * scale);
  show(0, 'en');
  return show;
}

function dateStyle(style: string): Style {
  const skeleton = style.slice(2).trim(),
    odd = /[^GyMLdEecahHkKjms ]/.exec(skeleton);
  const options = parseDateTimeSkeleton(skeleton.replace(/j+/, ''));
  if (odd) throw `"${odd[0]}" is no part of a date skeleton that the chat knows`;
  // `j` is the hour as the language counts it.
  const [hours] = /j+/.exec(skeleton) ?? [];
  if (hours) options.hour = hours === 'jj' ? '2-digit' : 'numeric';
  if (!Object.keys(options).length) throw 'the skeleton is empty';
  const show: Style = (value, lang) =>
    new Intl.DateTimeFormat(lang, withoutPrototype({ timeZone: 'UTC', ...options })).format(value);
  show(0, 'en');
  return show;
}

/**
 * The style of `{value, kind, style}`: `percent`, `integer` or a skeleton (`::currency/EUR`, `::yMMMEd`); `undefined` where the chat's own
 * formats say all.
 *
 * @throws RangeError when the style cannot be read, or no browser can show it
 */
export function styleOf(kind: string, style: string): Style | undefined {
  const skeleton = style.startsWith('::');
  try {
    if (kind === 'number' && (skeleton || /^(percent|integer)$/.test(style))) return numberStyle(style);
    if (skeleton && /^(date|time|datetime)$/.test(kind)) return dateStyle(style);
  } catch (why) {
    throw fault(style, why);
  }
  return undefined;
}

/**
 * ICU's quotes, which make braces words, as the backslashes of the chat's own texts: `'{'` is `\{`. An apostrophe quotes only before an
 * opening brace that no name follows, and then before closing ones: all others are apostrophes.
 */
export function unquote(template: string): string {
  let open = false;
  return template.replace(/'(\{(?!\s*[\p{L}_])[^']*|\}+)'/gu, (all, quoted: string) => {
    open ||= quoted[0] === '{';
    return open ? quoted.replace(/[{}]/g, '\\$&') : all;
  });
}
