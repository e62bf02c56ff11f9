import type { Json, Values } from '../shared/json.ts';
import { isEmpty, toNumber } from '../expression/expression.ts';
import type { Text } from '../flow/flow.ts';
import type { FieldModel } from './question.ts';

/** What an answer comes to: what is kept and how the transcript shows it, or a string key of `tone/language.ts` that says what is wrong. */
export type Checked =
  | { readonly word: string; readonly values?: Values }
  | { readonly word?: undefined; readonly value: Json; readonly labels?: readonly Text[]; readonly typed?: string };

/** Longest typed answer, in characters, where the author sets no limit. */
const MAX_LENGTH = 5_000;

/** E-mail: the grammar of the HTML standard (4.10.5.1.5). Phone: as people write one, see `digits`. */
const grammar: { readonly [type: string]: readonly [word: string, RegExp] } = {
  email: [
    'errEmail',
    /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i,
  ],
  phone: ['errPhone', /^\+?[\s\d()./-]+$/],
  url: ['errUrl', /^(?:https?:\/\/)?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d{1,5})?(?:[/?#]\S*)?$/iu],
};

/** A typed number in this language, with or without its signs for thousands; NaN when it is none. A comma is taken for a point where that can't be meant otherwise. */
export function readNumber(text: string, lang: string): number {
  let point = '.';
  try {
    point = (0.1).toLocaleString(lang)[1]!;
  } catch {
    // No such language.
  }
  const grouped = point === ',' ? /^[-+]?\d{1,3}(\.\d{3})+(,\d*)?$/ : /^[-+]?\d{1,3}(,\d{3})+(\.\d*)?$/;
  let plain = text.replace(/[\s'’]/g, '');
  if (grouped.test(plain)) plain = plain.replaceAll(point === ',' ? '.' : ',', '');
  plain = plain.replace(',', '.');
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? +plain : NaN;
}

/** Judges one answer. `read` gives a label as the visitor sees it, so that a choice may be answered in words. */
export function checkAnswer(field: FieldModel, given: unknown, lang: string, read: (label: Text) => string): Checked {
  const { type, choices = [], many, other, min, max } = field;
  const wrong = (word: string, values?: Values): Checked => (values ? { word, values } : { word });
  if (type === 'consent') return given !== true && field.required ? wrong('required') : { value: given === true };
  if (isEmpty(given)) return field.skip || many?.min === 0 ? { value: null } : wrong('required');

  if (type === 'choice') {
    const values: (string | number | boolean)[] = [],
      labels: Text[] = [];
    let typed: string | undefined;
    for (const item of many && Array.isArray(given) ? (given as unknown[]) : [given]) {
      const said = String(typeof item === 'object' ? '' : item).trim();
      const choice =
        choices.find(({ value }) => value === item) ??
        choices.find(({ value }) => String(value) === said) ??
        choices.find(({ label }) => read(label).trim().toLowerCase() === said.toLowerCase());
      if (!choice && (!other || !said || said.length > MAX_LENGTH)) return wrong('errOption');
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

  const typed = String(typeof given === 'object' ? '' : given).trim();
  const least = toNumber(min),
    most = toNumber(max);
  if (type === 'number') {
    const number = typeof given === 'number' ? given : readNumber(typed, lang),
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
  if (length > (most || MAX_LENGTH)) return wrong('errText', { max: most || MAX_LENGTH });
  const [word, form] = grammar[type] ?? [];
  if (form && !form.test(typed)) return wrong(word!);
  if (type === 'phone' && !/^\d{6,15}$/.test(typed.replace(/\D/g, ''))) return wrong(word!);
  return { value: type === 'url' && !/^https?:/i.test(typed) ? 'https://' + typed : typed, typed };
}
