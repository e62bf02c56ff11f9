import type { Text } from '../flow/flow.ts';
import type { ChoiceField } from '../questions/choice/choice.work.ts';
import type { ConsentField } from '../questions/consent/consent.work.ts';
import type { DateField } from '../questions/date/date.work.ts';
import type { EmailField } from '../questions/email/email.work.ts';
import type { FileField } from '../questions/file/file.work.ts';
import type { HiddenField } from '../questions/hidden/hidden.work.ts';
import type { LongField } from '../questions/long/long.work.ts';
import type { NumberField } from '../questions/number/number.work.ts';
import type { PhoneField } from '../questions/phone/phone.work.ts';
import type { AddressField } from '../questions/address/address.work.ts';
import type { CodeField } from '../questions/code/code.work.ts';
import type { CountryPhoneField } from '../questions/phone/country-phone.work.ts';
import type { RankingField } from '../questions/ranking/ranking.work.ts';
import type { RatingField } from '../questions/rating/rating.work.ts';
import type { ReferralField } from '../questions/referral/referral.work.ts';
import type { PaymentField } from '../questions/payment/payment.work.ts';
import type { SignatureField } from '../questions/signature/signature.work.ts';
import type { SliderField } from '../questions/slider/slider.work.ts';
import type { TextField } from '../questions/text/text.work.ts';
import type { TimeField } from '../questions/time/time.work.ts';
import type { UrlField } from '../questions/url/url.work.ts';
import type { AnswerProblem, Doubt } from './state.ts';

/** The model of a field by its kind. */
interface Fields {
  text: TextField;
  long: LongField;
  email: EmailField;
  address: AddressField;
  code: CodeField;
  referral: ReferralField;
  phone: PhoneField;
  'phone-country': CountryPhoneField;
  url: UrlField;
  number: NumberField;
  choice: ChoiceField;
  consent: ConsentField;
  hidden: HiddenField;
  rating: RatingField;
  ranking: RankingField;
  slider: SliderField;
  file: FileField;
  signature: SignatureField;
  payment: PaymentField;
  date: DateField;
  time: TimeField;
}
/** What one answer looks like and what it must be: a field of a bubble, or the whole question. */
export type FieldModel = Fields[keyof Fields];
export type FieldOf<Type extends keyof Fields> = Fields[Type];

interface Asked {
  /** Path of the step; with `count` it tells one asking from the next. */
  readonly step: string;
  readonly count: number;
  readonly problems: readonly AnswerProblem[];
  /** The entry whose answer is being changed, and what was asked. */
  readonly change?: { readonly entry: number; readonly asked?: Text };
  readonly doubt?: Doubt;
}

/** One answer. It is given as the field's value; for `many` a list; `null` skips. */
export interface FieldQuestion<Field extends FieldModel = FieldModel> extends Asked {
  readonly kind: 'field';
  readonly field: Field;
  /** What the button that sends says. */
  readonly button?: Text;
}

/** Several answers in one bubble: `{ name: value }`; `null` skips all of them. */
export interface FieldsQuestion extends Asked {
  readonly kind: 'fields';
  readonly fields: readonly FieldModel[];
  readonly button?: Text;
  /** Whether all may be skipped at once; a text is what the button says. */
  readonly skip?: boolean | Text;
  /** The kind of question that draws them, where they are no form. */
  readonly type?: string;
}

/** A card of a block waits: input `used` with its entry; answer `null` skips. `skip` is its label. */
export interface CardQuestion extends Asked {
  readonly kind: 'card';
  readonly entry: number;
  readonly skip?: boolean | Text;
}

/** The open question, as the view draws it. Texts are still templates. */
export type Question = FieldQuestion | FieldsQuestion | CardQuestion;
