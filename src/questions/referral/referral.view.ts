import { html, nothing } from 'lit';
import { asRecord } from '../../shared/as-record.ts';
import { referralCodeStrings } from '../../tone/parts/referral-code-strings.lazy.ts';
import { enter } from '../../view/inputs/enter-key.lazy.ts';
import type { View } from '../../view/view.ts';
import type { ControlPlace, QuestionView } from '../question.view.ts';
import { valueOf } from '../typed.view.lazy.ts';
import { readReferralCode, type VerifiedCode } from './referral.judge.lazy.ts';
import type { ReferralField } from './referral.work.ts';

/** Of a link or a message that was pasted the code is left; what is typed stays as it is typed, hyphens and all. */
const tidy = (field: ReferralField) => (event: Event) => {
  const input = event.target as HTMLInputElement;
  const { value } = input;
  if (!/[?&#]/.test(value) || (event as InputEvent).isComposing) return;
  input.value = readReferralCode(value, field) || value;
};

const control = (view: View, field: ReferralField, place: ControlPlace) =>
  html`<input class="field" part="field" id=${place.id} name=${field.name || 'referral'} type="text" dir="ltr"
    inputmode="text" autocomplete=${field.autocomplete ?? 'off'} aria-labelledby=${place.labelledBy ?? nothing}
    aria-describedby=${place.describedBy} aria-invalid=${Boolean(place.problem)}
    aria-required=${field.skip ? nothing : 'true'}
    placeholder=${field.placeholder ? view.plain(field.placeholder) : place.labelledBy ? view.word('placeholder') : nothing}
    enterkeyhint=${place.enter} autocapitalize="characters" autocorrect="off" spellcheck="false"
    .defaultValue=${place.labelledBy ? '' : valueAsTyped(field)} @keydown=${enter} @input=${tidy(field)}
    @change=${tidy(field)}>`;

const valueAsTyped = ({ value }: ReferralField): string => (typeof value === 'string' ? value : '');

export const referralView: QuestionView<ReferralField> = {
  type: 'referral',
  naming: 'label',
  problemStrings: [referralCodeStrings],
  start: (_, field) => valueAsTyped(field),
  valueIn: (_, item) => valueOf(item),
  control,
  async verify(view, field, given) {
    const code = typeof given === 'string' ? readReferralCode(given, field) : '';
    if (!code || !field.verify) return given;
    const told = asRecord(await view.lookUp(field.verify, { code }));
    return {
      typed: given as string,
      ...(typeof told['code'] === 'string' && { code: told['code'] }),
      ...(typeof told['known'] === 'boolean' && { known: told['known'] }),
    } satisfies VerifiedCode;
  },
};
