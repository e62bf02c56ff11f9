import { asText } from '../../engine/values.ts';
import type { FieldBase, QuestionWork } from '../question.work.ts';
import { addressCountries, type AddressPart } from './address-formats.work.ts';

/** An address as it is kept. */
export type Address = { readonly [part in AddressPart]?: string } & {
  readonly country: string;
  /** All of it in one line. */
  readonly text: string;
};

export interface AddressField extends FieldBase<'address'> {
  /** The country that the author names; without one it is that of the page. */
  readonly country?: string;
  readonly countries: readonly string[];
  /** The endpoint that knows addresses. */
  readonly suggest?: string;
}

const codeOf = (value: unknown): string | undefined => {
  const code = asText(value).toUpperCase();
  return addressCountries.includes(code) ? code : undefined;
};

export const addressWork: QuestionWork<AddressField> = {
  type: 'address',
  place: 'below',
  read({ country, countries, suggest }, tools) {
    const allowed = (Array.isArray(countries) ? (countries as readonly unknown[]) : []).flatMap(
      (each) => codeOf(each) ?? [],
    );
    return {
      country: codeOf(tools.evaluateValue(country)),
      countries: allowed.length ? allowed : addressCountries,
      suggest: asText(suggest) ? tools.address(suggest) : undefined,
    };
  },
};
