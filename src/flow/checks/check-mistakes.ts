import { nearest } from '../../shared/nearest.ts';
import { own } from '../../shared/json.ts';
import { canonicalTag } from '../../shared/language.ts';
import type { Path } from '../../shared/json-source.ts';
import { keyOf } from '../key-roles.ts';
import { eachEntry } from '../shape-problems.ts';
import { isByLanguage, type FlowPieces } from './collected-pieces.ts';
import type { Report } from './report.ts';

/*
 * Slips that the schema lets pass: names that cannot be written to, limits that nothing fits, answers that hide each
 * other, words that nobody says.
 */

/** Always there, whatever the flow does: what the page knows comes before what the flow sets. */
const readOnly = new Set([
  'query',
  'page',
  'visitor',
  'visit',
  'device',
  'referral',
  'offer',
  'campaign',
  'value',
  'context',
]);

/** Dates and times as fields have them: both alike, they are in order as texts too. */
const sameForm = (a: string, b: string) =>
  [/^\d{4}-\d\d-\d\d$/, /^\d\d:\d\d$/].some((form) => form.test(a) && form.test(b));

function limits(of: object, path: Path, report: Report): void {
  const min = own(of, 'min'),
    max = own(of, 'max');
  const wrong =
    typeof min === 'number' && typeof max === 'number'
      ? min > max
      : typeof min === 'string' && typeof max === 'string' && sameForm(min, max) && min > max;
  if (wrong)
    report(
      'wrong-value',
      [...path, 'min'],
      `"min" is ${min} and "max" is ${max}: no answer fits`,
      'Swap them, or leave one out.',
      { severity: 'error' },
    );
}

const plain = (text: unknown) => String(text).trim().toLowerCase();

/** Options that visitors, or later tests, cannot tell apart. Options with a `when` are left out: only one of them may be offered. */
function options(list: readonly unknown[], path: Path, report: Report): void {
  const labels = new Set<string>(),
    values = new Set<string>();
  list.forEach((option, index) => {
    if (own(option, 'when') !== undefined) return;
    const label = typeof option === 'string' ? option : own(option, 'label'),
      value = own(option, 'value') ?? label;
    const isObject = typeof option === 'object';
    const isKnown = typeof label === 'string' && label.trim() !== '' && labels.size === labels.add(plain(label)).size;
    const hidden =
      (typeof value === 'string' || typeof value === 'number') &&
      value !== '' &&
      values.size === values.add(plain(value)).size;
    if (isKnown)
      report(
        'duplicate-answer',
        [...path, index, ...(isObject ? ['label'] : [])],
        `two options are called "${label.trim()}"`,
        'Name them apart, or remove one; with "when", only one of them may be shown.',
      );
    else if (hidden)
      report(
        'duplicate-answer',
        [...path, index, ...(own(option, 'value') !== undefined ? ['value'] : isObject ? ['label'] : [])],
        `two options have the value "${String(value)}"`,
        'Give each its own "value": tests and reports cannot tell them apart.',
      );
  });
}

function fields(list: readonly unknown[], path: Path, report: Report): void {
  const names = new Set<unknown>();
  list.forEach((field, index) => {
    const name = own(field, 'as');
    if (typeof name !== 'string' || own(field, 'when') !== undefined) return;
    if (names.has(name))
      report(
        'duplicate-answer',
        [...path, index, 'as'],
        `two fields are kept as "${name}": one answer hides the other`,
        'Give one of them another name; with "when", only one of them may be shown.',
      );
    names.add(name);
  });
}

function messages(flow: object, known: readonly string[], report: Report): void {
  eachEntry(own(flow, 'messages'), (key, words) => {
    if (known.includes(key)) return;
    if (canonicalTag(key)) {
      // Other names in it are told by the schema.
      if (!isByLanguage(words)) return;
      report(
        'unknown-key',
        ['messages', key],
        `"messages" has the chat's own words first, then their languages, so nobody reads "${key}"`,
        `Write it the other way round: "messages": {"send": {"${key}": "…"}}.`,
        { atKey: true },
      );
      return;
    }
    const meant = nearest(key, known);
    report(
      'unknown-key',
      ['messages', key],
      `"${key}" is not one of the chat's own words, so it is never shown`,
      meant ? `Did you mean "${meant}"?` : `There are: ${known.join(', ')}.`,
      { atKey: true },
    );
  });
}

/** `words` are the keys of the chat's own strings. Without them, the keys of `messages` are not checked. */
export function checkMistakes(
  flow: object,
  { pieces }: FlowPieces,
  words: readonly string[] | undefined,
  report: Report,
): void {
  const written = (name: unknown, path: Path, atKey: boolean) => {
    if (typeof name !== 'string' || !readOnly.has(name)) return;
    report(
      'read-only',
      path,
      `"${name}" ${name === 'value' ? 'is the answer that a check looks at' : 'is what the page knows'}: it can be read, but nothing can be kept in it`,
      'Keep this under another name.',
      { atKey },
    );
  };
  eachEntry(own(flow, 'vars'), (name) => written(name, ['vars', name], true));
  for (const piece of pieces) {
    const { of, path, keys } = piece;
    for (const key of Object.keys(of)) {
      const value = own(of, key);
      const role = keyOf(keys, key)?.role;
      if (role === 'name') written(value, [...path, key], false);
      else if (role === 'sets' || role === 'saves')
        eachEntry(value, (name) => {
          // What the campaign's endpoint tells stands beside its id and role.
          if (role === 'sets' || name !== 'campaign') written(name, [...path, key, name], true);
        });
      else if (key === 'min') limits(of, path, report);
      else if (key === 'options') {
        if (Array.isArray(value)) options(value, [...path, key], report);
      } else if ((key === 'fields' || key === 'rows') && Array.isArray(value)) fields(value, [...path, key], report);
    }
  }
  if (words && own(flow, 'messages') !== undefined) messages(flow, words, report);
}
