import { own } from '../shared/json.ts';
import { nearestLine } from '../shared/language.ts';
import type { StringChanges } from './strings.ts';

/**
 * A theme's changes of the words for a language and tone, least particular first, ready for `mergeStrings`: `nl`,
 * `nl~formal`, `nl-BE`, `nl-BE~formal`.
 */
export const changesFor = (
  changes: { readonly [language: string]: StringChanges } | undefined,
  lang: string,
  tone: string,
): StringChanges[] => {
  const languages = nearestLine(lang, [...new Set(Object.keys(changes ?? {}).map((key) => key.split('~')[0]!))]);
  return (languages.length ? languages.reverse() : [lang])
    .flatMap((language) => [language, `${language}~${tone}`])
    .map((key) => own(changes, key) as StringChanges);
};

/*
 * One emoji as people see it: a flag, a keycap, or pictures joined by U+200D with skin tones and tag letters.
 * Digits, ©, ®, ™ and characters that are text unless U+FE0F says otherwise (arrows, ‼, ▪ …) are no emoji.
 */
const piece = String.raw`(?:(?![©®™])(?:\p{Emoji_Presentation}|(?![\u2000-\u25ff])\p{Extended_Pictographic}|(?![\d#*])\p{Emoji}(?=\ufe0f))(?:\ufe0f|\p{Emoji_Modifier}|[\u{e0020}-\u{e007f}])*)`;
const emoji = String.raw`(?:\p{RI}{2}|[\d#*]\ufe0f?\u20e3|${piece}(?:\u200d${piece})*)`;
/** A run of them; marks that hold nothing else belong to it. */
const run = new RegExp(String.raw`(\*\*|\+\+|_)?${emoji}(?:[ \t]*${emoji})*\1`, 'gu');
const more = new RegExp(String.raw`(${emoji})(?:[ \t]*${emoji})+`, 'u');

const isBlank = (letter: string | undefined) => letter === ' ' || letter === '\t';
const isMark = (letter: string | undefined) => letter !== undefined && '*_+'.includes(letter);

/**
 * A bot's text under the brand's emoji policy: `none` takes them out with the blank they leave, `some` keeps the first one,
 * `many` keeps all. May come out empty if the text was nothing else: show no bubble then.
 */
export function applyEmoji(text: string, policy: 'none' | 'some' | 'many'): string {
  if (policy === 'many') return text;
  let kept = policy === 'none';
  let out = '';
  let from = 0;
  for (const found of text.matchAll(run)) {
    let start = found.index;
    let end = start + found[0].length;
    if (!kept) {
      kept = true;
      out += text.slice(from, start) + found[0].replace(more, '$1');
      from = end;
      continue;
    }
    while (start > from && isBlank(text[start - 1])) start--;
    while (isBlank(text[end])) end++;
    const blankBefore = start < found.index;
    const blankAfter = isBlank(text[end - 1]);
    out += text.slice(from, start);
    const before = out.at(-1);
    const after = text[end];
    // No blank is left at the ends of a line, before a full stop, or inside a mark.
    const gone =
      before === undefined ||
      before === '\n' ||
      after === undefined ||
      after === '\n' ||
      /[.,!?;:)…]/.test(after) ||
      (isMark(before) && !blankBefore) ||
      (isMark(after) && !blankAfter);
    if (!gone && (blankBefore || blankAfter)) out += ' ';
    from = end;
  }
  return out + text.slice(from);
}
