import type { Json } from '../shared/json.ts';
import { scatteredHashOf } from '../shared/hash-of.ts';
import { omitUndefined } from '../shared/omit-undefined.ts';
import type { Text } from '../flow/flow.ts';
import { literal, readData } from '../engine/data-text.ts';
import { inOwnLanguage } from '../engine/own-language.ts';
import type { AnyField, AnyOption } from '../engine/step-at.ts';
import { asText } from '../engine/values.ts';
import type { FieldTools, Jump } from './question.work.ts';

/* What kinds of question with options share. */

/** Behind every place that chance gives. */
const LAST = 2 ** 32;

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
  /** The author's other words for it, where it is typed. */
  readonly words?: readonly string[];
  /** Stands alone: picking it takes back all others. */
  readonly exclusive?: true;
}

/** An option of the file, or of a list that a variable holds; that is data: its words are taken as they stand. */
function readChoice(tools: FieldTools, item: unknown, index: number, isData: boolean): Choice | undefined {
  const option = omitUndefined(
    item && typeof item === 'object' ? item : { label: asText(item), value: isData ? item : undefined },
  ) as AnyOption;
  if (!tools.testPasses(option.when)) return undefined;
  const text = (value: unknown) => (isData && value ? literal(asText(value)) : value) as Text;
  const address = (value: unknown) => (value ? (isData ? asText(value) : tools.address(value)) : undefined);
  const label = text(option.label ?? option.title ?? option.name ?? option.alt ?? '');
  const given = tools.evaluateValue(option.value);
  const value =
    given != null && typeof given !== 'object'
      ? given
      : readData(tools.telling, inOwnLanguage(tools, label), tools.scope);
  // A list of steps among data is nothing that the author wrote.
  const leads = typeof option.then === 'string' || (option.then && !isData);
  return omitUndefined({
    value,
    label,
    text: text(option.text),
    image: address(option.image),
    alt: text(option.alt),
    color: asText(option.color) || undefined,
    open: address(option.open),
    jump: leads ? { target: option.then, key: `options/${index}/then` } : undefined,
    words: Array.isArray(option.words) ? option.words.filter((word) => typeof word === 'string') : undefined,
    exclusive: option.exclusive === true || undefined,
  }) as Choice;
}

/** Cure where a question has no options left. */
export const NO_OPTIONS = 'Check "options", and the "when" of each.';

/** The options on offer now, of the question at `path`. */
export function readChoices(tools: FieldTools, { options, shuffle }: AnyField, path: string): Choice[] {
  const isData = typeof options === 'string';
  const list: unknown = isData ? tools.evaluateValue(options) : options;
  const items = Array.isArray(list) ? (list as readonly Json[]) : [];
  const choices: Choice[] = [];
  /** Where each stands. By chance it is the same as long as the conversation lasts, also when others come and go. */
  const places = new Map<Choice, number>();
  items.forEach((item, index) => {
    const choice = readChoice(tools, item, index, isData);
    if (!choice) return;
    choices.push(choice);
    places.set(choice, choice.exclusive ? LAST : scatteredHashOf(`${index} ${path} ${tools.state.session.id}`));
  });
  return shuffle === true ? choices.sort((one, other) => places.get(one)! - places.get(other)!) : choices;
}
