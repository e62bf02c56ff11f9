import { css, html, nothing } from 'lit';
import { own } from '../../shared/json.ts';
import { signatureStrings } from '../../tone/parts/signature-strings.lazy.ts';
import type { Answer } from '../../engine/input.ts';
import { answerForm } from '../../view/inputs/answer-form.ts';
import { says } from '../../view/says.ts';
import type { View } from '../../view/view.ts';
import type { ControlPlace, QuestionView } from '../question.view.ts';
import { pad, padIn } from './pad.view.ts';
import type { SignatureField } from './signature.work.ts';

const nameIn = (form: Element): HTMLInputElement | null => form.querySelector<HTMLInputElement>('#signed-name');

/** What is drawn, else what is typed. */
function signed(form: Element): Answer {
  const drawn = padIn(form)?.picture();
  const typed = nameIn(form)?.value.trim();
  return drawn ? { drawn } : typed ? { typed } : '';
}

const wipe = (event: Event): void => {
  const form = (event.currentTarget as Element).closest('form');
  if (!form) return;
  padIn(form)?.clear();
  nameIn(form)?.focus({ preventScroll: true });
};

/** Says that something is drawn, so that the words that invite to it go. */
const marks = (event: Event): void => {
  const box = (event.currentTarget as Element).closest('.signature');
  const form = box?.closest('form');
  box?.classList.toggle('signed', Boolean(form && padIn(form) && !padIn(form)?.isEmpty));
};

function control(view: View, field: SignatureField, { problem, describedBy }: ControlPlace) {
  const word = (key: keyof typeof signatureStrings.en.warm) => view.wordOf(signatureStrings, key);
  const typed = own(field.value, 'typed');
  return html`<div class="signature" part="signature">
      <canvas class="pad" part="signature-pad" role="img" aria-label=${word('pad')} @change=${marks} ${pad()}></canvas>
      <span class="small draw-here" aria-hidden="true" ${says(word('drawHere'))}></span>
      <button type="button" class="button quiet clear" part="button clear" @click=${wipe}
        ${says(field.clear ? view.text(field.clear) : word('clear'))}></button>
    </div>
    <div class="item">
      <label class="label" part="label" for="signed-name" ${says(word('orName'))}></label>
      <input
        class="field"
        part="field"
        id="signed-name"
        autocomplete=${field.autocomplete ?? 'name'}
        aria-describedby=${describedBy}
        aria-invalid=${problem ? 'true' : nothing}
        enterkeyhint="send"
        .defaultValue=${typeof typed === 'string' ? typed : ''}
      />
    </div>`;
}

export const signatureView: QuestionView<SignatureField> = {
  type: 'signature',
  naming: 'own',
  control,
  valueIn: () => null,
  draw: (view, question, labelledBy) =>
    answerForm(
      view,
      question,
      labelledBy,
      (place) =>
        html`<div class="signing" role="group" aria-labelledby=${labelledBy}>${control(view, question.field, place)}</div>`,
      signed,
    ),
};

export const signatureStyles = css`
  .signing { display: grid; gap: inherit; }
  .signature {
    position: relative; display: grid; border: 1.5px solid var(--smoc-field-line);
    border-radius: min(0.75em, var(--smoc-radius)); background: var(--smoc-field-ground); color: var(--smoc-field-text);
  }
  .pad { inline-size: 100%; block-size: 9em; cursor: crosshair; touch-action: none; }
  /* The line that is signed on. */
  .signature::before {
    content: ''; position: absolute; inset-inline: 1em; inset-block-end: 2.75em;
    border-block-end: 1px solid var(--smoc-line); pointer-events: none;
  }
  .draw-here { position: absolute; inset: 0.6em 1em 3.3em; display: grid; align-items: safe end; pointer-events: none; }
  .signed > .draw-here { visibility: hidden; }
  .signature > .clear { position: absolute; inset-inline-end: 0; inset-block-end: 0; }
  .signature:not(.signed) > .clear { visibility: hidden; }
  @media (forced-colors: active) { .pad { forced-color-adjust: none; color: CanvasText; } }
`;
