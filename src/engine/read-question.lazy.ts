import { own, type Json, type Values } from '../shared/json.ts';
import { record } from '../shared/record.ts';
import { toNumber, type Scope } from '../expression/expression.ts';
import type { Text } from '../flow/flow.ts';
import { askable } from '../flow/supported.ts';
import { literal, readData } from './data-text.lazy.ts';
import { stepAt, type Loose } from './position.ts';
import type { Choice, FieldModel, Question } from './question.ts';
import { aboutQuestion } from './plain-question.ts';
import { readNumber } from './read-number.lazy.ts';
import { compact, holds, sum, type Run } from './run.ts';
import { lastEntry } from './selectors.ts';
import { sourceText } from './text.ts';
import { addressOf, report, wordOf } from './values.lazy.ts';

/** A choice, and the option that it was made from. */
export interface Pick {
  readonly choice: Choice;
  readonly option: Loose;
  readonly path: string;
}

/** A field as the author wrote it, and as it is asked. */
export interface AskedField {
  readonly field: Loose;
  readonly model: FieldModel;
  readonly picks: readonly Pick[];
}

/** The options on offer now. Those of a variable are data: their words are taken as they stand. */
function picksOf(run: Run, field: Loose, path: string): Pick[] {
  const { flow, state, scope } = run;
  const data = typeof field.options === 'string',
    options = data ? sum(run, field.options) : field.options;
  const text = (value: unknown) => (data && value ? literal(wordOf(value)) : value) as Text;
  const address = (value: unknown) => value && (data ? wordOf(value) : addressOf(run, value));
  return (Array.isArray(options) ? options : []).flatMap((item: unknown, index): Pick[] => {
    const option = (
      item && typeof item === 'object' ? item : { label: wordOf(item), value: data ? item : undefined }
    ) as Loose;
    const label = text(option.label ?? option.title ?? option.name ?? option.alt ?? ''),
      given = sum(run, option.value);
    const value =
      given != null && typeof given !== 'object'
        ? given
        : // What is kept is the same in all languages.
          readData(
            state.settings,
            typeof label === 'object'
              ? sourceText(flow, { ...state.settings, lang: wordOf(flow.language) || 'en' }, label)
              : label,
            scope,
          );
    const { text: more, image, alt, open, when } = option;
    const choice = compact({
      ...option,
      value,
      label,
      text: text(more),
      image: address(image),
      alt: text(alt),
      open: address(open),
    }) as Choice;
    return holds(run, when) ? [{ choice, option, path: `${path}/options/${index}` }] : [];
  });
}

/** One answer of a step or a field; `undefined` when it is of a kind that can't be asked, or has nothing to choose from. */
function readField(run: Run, field: Loose, path: string, index?: number): AskedField | undefined {
  const { many, other, options, link, min, max, step } = field;
  const type = field.type ?? (options ? 'choice' : 'text'),
    choice = type === 'choice',
    name = wordOf(field.as);
  const picks = choice ? picksOf(run, field, path) : [];
  if (!askable.test(wordOf(type)))
    return void report(run, 'unsupported', `"${wordOf(type)}" can't be asked yet.`, path);
  if (choice && !other && !picks.length)
    return void report(run, 'no-options', 'There is nothing to choose from.', path);
  const known = name ? (run.scope(name) as Json) : undefined;
  const number = (value: unknown, otherwise?: number) => {
    const found = toNumber(sum(run, value));
    return isNaN(found) ? otherwise : found;
  };
  const model = {
    ...field,
    name,
    type,
    index,
    min: number(min),
    max: number(max),
    step: number(step),
    choices: choice ? picks.map((pick) => pick.choice) : undefined,
    many: many
      ? {
          min: number(own(many, 'min'), field.skip ? 0 : 1),
          max: number(own(many, 'max'), picks.length + (other ? 1 : 0)),
        }
      : undefined,
    link: link ? addressOf(run, link) : undefined,
    // What is hidden takes its default anew; all else begins with what was answered before.
    value: type === 'hidden' ? (sum(run, field.default) ?? known) : (known ?? sum(run, field.default)),
  };
  return { field, model: compact(model) as FieldModel, picks };
}

/** The words that a step asks to agree to, if it asks for that alone: a question of type consent asks for it like a consent step. */
function consentOf({ state }: Run, { consent, type, ask }: Loose): unknown {
  if (consent !== undefined || type !== 'consent') return consent;
  if (ask !== true) return ask;
  const asking = lastEntry(state, (entry) => entry.kind === 'say');
  return asking?.kind === 'say' ? asking.text : undefined;
}

/** What was filled in so far of the fields at `path`, for tests: what is typed for a number is that number, in whatever signs it stands there. */
export function readDraft(run: Run, path: string, draft: unknown): Values {
  const fields = stepAt(run.flow, path)?.fields;
  const numbers = (Array.isArray(fields) ? fields : [])
    .filter((field: Loose) => field.type === 'number')
    .map((field: Loose): [string, number] => {
      const name = wordOf(field.as),
        typed = own(draft, name);
      return [name, typeof typed === 'string' ? readNumber(typed, run.state.settings.lang, wordOf(field.unit)) : NaN];
    });
  return { ...record(draft), ...Object.fromEntries(numbers.filter(([, number]) => !isNaN(number))) } as Values;
}

/** The fields of an ask or consent step; none when it can't be asked. `draft` is what was filled in so far. */
export function fieldsAt(run: Run, path: string, draft?: unknown): AskedField[] {
  const step = stepAt(run.flow, path) ?? {},
    { fields } = step,
    consent = consentOf(run, step);
  const filled = draft ? readDraft(run, path, draft) : undefined;
  const scope: Scope = (name) => own(filled, name) ?? run.scope(name);
  return (
    Array.isArray(fields) ? fields : [consent === undefined ? step : { ...step, label: consent, type: 'consent' }]
  ).flatMap(
    (field: Loose, index) =>
      (holds({ ...run, scope }, fields && own(field, 'when')) &&
        (fields ? readField(run, field, `${path}/fields/${index}`, index) : readField(run, field, path))) ||
      [],
  );
}

/** The question that the step at `path` asks; null when it can't, or all its fields are hidden. */
export function readQuestion(run: Run, path: string, draft?: Values): Question | null {
  const { state } = run,
    step = (stepAt(run.flow, path) ?? {}) as {
      button?: Text;
      no?: Text;
      skip?: Text;
      fields?: unknown;
      share?: unknown;
    };
  const about = aboutQuestion(run, path);
  const card = step.share ? lastEntry(state, (entry) => entry.kind === 'share' && entry.step === path) : undefined;
  if (card) return compact<Question>({ ...about, kind: 'share', entry: card.id, skip: step.skip });
  const fields = fieldsAt(run, path, draft).map(({ model }) => model),
    [field] = fields,
    { button, no } = step;
  return field && fields.some(({ type }) => type !== 'hidden')
    ? compact<Question>(
        step.fields
          ? { ...about, kind: 'fields', fields, button }
          : field.type === 'consent'
            ? { ...about, kind: 'consent', field, no }
            : { ...about, kind: 'field', field, button },
      )
    : null;
}
