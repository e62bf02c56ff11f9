import { plainCharacters } from '../shared/typed-text.ts';
import type { ChoosingWords } from './language.ts';
import { choosingWords } from './parts/choosing-words.lazy.ts';

/*
 * What people mean who type where options could be pressed: "medium", "2", "the second", "ja graag", "medum". Pure: words in, places of
 * options out. What is clear is taken. What may be meant is asked back. Nothing is ever chosen by a guess: a wrong answer that nobody
 * notices costs more than one question too many.
 */

/** Longer texts are not looked at, in characters. */
const LONGEST = 120;
/** More options than these are no help when they are asked back. */
const MOST_ASKED_BACK = 4;

/** An option as a typed text can mean it. */
export interface Offered {
  /** As the visitor reads it. */
  readonly label: string;
  /** The author's other words for it. */
  readonly words?: readonly string[];
  /** What is kept when it is chosen, which the visitor does not see. */
  readonly value: string | number | boolean;
  /** Stands for "none of these". */
  readonly isNone?: boolean;
}

/** Places in the list of options. */
export type Meant =
  /** `isLike`: only by a part of its words, or with an error in them. */
  | { readonly kind: 'clear'; readonly at: readonly number[]; readonly isLike?: true }
  /** One of `at` may be meant; those in `sure` are, where several may be chosen. */
  | { readonly kind: 'unsure'; readonly at: readonly number[]; readonly sure: readonly number[] }
  | { readonly kind: 'none' };

const NONE: Meant = { kind: 'none' };
const inOrder = (places: readonly number[]): readonly number[] =>
  [...new Set(places)].sort((one, other) => one - other);
const clear = (...at: readonly number[]): Meant => ({ kind: 'clear', at: inOrder(at) });
function unsure(places: readonly number[], sure: readonly number[] = []): Meant {
  const at = inOrder(places);
  return at.length && at.length <= MOST_ASKED_BACK ? { kind: 'unsure', at, sure } : NONE;
}

// Words.

/** Letters that are no other letter with a mark. */
const letters: { readonly [letter: string]: string } = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', ı: 'i' };

/**
 * A text as words: small, without accents and apostrophes, "e-mail" as one word, figures of all scripts as 0 to 9, and signs such as € or
 * a picture as words of their own.
 */
export function wordsIn(text: string): string[] {
  const plain = plainCharacters(text)
    .toLowerCase()
    .replace(/[ßøæœłđı]/g, (letter) => letters[letter]!)
    .normalize('NFD')
    .replace(/[\u0300-\u036f\ufe0f'’‘`]/g, '')
    .replace(/(?<=\p{L})[-.](?=\p{L})/gu, '')
    .replace(/(?<=\d),(?=\d)/g, '.');
  return plain.match(/\d+(?:\.\d+)*(?:\p{L}\p{M}*)*|(?:[\p{L}\p{N}]\p{M}*)+|\p{S}/gu) ?? [];
}

const spelled = (text: string): string => plainCharacters(text).toLowerCase().replace(/\s+/g, ' ');

type WordSet = ReadonlySet<string>;
const setOf = (key: keyof ChoosingWords): WordSet => new Set(choosingWords.flatMap((each) => each[key].split(' ')));
const phrasesOf = (key: keyof ChoosingWords): readonly (readonly string[])[] =>
  choosingWords
    .flatMap((each) => each[key].split('|').map((phrase) => phrase.split(' ')))
    .sort((one, other) => other.length - one.length);
/** Words with their place in a list: "two" is 2. */
function placesOf(key: 'numbers' | 'ordinals'): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const language of choosingWords)
    language[key].split('|').forEach((all, place) => {
      for (const word of all.split(' ')) if (word) places.set(word, place);
    });
  return places;
}

const fillers = setOf('fillers');
const nouns = setOf('nouns');
const negations = setOf('negations');
const degrees = setOf('degrees');
const ands = setOf('and');
const ors = setOf('or');
const lasts = setOf('last');
const aroundGrades = setOf('outOf');
const numbers = placesOf('numbers');
const ordinals = placesOf('ordinals');
const yes = phrasesOf('yes');
const no = phrasesOf('no');
const contented = phrasesOf('contented');
const agreeing = setOf('agreeing');
const polite = setOf('polite');
const figureOrdinal = new RegExp(`^(\\d{1,3})(?:${[...setOf('ordinalEndings')].join('|')})$`);
const none = phrasesOf('none');
const all = phrasesOf('all');
const both = phrasesOf('both');
const thumbUp = phrasesOf('up');
const thumbDown = phrasesOf('down');

