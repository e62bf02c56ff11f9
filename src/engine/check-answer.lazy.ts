import type { Json, Values } from '../shared/json.ts';
import { isEmpty, toNumber } from '../expression/expression.ts';
import type { Text } from '../flow/flow.ts';
import { MAX_ANSWER } from '../flow/uses-of.ts';
import type { StringKey } from '../tone/language.ts';
import { readEmail, readWebAddress } from '../shared/typed-address.ts';
import { plainSigns, trimUnseen } from '../shared/typed-text.ts';
import type { FieldModel } from './question.ts';
import { readNumber } from './read-number.lazy.ts';

/** What an answer comes to: what is kept and how the transcript shows it, or a string key of `tone/language.ts` that says what is wrong. */
export type Checked =
  | { readonly word: StringKey; readonly values?: Values }
  | { readonly word?: undefined; readonly value: Json; readonly labels?: readonly Text[]; readonly typed?: string };

/** Fields whose answers machines read, by the mark that tells browsers what to fill in. */
const codes = ['postal-code', 'one-time-code', 'bday', 'email', 'url', 'cc-number', 'cc-exp', 'cc-csc'];
const isForMachines = (mark = ''): boolean => {
  const last = mark.split(' ').at(-1)!;
  return codes.includes(last) || last.startsWith('tel');
};

/** A phone number as people write one, or copy it out of a link or a list; '' for anything else. */
function readPhone(typed: string): string {
  const plain = plainSigns(typed).replace(/^tel:/i, '').replace(/[,;]$/, '');
  return /^\(?\+?[\s\d()./-]+$/.test(plain) && /^\d{6,15}$/.test(plain.replace(/\D/g, '')) ? plain : '';
}

const readers: { readonly [type: string]: readonly [word: StringKey, read: (typed: string) => string] } = {
  email: ['errEmail', readEmail],
  phone: ['errPhone', readPhone],
  url: ['errUrl', readWebAddress],
};

/** Words as they are compared: in the same signs, small, with one blank between them. */
const spelling = (words: string): string => plainSigns(words).toLowerCase().replace(/ +/g, ' ');

/** Judges one answer. `read` gives a label as the visitor sees it, so that a choice may be answered in words. */
export function checkAnswer(field: FieldModel, given: unknown, lang: string, read: (label: Text) => string): Checked {
  const { type, choices = [], many, other, min, max } = field;
  const wrong = (word: StringKey, values?: Values): Checked => (values ? { word, values } : { word });
  if (type === 'consent') return given !== true && field.required ? wrong('required') : { value: given === true };
  if (isEmpty(given)) return field.skip || many?.min === 0 ? { value: null } : wrong('required');

  if (type === 'choice') {
    const values: (string | number | boolean)[] = [],
      labels: Text[] = [];
    let typed: string | undefined;
    for (const item of many && Array.isArray(given) ? (given as unknown[]) : [given]) {
      const said = trimUnseen(String(typeof item === 'object' ? '' : item));
      const choice =
        choices.find(({ value }) => value === item) ??
        choices.find(({ value }) => String(value) === said) ??
        choices.find(({ value }) => String(value) === plainSigns(said)) ??
        choices.find(({ label }) => spelling(read(label)) === spelling(said));
      if (!choice && (!other || !said || said.length > MAX_ANSWER)) return wrong('errOption');
      const value = choice ? choice.value : said;
      if (values.includes(value)) continue;
      values.push(value);
      if (choice) labels.push(choice.label);
      else typed = typed === undefined ? said : `${typed}, ${said}`;
    }
    // Limits that nobody could keep are none.
    const least = Math.min(many?.min ?? 0, choices.length),
      most = Math.max(many?.max ?? 1, least, 1);
    if (values.length < least) return wrong('few', { min: least });
    if (values.length > most) return wrong('many', { max: most });
    return { value: many ? values : values[0]!, labels, ...(typed !== undefined && { typed }) };
  }

  const typed = trimUnseen(String(typeof given === 'object' ? '' : given));
  const least = toNumber(min),
    most = toNumber(max);
  if (type === 'number') {
    const number = typeof given === 'number' ? given : readNumber(typed, lang, field.unit),
      step = toNumber(field.step);
    const steps = (number - (least || 0)) / step;
    if (!isFinite(number)) return wrong('errNumber');
    if (number < least) return wrong('min', { min: least });
    if (number > most) return wrong('max', { max: most });
    return step > 0 && Math.abs(steps - Math.round(steps)) > 1e-9 ? wrong('errNumber') : { value: number, typed };
  }
  const length = [...typed].length;
  if (!length) return wrong('required');
  if (length < least) return wrong('short', { min: least });
  if (length > (most || MAX_ANSWER)) return wrong('errText', { max: most || MAX_ANSWER });
  const [problem, reader] = readers[type] ?? [];
  const value = reader ? reader(typed) : isForMachines(field.autocomplete) ? plainSigns(typed) : typed;
  return value ? { value, typed } : wrong(problem ?? 'required');
}
