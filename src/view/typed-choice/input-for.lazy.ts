import type { ChatInput } from '../../engine/input.ts';
import type { CardQuestion, FieldModel, FieldOf, FieldQuestion } from '../../engine/question.ts';
import { entryAt } from '../../engine/selectors.ts';
import type { ChatState, Doubt } from '../../engine/state.ts';
import type { Text } from '../../flow/flow.ts';
import type { Json, Values } from '../../shared/json.ts';
import { trimInvisible } from '../../shared/typed-text.ts';
import {
  meantGrade,
  meantOption,
  meantOptions,
  meantYes,
  type Meant,
  type Offered,
} from '../../tone/match-options.lazy.ts';
import type { TypedChoiceStrings } from '../../tone/language.ts';
import { withoutContact } from '../../shared/without-contact.ts';
import { typedChoiceStrings } from '../../tone/parts/typed-choice-strings.lazy.ts';
import { textInAll } from '../../tone/text-in-all.ts';
import type { View } from '../view.ts';

type ChoiceField = FieldOf<'choice'>;
type Choice = ChoiceField['choices'][number];
type Value = Choice['value'];

const answer = (value: Value | readonly Value[] | null): ChatInput => ({ type: 'answer', value });
const notUnderstood = (said: string): ChatInput => ({ type: 'not-understood', said: withoutContact(said) });

/** Asks back, in all languages, for that of a conversation may change. `labels` are of what may be meant. */
function askBack(view: View, said: string, labels: readonly string[], doubt: Doubt): ChatInput {
  const word: keyof TypedChoiceStrings =
    labels.length === 1 ? 'meanOne' : labels.length === 2 && !doubt.sure?.length ? 'meanTwo' : 'meanMore';
  const { settings } = view;
  const reply: Text = textInAll(typedChoiceStrings, word, settings, (spoken) =>
    view.changes({ ...settings, ...spoken }),
  );
  const [a = '', b = ''] = labels;
  return { type: 'aside', said, reply, values: { a, b } satisfies Values, doubt };
}

const offeredOf = (view: View, { label, words, value, exclusive }: Choice): Offered => ({
  label: view.bare(label),
  value,
  ...(words && { words }),
  ...(exclusive && { isNone: exclusive }),
});

/** What is meant of the options on offer; of those that were asked back first, for those are before the visitor's eyes. */
function meantOf(view: View, { field, doubt }: FieldQuestion<ChoiceField>, said: string): Meant {
  const offered = field.choices.map((choice) => offeredOf(view, choice));
  const read = field.many ? meantOptions : meantOption;
  const shown = doubt ? field.choices.flatMap(({ value }, at) => (doubt.among.includes(value) ? [at] : [])) : [];
  const [only, ...others] = shown;
  if (only !== undefined && !others.length && meantYes(said)) return { kind: 'clear', at: [only] };
  const among = read(
    said,
    shown.map((at) => offered[at]!),
  );
  if (among.kind === 'clear') return { ...among, at: among.at.map((at) => shown[at]!) };
  return read(said, offered);
}

/** The answer for options that are clearly meant: exactly that of a press. Those that are ticked already are meant too. */
function answerFor(field: ChoiceField, chosen: readonly Choice[], ticked: readonly Value[]): ChatInput {
  const values = chosen.map(({ value }) => value);
  if (!field.many) return answer(values[0] ?? null);
  const isAlone = field.choices.some(
    ({ value, exclusive }) => exclusive && (values.includes(value) || ticked.includes(value)),
  );
  return answer(isAlone ? values : [...new Set([...ticked, ...values])]);
}

