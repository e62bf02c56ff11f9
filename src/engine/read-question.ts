import { own, type Json, type Values } from '../shared/json.ts';
import { omitUndefined } from '../shared/omit-undefined.ts';
import { toNumber, type Scope } from '../expression/expression.ts';
import type { Text } from '../flow/flow.ts';
import { literal, readData } from './data-text.ts';
import type { Choice, FieldModel, Question } from './question.ts';
import { askable } from './question-kinds.ts';
import type { Run } from './run.ts';
import { lastEntry } from './selectors.ts';
import { stepAt, type AnyField, type AnyOption, type AnyStep } from './step-at.ts';
import { sourceText } from './text.ts';
import { wordOf } from './values.ts';
import { isPageVerb, verbOf } from './verbs.ts';

/** A choice, and the option that it was made from. */
export interface Pick {
  readonly choice: Choice;
  readonly option: AnyOption;
  /** Where it stands in its step. */
  readonly key: string;
}

/** A field as the author wrote it, and as it is asked. */
export interface AskedField {
  readonly field: AnyField;
  readonly model: FieldModel;
  readonly picks: readonly Pick[];
}

/** The options on offer now. Those of a variable are data: their words are taken as they stand. */
function picksOf(run: Run, field: AnyField): Pick[] {
  const { flow, state, scope } = run;
  const data = typeof field.options === 'string';
  const options = data ? run.sum(field.options) : field.options;
  const text = (value: unknown) => (data && value ? literal(wordOf(value)) : value) as Text;
  const address = (value: unknown) => value && (data ? wordOf(value) : run.address(value));
  /** What is kept is the same in all languages. */
  const inOwnLanguage = (label: Text) =>
    typeof label === 'object'
      ? sourceText(flow, { ...state.settings, lang: wordOf(flow.language) || 'en' }, label)
      : label;
  return (Array.isArray(options) ? options : []).flatMap((item: unknown, index): Pick[] => {
    const option = (
      item && typeof item === 'object' ? item : { label: wordOf(item), value: data ? item : undefined }
    ) as AnyOption;
    const label = text(option.label ?? option.title ?? option.name ?? option.alt ?? '');
    const given = run.sum(option.value);
    const value =
      given != null && typeof given !== 'object' ? given : readData(run.telling, inOwnLanguage(label), scope);
    const { text: more, image, alt, open, when } = option;
    const choice = omitUndefined({
      ...option,
      value,
      label,
      text: text(more),
      image: address(image),
      alt: text(alt),
      open: address(open),
    }) as Choice;
    return run.passes(when) ? [{ choice, option, key: `options/${index}` }] : [];
  });
}

/** One answer of a step or a field; `undefined` when it is of a kind that can't be asked, or has nothing to choose from. */
function readField(run: Run, field: AnyField, path: string, index?: number): AskedField | undefined {
  const { many, other, options, link, min, max, step } = field;
  const type = field.type ?? (options ? 'choice' : 'text');
  const choice = type === 'choice';
  const name = wordOf(field.as);
  const picks = choice ? picksOf(run, field) : [];
  if (!askable.has(wordOf(type))) return void run.report('unsupported', `"${wordOf(type)}" can't be asked yet.`, path);
  if (choice && !other && !picks.length) return void run.report('no-options', 'There is nothing to choose from.', path);
  const known = name ? (run.scope(name) as Json) : undefined;
  const number = (value: unknown, otherwise?: number) => {
    const found = toNumber(run.sum(value));
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
    link: link ? run.address(link) : undefined,
    // What is hidden takes its default anew; all else begins with what was answered before.
    value: type === 'hidden' ? (run.sum(field.default) ?? known) : (known ?? run.sum(field.default)),
  };
  return { field, model: omitUndefined(model) as FieldModel, picks };
}

/** The words that a step asks to agree to, if it asks for that alone: a question of type consent asks for it like a consent step. */
function consentOf({ state }: Run, { consent, type, ask }: AnyStep): unknown {
  if (consent !== undefined || type !== 'consent') return consent;
  if (ask !== true) return ask;
  const asking = lastEntry(state, (entry) => entry.kind === 'say');
  return asking?.kind === 'say' ? asking.text : undefined;
}

/** The fields of an ask or consent step; none when it can't be asked. `draft` is what was filled in so far, read by read-draft.lazy.ts. */
export function fieldsAt(run: Run, path: string, draft?: Values | null): AskedField[] {
  const step = stepAt(run.flow, path) ?? {};
  const { fields } = step;
  const consent = consentOf(run, step);
  const scope: Scope = (name) => own(draft, name) ?? run.scope(name);
  return (
    Array.isArray(fields) ? fields : [consent === undefined ? step : { ...step, label: consent, type: 'consent' }]
  ).flatMap(
    (field: AnyField, index) =>
      (run.passes(fields && own(field, 'when'), scope) &&
        (fields ? readField(run, field, `${path}/fields/${index}`, index) : readField(run, field, path))) ||
      [],
  );
}

/** Kinds of entry that are used in the transcript itself. */
const cards: ReadonlySet<string> = new Set(['share', 'block']);
const waitsOnCard = (verb: string | undefined): boolean => verb === 'share' || isPageVerb(verb);

/** The question that the step at `path` asks; null when it can't, or all its fields are hidden. `draft` is what was filled in so far. */
export function readQuestion(run: Run, path: string, draft?: Values): Question | null {
  const { pending, keys } = run.state;
  const step = stepAt(run.flow, path) ?? {};
  const about = { step: path, count: keys, problems: pending?.kind === 'question' ? pending.problems : [] };
  const skip = step.skip as boolean | Text | undefined;
  const card = waitsOnCard(verbOf(step, run.works))
    ? lastEntry(run.state, (entry) => entry.step === path && cards.has(entry.kind))
    : undefined;
  if (card) return omitUndefined<Question>({ ...about, kind: 'card', entry: card.id, skip });
  const fields = fieldsAt(run, path, draft).map(({ model }) => model);
  const [field] = fields;
  if (!field || fields.every(({ type }) => type === 'hidden')) return null;
  const button = step.button as Text | undefined;
  if (step.fields) return omitUndefined<Question>({ ...about, kind: 'fields', fields, button });
  if (field.type === 'consent')
    return omitUndefined<Question>({ ...about, kind: 'consent', field, no: step.no as Text | undefined });
  return omitUndefined<Question>({ ...about, kind: 'field', field, button });
}
