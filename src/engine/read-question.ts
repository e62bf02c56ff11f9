import { entryOf, own, type Json, type Values } from '../shared/json.ts';
import { omitUndefined } from '../shared/omit-undefined.ts';
import type { Scope } from '../expression/expression.ts';
import type { Text } from '../flow/flow.ts';
import { asWhenAsked } from './changeable.ts';
import type { FieldModel, Question } from './question.ts';
import type { Run } from './run.ts';
import { lastEntry } from './selectors.ts';
import { stepAt, type AnyField, type AnyStep } from './step-at.ts';
import { asText } from './values.ts';
import { verbOf } from './verbs.ts';

/** A field as the author wrote it, and as it is asked. */
export interface AskedField {
  readonly field: AnyField;
  readonly model: FieldModel;
}

/** The kind of a question or field. A phone number with its country is one of its own here: it comes with the data of all countries. */
export const typeOf = ({ type, options, country }: AnyField): string =>
  type === 'phone' && country ? 'phone-country' : asText(type ?? (options ? 'choice' : 'text'));

/** What a step or field asks for; `undefined` if its kind can't be asked or there is nothing to choose from. */
function readField(run: Run, field: AnyField, path: string, index?: number): AskedField | undefined {
  const type = typeOf(field);
  const kind = entryOf(run.works.questions, type);
  if (!kind)
    return void run.report(
      'unsupported',
      `Unknown question type "${type}".`,
      'Check the flow: npx smoc-chat check FILE',
      path,
    );
  const ofKind = kind.read ? kind.read(field, run, path) : {};
  if (!ofKind) return undefined;
  const name = asText(field.as);
  const known = name ? (run.scope(name) as Json) : undefined;
  const model = {
    type,
    place: kind.place,
    name,
    label: field.label,
    hint: field.hint,
    placeholder: field.placeholder,
    skip: field.skip,
    autocomplete: asText(field.autocomplete) || undefined,
    index,
    value: known ?? run.evaluateValue(field.default),
    ...omitUndefined(ofKind),
  };
  return { field, model: omitUndefined(model) as FieldModel };
}

/** The words that a step asks to agree to, if it asks for that alone: a question of type consent asks for it like a consent step. */
function consentOf({ state }: Run, { consent, type, ask }: AnyStep): unknown {
  if (consent !== undefined || type !== 'consent') return consent;
  if (ask !== true) return ask;
  const { pending } = state;
  const before = pending?.kind === 'question' && pending.change ? pending.change.entry : Infinity;
  // What the page or an aside says comes from no step, and asks nothing.
  const asking = lastEntry(state, (entry) => entry.kind === 'say' && entry.step !== '' && entry.id < before);
  return asking?.kind === 'say' ? asking.text : undefined;
}

/** The fields that a step asks for together, where it does, and the key under which they stand. */
function listedFields(run: Run, step: AnyStep): { readonly key: string; readonly list: readonly AnyField[] } | null {
  const { fields } = step;
  if (Array.isArray(fields)) return { key: 'fields', list: fields as readonly AnyField[] };
  return entryOf(run.works.questions, typeOf(step))?.fields?.(step) ?? null;
}

/** The fields of an ask or consent step; none when it can't be asked. `draft` is what was filled in so far, read by read-draft.lazy.ts. */
export const fieldsAt = (run: Run, path: string, draft?: Values | null): AskedField[] =>
  asWhenAsked(run, () => readFields(run, path, draft));

function readFields(run: Run, path: string, draft?: Values | null): AskedField[] {
  const step = stepAt(run.flow, path) ?? {};
  const listed = listedFields(run, step);
  if (!listed) {
    const consent = consentOf(run, step);
    const field = consent === undefined ? step : { ...step, label: consent, type: 'consent' };
    return [readField(run, field, path) ?? []].flat();
  }
  const scope: Scope = (name) => own(draft, name) ?? run.scope(name);
  return listed.list.flatMap((field, index) => {
    const isShown = run.testPasses(own(field, 'when'), scope);
    return (isShown && readField(run, field, `${path}/${listed.key}/${index}`, index)) || [];
  });
}

/** What a step asks, in words. */
export const wordsOf = ({ ask, say, consent }: AnyStep): Text | undefined =>
  [ask, say, consent].find((words) => words !== undefined && words !== true) as Text | undefined;

/** The question that the step at `path` asks; null when it can't, or all its fields are hidden. `draft` is what was filled in so far. */
export function readQuestion(run: Run, path: string, draft?: Values): Question | null {
  const { pending, keys } = run.state;
  const step = stepAt(run.flow, path) ?? {};
  const asked = pending?.kind === 'question' ? pending : undefined;
  const change = asked?.change && omitUndefined({ entry: asked.change.entry, asked: wordsOf(step) });
  const about = { step: path, count: keys, problems: asked?.problems ?? [], doubt: asked?.doubt, change };
  const work = run.works.blocks[verbOf(step, run.works) ?? ''];
  const skip = (step.skip ?? work?.isSkippable) as boolean | Text | undefined;
  const card = work?.card && lastEntry(run.state, (entry) => entry.step === path && entry.kind === work.card);
  if (card) return omitUndefined<Question>({ ...about, kind: 'card', entry: card.id, skip });
  const fields = fieldsAt(run, path, draft).map(({ model }) => model);
  const [field] = fields;
  if (!field || fields.every(({ place }) => place === 'hidden')) return null;
  const button = step.button as Text | undefined;
  return omitUndefined<Question>(
    listedFields(run, step)
      ? { ...about, kind: 'fields', fields, button, skip, type: step.fields ? undefined : typeOf(step) }
      : { ...about, kind: 'field', field, button },
  );
}
