import { isEmpty, toNumber } from '../expression/expression.ts';
import { lookUp, type Reading } from './reading.ts';
import { inLanguage, showValue } from './show-value.ts';
import { withoutPrototype } from '../shared/without-prototype.ts';

/** Longest template that is read, in characters. The rest is cut off, so that no text takes long to process. */
const MAX_TEMPLATE = 4_000;

/** Never within what people see as one character. */
function cutTemplate(template: string): string {
  if (template.length <= MAX_TEMPLATE) return template;
  const end = 'Segmenter' in Intl ? new Intl.Segmenter().segment(template).containing(MAX_TEMPLATE)?.index : undefined;
  return template.slice(0, end ?? MAX_TEMPLATE);
}

/**
 * What follows an opening brace: `name`, `name:kind detail` or `name, kind, detail`, and then the closing brace, `|` before
 * a default, or the brace that opens the first arm of a plural or a select, whose key is the last word of the detail.
 */
const HEAD = /\s*([\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}\p{N}_-]+)*)\s*(?:[:,]\s*(\w+)\s*,?([^{}|]*))?([|{}])/uy;
/** The key of a further arm and its opening brace: `other {`. */
const NEXT_ARM = /\s*([^\s{}]+)\s*\{/y;
const UP_TO_CLOSING = /[^{}]*\}/y;
/** `{guests, plural, offset:1 one {…} other {…}}`: so many are not counted. */
const OFFSET = /offset: *(\d+)/;

/** What a pair of braces stands for. */
interface Filled {
  readonly text: string;
  /** There is neither a value nor a default, so the separator next to it is removed too. */
  readonly isMissing?: boolean;
}

/**
 * The template with a stand-in for each value, ready for the marks. `insertValues` puts the values in afterwards, so no value is ever
 * read as a mark, and none is cut. A missing value takes the ", " or " " before it along, unless a word follows at once. Lone braces are
 * left out.
 *
 * `Hi {name|there}`, `{price:currency EUR}`, `{friends, plural, one {# friend} other {# friends}}`, `{size, select, L {large} other {it}}`
 */
export function fillPlaceholders(template: string, reading: Reading): string {
  const { lang, scope, translate, formats, values } = reading;
  const source = cutTemplate((formats.unquote?.(template) ?? template).replaceAll('\0', ''));
  if (!/[{}\\]/.test(source)) return source;
  let at = 0;

  /** Goes on behind what a pattern finds at this place. */
  function match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (found) at = pattern.lastIndex;
    return found;
  }

  /** The stand-in for a value, or for the name of one that is missing. */
  const standIn = (value: string, missing?: string): string => `\0${values.push([value, missing]) - 1}\0`;

  const format = (value: unknown, kind: string, detail = '', now?: unknown) =>
    formats.format(value, kind, detail, lang, now);

  function shown(value: unknown, kind: string, detail: string): string {
    const translated = (each: unknown) => (typeof each === 'string' ? translate(each) : each);
    const words = Array.isArray(value) ? value.map(translated) : translated(value);
    return format(words, kind, detail, lookUp(scope, 'now'));
  }

  /** The arm of a plural or a select that the value chooses. `count` is what "#" stands for around it. */
  function chosenArm(value: unknown, kind: string, detail: string, count: string | undefined): string {
    const isSelect = kind === 'select';
    const number = Array.isArray(value) ? value.length : toNumber(value);
    const offset = OFFSET.exec(detail);
    const counted = number - Number(offset?.[1] ?? 0);
    const countInside = isSelect ? count : isNaN(number) ? '' : format(counted, 'number');
    const arms = new Map<string, string>();
    let key: string | undefined = (offset ? detail.slice(offset.index + offset[0].length) : detail).trim();
    while (key) {
      arms.set(key, readText('}', countInside));
      key = match(NEXT_ARM)?.[1];
    }
    match(UP_TO_CLOSING);
    const type = kind === 'plural' ? 'cardinal' : 'ordinal';
    const chosen = isSelect
      ? showValue(value, lang)
      : inLanguage(lang, (tag) => new Intl.PluralRules(tag, withoutPrototype({ type })).select(counted))!;
    return arms.get(`=${number}`) ?? arms.get(chosen) ?? arms.get('other') ?? '';
  }

  function placeholder(count: string | undefined): Filled {
    const [head, name = '', kind = '', detail = '', end] = match(HEAD) ?? [];
    if (!head) {
      // The second of two braces is read for itself.
      if (source[at] === '{') return { text: '' };
      return { text: standIn('', match(UP_TO_CLOSING)?.[0].slice(0, -1)), isMissing: true };
    }
    const value = lookUp(scope, name);
    if (end === '{') return { text: chosenArm(value, kind, detail, count) };
    const otherwise = end === '|' ? readText('}', count) : undefined;
    if (!isEmpty(value)) return { text: standIn(shown(value, kind, detail.trim())) };
    return otherwise === undefined ? { text: standIn('', name), isMissing: true } : { text: otherwise };
  }

  /** The text so far without the separator before a value that is missing, or else the place moved behind the one after it. */
  function withoutSeparator(text: string): string {
    const following = source.slice(at);
    const isAtBeginning = /^[*_+]*$/.test(text);
    if (isAtBeginning) at += /^,? ?/.exec(following)![0].length;
    else if (/^[*_+]*([ .,!?;:…)\n]|\s*$)/.test(following)) return text.replace(/,? (?=[*_+]*$)/, '');
    return text;
  }

  /** Reads up to `end`, or all that is left. `count` is what "#" stands for in the arm of a plural. */
  function readText(end?: '}', count?: string): string {
    let text = '';
    while (at < source.length) {
      const character = source[at++]!;
      if (character === end) break;
      if (character === '\\') text += character + (source[at++] ?? '');
      else if (character === '{') {
        const filled = placeholder(count);
        text = (filled.isMissing ? withoutSeparator(text) : text) + filled.text;
      } else if (character === '#' && count !== undefined) text += standIn(count);
      else if (character !== '}') text += character;
    }
    return text;
  }

  return readText();
}
