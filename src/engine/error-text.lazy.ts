import type { Text } from '../flow/flow.ts';
import { own } from '../shared/json.ts';
import type { ProblemKey } from '../tone/language.ts';
import type { AnyField } from './step-at.ts';

/** The rule that is broken where an answer is refused with these words; all others break that of its type. */
const ruleOf: { readonly [word in ProblemKey]?: string } = {
  required: 'required',
  errStreet: 'required',
  errPostalCode: 'required',
  errCity: 'required',
  errRegion: 'required',
  errCountry: 'required',
  short: 'min',
  min: 'min',
  few: 'min',
  exact: 'min',
  errEarly: 'min',
  errPhoneShort: 'min',
  errText: 'max',
  max: 'max',
  many: 'max',
  errLate: 'max',
  errPhoneLong: 'max',
  errStep: 'step',
  errPattern: 'pattern',
  errCheck: 'check',
};

/** What the author says of a refused answer, if anything. */
export const errorText = ({ error, errors }: AnyField, word: ProblemKey): Text | undefined =>
  (own(errors, ruleOf[word] ?? 'type') ?? error) as Text | undefined;
