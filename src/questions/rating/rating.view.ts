import { html, nothing } from 'lit';
import { answerButton, skipButton } from '../../view/inputs/answer-button.ts';
import { answerForm } from '../../view/inputs/answer-form.ts';
import { says } from '../../view/says.ts';
import type { View } from '../../view/view.ts';
import { ratingStrings } from '../../tone/parts/rating-strings.lazy.ts';
import type { ControlPlace, QuestionView } from '../question.view.ts';
import { isStacked, signOf } from './rating-signs.work.ts';
import type { RatingField } from './rating.work.ts';

function gradesOf({ first, last }: RatingField): number[] {
  const grades: number[] = [];
  for (let grade = first; grade <= last; grade++) grades.push(grade);
  return grades;
}

/** A grade as it is heard: "1 of 5, poor"; a thumb as what it is. */
function nameOf(view: View, field: RatingField, grade: number): string {
  const end = grade === field.first ? field.low : grade === field.last ? field.high : undefined;
  const thumb = grade === field.first ? 'thumbDown' : 'thumbUp';
  const name = view.wordOf(ratingStrings, field.icon === 'thumb' ? thumb : 'grade', { grade, last: field.last });
  return end ? `${name}, ${view.plain(end)}` : name;
}

/** So many signs may need a second line. */
const LINE = 7;

const lookOf = (field: RatingField, look: string): string =>
  [
    'grades',
    look,
    field.icon === 'number' ? 'numbers' : 'signs',
    isStacked(field) && 'stacked',
    field.last - field.first >= LINE && 'wide',
  ]
    .filter(Boolean)
    .join(' ');

/** How many grades there are, for lines of the same length. Through CSSOM, which a strict policy allows. */
const countOf = ({ first, last }: RatingField): string => `--_grades:${last - first + 1}`;

const sign = (field: RatingField, grade: number) =>
  html`<span class="sign" aria-hidden="true">${signOf(field, grade)}</span>`;

/** What both ends mean. Those who hear it, hear it with the grades. */
const ends = (view: View, { low, high }: RatingField) =>
  low || high
    ? html`<div class="ends" part="ends" aria-hidden="true"><span ${says(low ? view.plain(low) : '')}></span><span
      ${says(high ? view.plain(high) : '')}></span></div>`
    : '';

/** One press answers. */
const buttons = (view: View, field: RatingField, labelledBy: string) =>
  html`<div class="rating" .style=${countOf(field)}><div class=${lookOf(field, 'options')} part="options" role="group"
    aria-labelledby=${labelledBy}>${gradesOf(field).map((grade) =>
      answerButton(
        view,
        grade,
        html`${sign(field, grade)}<span class="sr">${nameOf(view, field, grade)}</span>`,
        'option grade',
        'option grade',
      ),
    )}</div>${ends(view, field)}${skipButton(view, field.skip)}</div>`;

/** Radio buttons, of which none is chosen beforehand unless the flow says so. */
const radios = (view: View, field: RatingField, { id, problem, describedBy }: ControlPlace) =>
  html`<div class="rating" .style=${countOf(field)}><div class=${lookOf(field, '')} part="options">${gradesOf(
    field,
  ).map(
    (grade) =>
      html`<label class="grade" part="option grade"><input type="radio" class="sr" name=${`${id}-grade`} value=${grade}
        ?checked=${field.value === grade} aria-label=${nameOf(view, field, grade)}
        aria-invalid=${problem ? 'true' : nothing} aria-describedby=${describedBy}>${sign(field, grade)}</label>`,
  )}</div>${ends(view, field)}</div>`;

function chosen(item: Element): number | null {
  const radio = item.querySelector<HTMLInputElement>('.grade input:checked');
  return radio ? Number(radio.value) : null;
}

export const ratingView: QuestionView<RatingField> = {
  type: 'rating',
  naming: 'group',
  control: radios,
  valueIn: (_, item) => chosen(item),
  spoken: (view, { low, high }) => [low, high].map((end) => (end ? view.plain(end) : '')),
  draw(view, question, labelledBy) {
    const { field } = question;
    if (field.isInstant) return buttons(view, field, labelledBy);
    return answerForm(
      view,
      question,
      labelledBy,
      (place) => html`<div role="radiogroup" aria-labelledby=${labelledBy}>${radios(view, field, place)}</div>`,
      chosen,
    );
  },
};