const isNumber = (word: string): boolean => /^\d/.test(word);
const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length > 0 && one.length === other.length && one.every((word, at) => word === other[at]);
const startsAt = (words: readonly string[], phrase: readonly string[], at: number): boolean =>
  phrase.every((word, place) => words[at + place] === word);
const startsWith = (words: readonly string[], phrases: readonly (readonly string[])[]): boolean =>
  phrases.some((phrase) => startsAt(words, phrase, 0));
const isNegated = (words: readonly string[]): boolean => words.some((word) => negations.has(word));
const withoutFillers = (words: readonly string[]): string[] => words.filter((word) => !fillers.has(word));

/** Whether a text is made of these phrases, and of words that change nothing. */
function isMadeOf(words: readonly string[], phrases: readonly (readonly string[])[]): boolean {
  let isThere = false;
  for (let at = 0; at < words.length;) {
    const phrase = phrases.find((each) => startsAt(words, each, at));
    if (!phrase && !fillers.has(words[at]!)) return false;
    isThere ||= phrase !== undefined;
    at += phrase?.length ?? 1;
  }
  return isThere;
}

/** "No" may come with more negations: "no, rather not". */
const saysNo = (words: readonly string[]): boolean =>
  isMadeOf(words, no) || (startsWith(words, no) && words.every((word) => negations.has(word) || fillers.has(word)));
/** "I’m fine" declines what is offered as often as it takes it; "I’m fine with that" takes it. */
const isContented = (words: readonly string[]): boolean =>
  words.some((_, at) =>
    contented.some((phrase) => startsAt(words, phrase, at) && !agreeing.has(words[at + phrase.length] ?? '')),
  );
const saysYes = (words: readonly string[]): boolean => !saysNo(words) && !isContented(words) && isMadeOf(words, yes);

/** What a yes-or-no question is answered with: true, false, or undefined where it is neither. */
export function meantYes(said: string): boolean | undefined {
  if (said.length > LONGEST || /[?？؟]/.test(said)) return undefined;
  const words = wordsIn(said);
  if (['👍', '✅', '✔', '✓'].includes(words.join(''))) return true;
  if (['👎', '❌'].includes(words.join(''))) return false;
  return saysNo(words) ? false : saysYes(words) ? true : undefined;
}

// Typing errors.

/** How many characters are left out, put in, changed or swapped between two words; counted no further than 3. */
function distance(one: readonly string[], other: readonly string[]): number {
  if (Math.abs(one.length - other.length) > 2) return 3;
  let beforeLast: number[] = [];
  let last = [0, ...other.map((_, at) => at + 1)];
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    for (let column = 1; column <= other.length; column++) {
      const changed = last[column - 1]! + (one[row - 1] === other[column - 1] ? 0 : 1);
      let least = Math.min(changed, last[column]! + 1, now[column - 1]! + 1);
      if (one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        least = Math.min(least, beforeLast[column - 2]! + 1);
      now.push(least);
    }
    beforeLast = last;
    last = now;
  }
  return Math.min(3, last.at(-1)!);
}

/** Scripts in which a word is a character or two: one character less is another word there. */
const isOfFewCharacters = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]/u;

/**
 * Whether `typed` is `word` with typing errors. It is `sure` where that is all it can be: a character too few, too many or swapped in a word
 * that is not short, its first character being right; one character for another makes too many other words, as "stuff" of "staff".
 */
function typingError(typed: string, word: string): 'same' | 'sure' | 'near' | undefined {
  if (typed === word) return 'same';
  if (isNumber(typed) || isNumber(word) || isOfFewCharacters.test(word) || typed.length > 40) return undefined;
  const one = [...typed];
  const other = [...word];
  const length = Math.min(one.length, other.length);
  const apart = distance(one, other);
  if (length < 3 || apart > 2 || (apart === 2 && length < 7)) return undefined;
  const isOtherCharacter = one.length === other.length && [...one].sort().join('') !== [...other].sort().join('');
  const isSure = one[0] === other[0] && other.length >= 5 && length >= 4 && (!isOtherCharacter || length >= 8);
  return isSure && (apart === 1 || length >= 9) ? 'sure' : length >= 4 ? 'near' : undefined;
}

