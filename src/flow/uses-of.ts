import { isSimple } from '../expression/expression.ts';
import { needsMarkdown } from '../shared/inline-marks.ts';
import type { Flow } from './flow.ts';
import { testKeys } from './step-keys.ts';

/** What a flow needs besides what every conversation has. */
export interface FlowUses {
  /** Every key that occurs in it: verbs and their options among them. */
  readonly keys: ReadonlySet<string>;
  /** Every text that is one word: kinds of celebration among them. */
  readonly words: ReadonlySet<string>;
  /** Kinds of question, where they are named. */
  readonly types: ReadonlySet<string>;
  /** A test or a sum that is more than a name and a comparison, or a pattern. */
  readonly expressions: boolean;
  /** A style or a quote of ICU MessageFormat. */
  readonly icu: boolean;
  /** A list, quote, table or code in a text. */
  readonly markdown: boolean;
  /** Bytes that all that can be typed may come to in one result. */
  readonly answerBytes: number;
}

/** `{n, number, ::…}`, `{n, number, integer}`, and a brace in quotes, which is a brace. */
const icuStyle = /::|number\W+[ip]|'\{\W/;
/** Longest typed answer where the author sets no limit, in characters; check-answer holds people to it. */
export const MAX_ANSWER = 5_000;
/** Bytes that one character may take in UTF-8. */
const BYTES = 4;

/** Kinds of answer that people type freely; no other is long. */
const typed = new Set<unknown>(['text', 'long', undefined]);

/** Finds what a flow uses, by one walk over it. */
export function usesOf(flow: Flow): FlowUses {
  const keys = new Set<string>();
  const words = new Set<string>();
  const types = new Set<string>();
  let expressions = false;
  let icu = false;
  let markdown = false;
  let answerBytes = 0;

  function readText(text: string, key: string): void {
    if (/^\w+$/.test(text)) words.add(text);
    if (key === 'type') types.add(text);
    // A text with `=` before it is a sum wherever it stands.
    const isSum = text.startsWith('=');
    if (key === 'pattern' || ((isSum || testKeys.includes(key)) && !isSimple(isSum ? text.slice(1) : text)))
      expressions = true;
    if (isSum) return;
    icu ||= icuStyle.test(text);
    markdown ||= needsMarkdown(text);
  }

  function visit(piece: unknown, key: string): void {
    if (typeof piece === 'string') return readText(piece, key);
    if (typeof piece !== 'object' || piece === null) return;
    if (Array.isArray(piece)) {
      for (const item of piece) visit(item, key);
      return;
    }
    const { ask, as, type, options, max, country } = piece as { readonly [key: string]: unknown };
    // A question by itself, or a field: both have a name to be kept under.
    if ((ask !== undefined || as !== undefined) && options === undefined && typed.has(type))
      answerBytes += BYTES * (typeof max === 'number' ? max : MAX_ANSWER);
    if (type === 'phone' && country) types.add('phone-country');
    for (const [name, inner] of Object.entries(piece)) {
      keys.add(name);
      visit(inner, name);
    }
  }

  visit(flow, '');
  // Its tests are more than that, and stand under names of the author's.
  expressions ||= keys.has('recommend');
  return { keys, words, types, expressions, icu, markdown, answerBytes };
}
