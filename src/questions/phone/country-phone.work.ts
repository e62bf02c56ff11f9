import { asText } from '../../engine/values.ts';
import type { QuestionWork } from '../question.work.ts';
import { readTyped, type TypedField } from '../typed.work.ts';

/** A phone question with `country`: to the engine a kind of its own, since it needs what is known of all countries. */
export interface CountryPhoneField extends TypedField<'phone-country'> {
  /** The country that the author names; without one it is that of the page. */
  readonly country?: string;
  /** The countries that numbers may be from; without them all. */
  readonly countries?: readonly string[];
}

const codeOf = (value: unknown): string | undefined => /^[A-Z]{2}$/.exec(asText(value).toUpperCase())?.[0];

export const countryPhoneWork: QuestionWork<CountryPhoneField> = {
  type: 'phone-country',
  place: 'composer',
  read(field, tools) {
    const { country, countries } = field;
    const { keyboard } = readTyped(field, tools);
    const allowed = (Array.isArray(countries) ? (countries as readonly unknown[]) : []).flatMap(
      (each) => codeOf(each) ?? [],
    );
    return {
      keyboard,
      country: codeOf(tools.evaluateValue(country)),
      countries: allowed.length > 0 ? allowed : undefined,
    };
  },
};