function forChoice(
  view: View,
  question: FieldQuestion<ChoiceField>,
  said: string,
  ticked: readonly Value[],
): ChatInput {
  const { field, doubt } = question;
  const { choices, many, other, skip } = field;
  const meant = meantOf(view, question, said);
  const pick = (places: readonly number[]): readonly Choice[] => places.flatMap((at) => choices[at] ?? []);
  const labelsOf = (list: readonly Choice[]) => list.map(({ label }) => view.bare(label));
  const doubtAbout = (list: readonly Choice[], sure: readonly Choice[] = []): ChatInput =>
    askBack(view, said, labelsOf(list), {
      among: list.map(({ value }) => value),
      ...(sure.length && { sure: sure.map(({ value }) => value) }),
      ...(other && { said }),
    });
  if (meant.kind === 'clear') {
    const chosen = pick(meant.at);
    // An address opens by a press alone; and where words of one's own are an answer, what is merely like an option may be some.
    const isToBePressed = chosen.some(({ open }) => open) || (other && meant.isLike);
    return isToBePressed ? doubtAbout(chosen) : answerFor(field, chosen, ticked);
  }
  if (meant.kind === 'unsure') return doubtAbout(pick(meant.at), pick(meant.sure));
  if (doubt && meantYes(said) === false) return { type: 'all-options' };
  if (isSkipped(view, skip, said)) return answer(null);
  if (other) return answer(many ? [...ticked, said] : said);
  return notUnderstood(said);
}

/** Whether somebody says that they leave the question out, in the words of its button or the chat's own. */
function isSkipped(view: View, skip: boolean | Text | undefined, said: string): boolean {
  if (!skip || meantYes(said) || /^\P{L}*$/u.test(said)) return false;
  const labels = [view.word('skip'), ...(skip === true ? [] : [view.bare(skip)])];
  return labels.some((label) => meantOption(said, [{ label, value: 'skip' }]).kind === 'clear');
}

/** Of cards one may be named: that is a press on the button that chooses it. */
function forCards(view: View, state: ChatState, { entry: id, skip }: CardQuestion, said: string): ChatInput {
  const entry = entryAt(state, id);
  if (entry?.kind !== 'cards') return notUnderstood(said);
  const titles = entry.cards.map(({ title, values }, value) => ({
    label: title === undefined ? '' : view.bare(title, values ?? {}),
    value,
  }));
  const meant = meantOption(said, titles);
  const [card = -1] = meant.kind === 'clear' ? meant.at : [];
  const button = entry.cards[card]?.buttons?.findIndex(({ answers, cart }) => answers && !cart) ?? -1;
  if (button >= 0) return { type: 'used', entry: id, value: { news: 'pressed', card, button } };
  return isSkipped(view, skip, said) ? answer(null) : notUnderstood(said);
}

/**
 * What to do about words that were typed at a question with options: an answer, a question back, or kind words that it
 * was not understood.
 */
export function inputFor(
  view: View,
  state: ChatState,
  question: FieldQuestion | CardQuestion,
  typed: string,
  ticked: readonly Json[],
): ChatInput {
  const said = trimInvisible(typed);
  if (!said) return notUnderstood(said);
  if (question.kind === 'card') return forCards(view, state, question, said);
  const { field } = question as FieldQuestion<FieldModel>;
  if (field.type === 'choice')
    return forChoice(view, question as FieldQuestion<ChoiceField>, said, ticked as readonly Value[]);
  if (field.type === 'consent') {
    // Nobody agrees by a typing error.
    const isNo = field.no && meantOption(said, [{ label: view.bare(field.no), value: false }]).kind === 'clear';
    const isGiven = meantYes(said) ?? (isNo ? false : undefined);
    return isGiven === undefined ? notUnderstood(said) : answer(isGiven);
  }
  if (field.type !== 'rating') return notUnderstood(said);
  const { first, last, low, high, icon } = field;
  const meant = meantGrade(said, {
    first,
    last,
    ...(low && { low: view.bare(low) }),
    ...(high && { high: view.bare(high) }),
    isThumb: icon === 'thumb',
  });
  if (meant.kind === 'none') return notUnderstood(said);
  if (meant.kind === 'clear') return answer(meant.at[0] ?? null);
  return askBack(view, said, meant.at.map(String), { among: meant.at });
}