/** The same of several words, one by one, or of all of them written as one. */
function typingErrors(typed: readonly string[], words: readonly string[]): 'sure' | 'near' | undefined {
  if (typed.length !== words.length) {
    const found = typed.length && words.length ? typingError(typed.join(''), words.join('')) : undefined;
    return found === 'same' ? 'sure' : found;
  }
  let worst: 'sure' | 'near' = 'sure';
  for (let at = 0; at < typed.length; at++) {
    const found = typingError(typed[at]!, words[at]!);
    if (!found) return undefined;
    if (found === 'near') worst = 'near';
  }
  return typed.length ? worst : undefined;
}

// Places.

/** A place in the list that a text names: by a number, by "the second", by "option 2". */
function placeNamed(words: readonly string[], count: number): { place: number; isBare: boolean } | undefined {
  const hasNoun = words.some((word) => nouns.has(word));
  // "One" is a number where nothing else is said; "the one in the middle" has none.
  const rest = words.filter((word) => !nouns.has(word) && (!fillers.has(word) || numbers.has(word)));
  const isPlea = words.every((word) => !fillers.has(word) || nouns.has(word) || numbers.has(word) || polite.has(word));
  const [first, ...others] = rest.filter((word) => rest.length === 1 || !fillers.has(word));
  if (first === undefined || others.length) return undefined;
  const ordinal = ordinals.get(first) ?? Number(figureOrdinal.exec(first)?.[1]);
  if (ordinal) return { place: ordinal, isBare: false };
  if (lasts.has(first)) return { place: count, isBare: false };
  const number = /^\d{1,3}$/.test(first) ? Number(first) : numbers.get(first);
  if (number === undefined || (fillers.has(first) && !isPlea)) return undefined;
  return { place: number, isBare: !hasNoun };
}

/** Numbers in words as figures: "two people" is "2 people". "One" is mostly no number. */
const withFigures = (words: readonly string[]): string[] =>
  words.map((word) => (fillers.has(word) ? word : String(numbers.get(word) ?? word)));

const numbersIn = (words: readonly string[]): readonly number[] =>
  words.flatMap((word) => (isNumber(word) ? Number.parseFloat(word) : []));

// Options.

interface Phrase {
  readonly words: readonly string[];
  readonly core: readonly string[];
}
interface Option extends Offered {
  readonly at: number;
  /** Its label first. */
  readonly phrases: readonly Phrase[];
}

function readOption(offered: Offered, at: number): Option {
  const { label, words = [], value } = offered;
  const kept = typeof value === 'string' && !/^[\d\s.,-]*$/.test(value) ? [value] : [];
  const phrases = [label, ...words, ...kept].map((text): Phrase => {
    const read = withFigures(wordsIn(text));
    return { words: read, core: withoutFillers(read) };
  });
  return { ...offered, at, phrases };
}

const placesIn = (options: readonly Option[]): readonly number[] => inOrder(options.map(({ at }) => at));
const decide = (sure: readonly number[], near: readonly number[] = []): Meant | undefined => {
  const found = inOrder([...sure, ...near]);
  if (sure.length === 1 && found.length === 1) return clear(...sure);
  return found.length ? unsure(found) : undefined;
};

/** The plain words of each language: "ja", not "right" or "sure", which are answers to other questions too. */
const plainYes: WordSet = new Set(choosingWords.map((each) => each.yes.split('|')[0]!));
const plainNo: WordSet = new Set(choosingWords.map((each) => each.no.split('|')[0]!));
const startOf = ({ phrases }: Option): string => phrases[0]!.words[0] ?? '';
const isYes = (option: Option): boolean =>
  option.value === true || plainYes.has(startOf(option)) || /^[👍✅✔✓]/u.test(startOf(option));
const isNo = (option: Option): boolean =>
  option.value === false || plainNo.has(startOf(option)) || /^[👎❌]/u.test(startOf(option));
const isNone = ({ isNone: alone, phrases }: Option): boolean => alone === true || startsWith(phrases[0]!.words, none);

