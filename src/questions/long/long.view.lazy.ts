import { html, nothing } from 'lit';
import { enter, hasTouchKeyboard } from '../../view/inputs/enter-key.lazy.ts';
import type { QuestionView } from '../question.view.ts';
import { placeholderOf, requiredMark, typedView, valueOf } from '../typed.view.lazy.ts';
import type { LongField } from './long.work.ts';

export const longView: QuestionView<LongField> = {
  ...typedView<LongField>('long', {}),
  valueIn: (_, item) => valueOf(item),
  control: (view, field, place) =>
    html`<textarea class="field" part="field" dir="auto" id=${place.id} name=${field.name} rows="2"
      .defaultValue=${place.labelledBy ? '' : String(field.value ?? '')} aria-labelledby=${place.labelledBy ?? nothing}
      aria-describedby=${place.describedBy} aria-invalid=${Boolean(place.problem)}
      aria-required=${requiredMark(field, place)} placeholder=${placeholderOf(view, field, place, 'placeholderLong')}
      autocomplete=${field.autocomplete ?? 'off'} enterkeyhint=${hasTouchKeyboard() ? 'enter' : place.enter}
      @keydown=${enter}></textarea>`,
};
