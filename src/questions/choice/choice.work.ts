import { own, type Json } from '../../shared/json.ts';
import { omitUndefined } from '../../shared/omit-undefined.ts';
import type { Text } from '../../flow/flow.ts';
import { literal, readData } from '../../engine/data-text.ts';
import type { Run } from '../../engine/run.ts';
import type { AnyField, AnyOption } from '../../engine/step-at.ts';
import { sourceText } from '../../engine/text.ts';
import { wordOf } from '../../engine/values.ts';
import type { FieldBase, QuestionWork, Jump } from '../question.work.ts';

/** One thing to pick. */
export interface Choice {
  /** What is kept: the option's `value`, else its label in the flow's own language. */
  readonly value: string | number | boolean;
  readonly label: Text;
  readonly text?: Text;
  readonly image?: string;
  readonly alt?: Text;
  readonly color?: string;
  /** An address that the choice opens as a link. */
  readonly open?: string;
  /** Where the flow goes when it is picked. */
  readonly jump?: Jump;
}

export interface ChoiceField extends FieldBase<'choice'> {
  readonly choices: readonly Choice[];
  /** Several may be picked. */
  readonly many?: { readonly min: number; readonly max: number };
  /** A free text beside the choices; a text is its label. */
  readonly other?: boolean | Text;
  readonly layout?: string;
}

/** The label in the flow's own language: what is kept is the same in all languages. */
function inOwnLanguage({ flow, state }: Run, label: Text): Text {
  const settings = { ...state.settings, lang: wordOf(flow.language) || 'en' };
  return typeof label === 'object' ? sourceText(flow, settings, label) : label;
}

/** An option of the file, or of a list that a variable holds; that is data: its words are taken as they stand. */
function readChoice(run: Run, item: unknown, index: number, isData: boolean): Choice | undefined {
  const option = (
    item && typeof item === 'object' ? item : { label: wordOf(item), value: isData ? item : undefined }
  ) as AnyOption;
  if (!run.passes(option.when)) return undefined;
  const text = (value: unknown) => (isData && value ? literal(wordOf(value)) : value) as Text;
  const address = (value: unknown) => (value ? (isData ? wordOf(value) : run.address(value)) : undefined);
  const label = text(option.label ?? option.title ?? option.name ?? option.alt ?? '');
  const given = run.evaluateValue(option.value);
  const value =
    given != null && typeof given !== 'object' ? given : readData(run.telling, inOwnLanguage(run, label), run.scope);
  // A list of steps among data is nothing that the author wrote.
  const leads = typeof option.then === 'string' || (option.then && !isData);
  return omitUndefined({
    value,
    label,
    text: text(option.text),
    image: address(option.image),
    alt: text(option.alt),
    color: wordOf(option.color) || undefined,
    open: address(option.open),
    jump: leads ? { target: option.then, key: `options/${index}/then` } : undefined,
  }) as Choice;
}

/** The options on offer now. */
function readChoices(run: Run, { options }: AnyField): Choice[] {
  const isData = typeof options === 'string';
  const list: unknown = isData ? run.evaluateValue(options) : options;
  return (Array.isArray(list) ? (list as readonly Json[]) : []).flatMap(
    (item, index) => readChoice(run, item, index, isData) ?? [],
  );
}

export const choiceWork: QuestionWork<ChoiceField> = {
  type: 'choice',
  place: 'below',
  read(field, run, path) {
    const { many, other, layout } = field;
    const choices = readChoices(run, field);
    if (!other && !choices.length) return void run.report('no-options', 'There is nothing to choose from.', path);
    const most = choices.length + (other ? 1 : 0);
    return {
      choices,
      many: many
        ? {
            min: run.number(own(many, 'min')) ?? (field.skip ? 0 : 1),
            max: run.number(own(many, 'max')) ?? most,
          }
        : undefined,
      other: other as ChoiceField['other'],
      layout: wordOf(layout) || undefined,
    };
  },
};