/** The options whose own words stand as they are in what was typed; a longer one hides those inside it. */
function namedIn(words: readonly string[], options: readonly Option[]): { option: Option; from: number; to: number }[] {
  const found = options.flatMap((option) =>
    option.phrases.flatMap((phrase) => {
      const sought = phrase.core.length ? phrase.core : phrase.words;
      return words.flatMap((_, from) =>
        sought.length && startsAt(words, sought, from) ? [{ option, from, to: from + sought.length }] : [],
      );
    }),
  );
  const isInside = (one: (typeof found)[number]) =>
    found.some((other) => other.from <= one.from && other.to >= one.to && other.to - other.from > one.to - one.from);
  return found.filter((each) => !isInside(each));
}

/** What is named as it is written, or but for words that change nothing. */
function bySameWords(words: readonly string[], options: readonly Option[]): readonly number[] {
  const whole = options.filter((option) => option.phrases.some((phrase) => isSame(phrase.words, words)));
  if (whole.length) return placesIn(whole);
  const core = withoutFillers(words);
  const joined = words.join('');
  const fits = ({ words: own, core: ownCore }: Phrase) =>
    isSame(ownCore, core) || (joined !== '' && own.join('') === joined);
  return placesIn(options.filter((option) => option.phrases.some(fits)));
}

/** A number: that of a place, or one that stands on an option. Where both are another option, or one may be wrong, it is asked. */
function byNumber(words: readonly string[], options: readonly Option[]): Meant | undefined {
  const named = placeNamed(words, options.length);
  if (!named) return undefined;
  const { place, isBare } = named;
  const atPlace = options.filter(({ at }) => at === place - 1);
  const said = withoutFillers(words).filter((word) => !nouns.has(word));
  const onLabel = options.filter(({ phrases }) =>
    phrases.some((phrase) =>
      isBare ? numbersIn(phrase.words).includes(place) : said.some((word) => phrase.words.includes(word)),
    ),
  );
  const asValue = options.filter(({ value }) => isBare && (value === place || value === String(place)));
  const found = placesIn([...onLabel, ...asValue, ...atPlace]);
  if (!found.length) return NONE;
  // Numbers stand on the options: a bare one may be meant as such.
  const hasNumbers = isBare && options.some(({ phrases }) => numbersIn(phrases[0]!.words).length > 0);
  const isClear = found.length === 1 && atPlace.length === 1 && (!hasNumbers || onLabel.length === 1);
  return isClear ? clear(...found) : unsure(found);
}

function byYesOrNo(words: readonly string[], options: readonly Option[]): Meant | undefined {
  const isYesSaid = saysYes(words);
  if (!isYesSaid && !saysNo(words)) return undefined;
  const meant = options.filter(isYesSaid ? isYes : isNo);
  if (meant.length) return decide(placesIn(meant));
  // "OK" or "Not now" may be meant, and "Right" or "Never" may be something else.
  const isTurning = ({ phrases }: Option) => saysNo(phrases[0]!.words) || isNegated(phrases[0]!.words);
  const maybe = options.filter((option) => (isYesSaid ? saysYes(option.phrases[0]!.words) : isTurning(option)));
  if (maybe.length) return unsure(placesIn(maybe));
  if (!isYesSaid) return undefined;
  if (options.length === 1) return clear(0);
  // "Sign me up" beside "No, thanks" is a yes, but nobody has said which words it is.
  const rest = options.filter((option) => !isNo(option) && !isTurning(option));
  return options.length === 2 && rest.length === 1 ? unsure(placesIn(rest)) : undefined;
}

