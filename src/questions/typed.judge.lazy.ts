import { MAX_ANSWER } from '../flow/uses-of.ts';
import type { StringKey } from '../tone/language.ts';
import { plainCharacters, trimInvisible } from '../shared/typed-text.ts';
import { refused, type Judged, type QuestionJudge } from './question.work.ts';
import type { TypedField } from './typed.work.ts';

/** Fields whose answers machines read, by the mark that tells browsers what to fill in. */
const codes = ['postal-code', 'one-time-code', 'bday', 'email', 'url', 'cc-number', 'cc-exp', 'cc-csc'];
const isForMachines = (mark = ''): boolean => {
  const last = mark.split(' ').at(-1)!;
  return codes.includes(last) || last.startsWith('tel');
};

/** Nothing that is typed is read further than this, in characters: a result may have 256 kB. */
const LONGEST = 300_000;

/** What was typed, without what nobody sees. */
export const typedText = (given: unknown): string =>
  trimInvisible(String(typeof given === 'object' ? '' : given).slice(0, LONGEST));

function judgeTyped<Field extends TypedField<string>>(given: unknown, field: Field, reader?: Reader): Judged {
  const { min = 0, max, autocomplete } = field;
  const typed = typedText(given);
  const most = max || MAX_ANSWER;
  const length = [...typed].length;
  if (!length) return refused('required');
  if (length < min) return refused('short', { min });
  if (length > most) return refused('errText', { max: most });
  const value = reader ? reader.read(typed) : isForMachines(autocomplete) ? plainCharacters(typed) : typed;
  return value ? { value, typed } : refused(reader?.word ?? 'required');
}

interface Reader {
  /** What is said where nothing can be read. */
  readonly word: StringKey;
  /** What is kept of what was typed; '' where it is no such thing. */
  read(typed: string): string;
}

/** Judges what is typed by its length, and by what `reader` makes of it. */
export const typedJudge = <Type extends string>(type: Type, reader?: Reader): QuestionJudge<TypedField<Type>> => ({
  type,
  judge: (given, field) => judgeTyped(given, field, reader),
});