/** Typing errors, and a part of an option's words. */
function byLikeness(core: readonly string[], options: readonly Option[]): Meant | undefined {
  const sure: number[] = [];
  const near: number[] = [];
  for (const { at, phrases } of options)
    for (const phrase of phrases) {
      const own = phrase.core.length ? phrase.core : phrase.words;
      const wrong = typingErrors(core, own);
      if (wrong) (wrong === 'sure' ? sure : near).push(at);
      if (wrong || !core.every((word) => own.some((each) => each === word))) continue;
      const left = own.filter((word) => !core.includes(word));
      const changes = left.some(
        (word) => isNumber(word) || negations.has(word) || degrees.has(word) || /^\p{S}$/u.test(word),
      );
      const isDegree = core.every((word) => degrees.has(word));
      const isBeginning = startsAt(own, core, 0) && (core.length > 1 || core[0]!.length >= 5);
      const isMost = core.length >= 2 && core.length >= left.length;
      const isWord = core.some((word) => word.length > 1 && !isNumber(word));
      (isWord && !changes && !isDegree && (isBeginning || isMost) ? sure : near).push(at);
    }
  const found = decide(inOrder(sure), near);
  if (found?.kind === 'clear') return { ...found, isLike: true };
  // What stands on all of them tells nothing.
  if (found) return found.kind === 'unsure' && found.at.length === options.length && options.length > 2 ? NONE : found;
  // The beginning of a word, "m" for "Medium"; or a word of several with an error.
  const begun = options.filter(({ phrases }) =>
    phrases.some(({ words }) =>
      core.every((typed) =>
        words.some(
          (word) => (!isNumber(word) && word.startsWith(typed)) || (word.length > 4 && typingError(typed, word)),
        ),
      ),
    ),
  );
  return begun.length && begun.length < Math.max(options.length, 2) ? unsure(placesIn(begun)) : undefined;
}

/** What is meant by one thing that was typed. */
function meantBy(said: string, options: readonly Option[]): Meant {
  const spelling = spelled(said);
  const exact = options.filter(({ label }) => spelled(label) === spelling);
  if (exact.length) return decide(placesIn(exact))!;
  const words = withFigures(wordsIn(said));
  if (!words.length) return NONE;
  const isAsked = /[?？؟]/.test(said);
  const found = meantByWords(words, options);
  // "Medium?" is no answer yet.
  return isAsked && found.kind === 'clear' ? unsure(found.at) : found;
}

function meantByWords(words: readonly string[], options: readonly Option[]): Meant {
  const same = bySameWords(words, options);
  const whole = options.filter((option) => isSame(option.phrases[0]!.words, words));
  if (whole.length) return decide(placesIn(whole))!;
  const numbered = byNumber(words, options);
  if (numbered && same.length) {
    const more = numbered.kind === 'none' ? [] : numbered.at;
    return decide(inOrder([...same, ...more]))!;
  }
  if (same.length) return decide(same)!;
  if (numbered) return numbered;
  const answered = byYesOrNo(words, options);
  if (answered) return answered;
  if (isMadeOf(words, none)) return decide(placesIn(options.filter(isNone))) ?? NONE;

  const named = namedIn(words, options);
  const left = words.filter((_, at) => !named.some(({ from, to }) => at >= from && at < to));
  if (isNegated(left)) return NONE;
  const core = withoutFillers(words);
  const agreed = withoutYes(core);
  if (agreed.length < core.length && agreed.length) {
    const found = meantByWords(agreed, options);
    const others = placesIn(options.filter(isYes));
    if (found.kind === 'none') return NONE;
    return others.some((at) => !found.at.includes(at)) ? unsure([...found.at, ...others]) : found;
  }
  if (named.length) return unsure(placesIn(named.map(({ option }) => option)));
  const alike = core.length && byLikeness(core, options);
  return alike ? alike : NONE;
}

/** "Yes, medium" is "medium". */
function withoutYes(words: readonly string[]): readonly string[] {
  const phrase = yes.find((each) => startsAt(words, each, 0));
  return phrase ? words.slice(phrase.length) : words;
}

/** Which of the options a typed text means, where one may be chosen. */
export function meantOption(said: string, offered: readonly Offered[]): Meant {
  return said.length > LONGEST ? NONE : meantBy(said, offered.map(readOption));
}

/** The parts of a list that was typed: "red, blue and green", "1 3". */
function partsOf(said: string): readonly string[] {
  const parts: string[] = [];
  for (const piece of said.split(/[,;+&\n،、؛]|\s\/\s/)) {
    let part: string[] = [];
    for (const word of piece.split(/\s+/)) {
      const isAnd = wordsIn(word).some((each) => ands.has(each));
      if (!isAnd) part.push(word);
      else {
        parts.push(part.join(' '));
        part = [];
      }
    }
    parts.push(part.join(' '));
  }
  return parts
    .map((part) => part.trim())
    .filter(Boolean)
    .flatMap((part) => (/^\d+(?:\s+\d+)+$/.test(plainCharacters(part)) ? part.split(/\s+/) : [part]));
}

/** Which of the options a typed text means, where several may be chosen. */
export function meantOptions(said: string, offered: readonly Offered[]): Meant {
  if (said.length > LONGEST) return NONE;
  const options = offered.map(readOption);
  const whole = meantBy(said, options);
  if (whole.kind === 'clear') return whole;
  const words = withFigures(wordsIn(said));
  const others = options.filter((option) => !isNone(option));
  const isQuestion = /[?？؟]/.test(said);
  const takesAll = isMadeOf(words, all) || (others.length === 2 && isMadeOf(words, both));
  if (takesAll && !isQuestion) return clear(...placesIn(others));
  const named = namedIn(words, options);
  const left = words.filter((_, at) => !named.some(({ from, to }) => at >= from && at < to));
  if (isNegated(left)) return whole.kind === 'unsure' && named.length === 0 ? whole : NONE;
  const isList = left.every((word) => fillers.has(word) || ands.has(word));
  if (named.length && isList && !isQuestion) {
    // One place of the text may fit two options.
    const isDoubtful = named.some((one) =>
      named.some((other) => other !== one && other.from === one.from && other.option !== one.option),
    );
    if (!isDoubtful) return clear(...placesIn(named.map(({ option }) => option)));
  }
  if (words.some((word) => ors.has(word))) return whole;
  const parts = partsOf(said);
  if (parts.length < 2) return whole;
  const each = parts.map((part) => meantBy(part, options));
  if (each.some(({ kind }) => kind === 'none')) return NONE;
  const sure = inOrder(each.flatMap((one) => (one.kind === 'clear' ? one.at : [])));
  const open = each.flatMap((one) => (one.kind === 'unsure' ? one.at : []));
  if (!open.length && !isQuestion) return clear(...sure);
  return unsure([...sure, ...open], sure);
}

/** A grade that is asked for. */
export interface Grades {
  readonly first: number;
  readonly last: number;
  /** What both ends mean, as the visitor reads it. */
  readonly low?: string;
  readonly high?: string;
  /** Up is the last, down the first. */
  readonly isThumb?: boolean;
}

/** Which grades a typed text means. */
export function meantGrade(said: string, { first, last, low, high, isThumb }: Grades): Meant {
  if (said.length > LONGEST) return NONE;
  const words = wordsIn(said);
  if (!words.length || /[?？؟]/.test(said)) return NONE;
  const ends = [low, high].map((label, at): Offered => ({ label: label ?? '', value: at ? last : first }));
  const named = meantBy(
    said,
    ends.map(readOption).filter(({ label }) => label),
  );
  if (isThumb) {
    const isUp = meantYes(said) ?? (isMadeOf(words, thumbDown) ? false : isMadeOf(words, thumbUp) ? true : undefined);
    if (isUp !== undefined) return clear(isUp ? last : first);
  }
  const isMinus = first < 0 && /^\s*[-−]/.test(plainCharacters(said));
  const rest = words.filter((word) => !(fillers.has(word) && !numbers.has(word)) && !aroundGrades.has(word));
  // Stars alone are counted: what a smile is worth nobody knows.
  const isStack = rest.length > 0 && new Set(rest).size === 1 && /^[★⭐🌟]$/u.test(rest[0]!);
  if (first >= 0 && /^\s*[-−]/.test(plainCharacters(said))) return NONE;
  const grades = isStack
    ? [rest.length]
    : rest.map((word) => (/^\d+(?:\.\d+)?$/.test(word) ? Number(word) : (numbers.get(word) ?? NaN)));
  const [grade = NaN, most, ...more] = grades;
  const isOutOf = most === undefined || (most === last && !more.length);
  if (!Number.isNaN(grade) && isOutOf) {
    const given = isMinus ? -grade : grade;
    if (given < first || given > last) return NONE;
    return Number.isInteger(given) ? clear(given) : unsure([Math.floor(given), Math.ceil(given)]);
  }
  // Between two grades: "4 or 5".
  const isBetween = words.some((word) => ors.has(word)) || /\d\s*-\s*\d/.test(plainCharacters(said));
  if (isBetween && grades.length === (words.some((word) => ors.has(word)) ? 3 : 2)) {
    const two = grades.filter((each) => Number.isInteger(each) && each >= first && each <= last);
    if (two.length === 2) return unsure(two);
  }
  return named.kind === 'none' || isThumb ? NONE : { ...named, at: named.at.map((at) => (at ? last : first)) };
}
