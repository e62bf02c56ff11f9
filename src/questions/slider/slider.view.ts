import { html, noChange, nothing } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import { enter } from '../../view/inputs/enter-key.lazy.ts';
import { says } from '../../view/says.ts';
import type { View } from '../../view/view.ts';
import type { ControlPlace } from '../question.view.ts';
import { nameOfEnd, rangeView } from '../range.view.ts';
import { showNumber, showNumbers } from '../show-number.work.ts';
import { handlesOf, type SliderField } from './slider.work.ts';

const handlesIn = (slider: Element): HTMLInputElement[] => [...slider.querySelectorAll<HTMLInputElement>('.handle')];

/** Shows beside the handles, and tells those who hear them, where they stand. */
function showValue(slider: HTMLElement, view: View, field: SliderField): void {
  const { min, max } = field;
  const { lang } = view.settings;
  const handles = handlesIn(slider);
  const values = handles.map((handle) => handle.valueAsNumber);
  const isEmpty = slider.hasAttribute('data-empty');
  for (const handle of handles)
    handle.setAttribute(
      'aria-valuetext',
      isEmpty ? view.word('optional') : showNumber(field, handle.valueAsNumber, lang),
    );
  const parts = values.map((value) => (value - min) / (max - min));
  slider.style.setProperty('--from', String(field.isRange ? parts[0] : 0));
  slider.style.setProperty('--to', String(parts.at(-1)));
  const shown = slider.querySelector('.shown');
  if (shown) shown.textContent = isEmpty ? '–' : showNumbers(field, values, lang);
  // Where both stand at the upper end, only the lower one can move.
  handles[0]!.classList.toggle('above', parts[0]! > 0.5);
}

/** Keeps what is shown true whenever the slider is drawn anew, in another language too: the visitor has moved the handles since. */
class ShowsValue extends Directive {
  render(view: View, field: SliderField): unknown {
    return showNumbers(field, handlesOf(field), view.settings.lang);
  }

  override update({ element }: ElementPart, [view, field]: [view: View, field: SliderField]): unknown {
    const slider = element.closest<HTMLElement>('.slider');
    if (slider) showValue(slider, view, field);
    return noChange;
  }
}
const showsValue = directive(ShowsValue);

/** A handle was moved, or pressed where it stands. None passes the other. */
const moves = (view: View, field: SliderField) => (event: Event) => {
  const moved = event.target as HTMLInputElement;
  const slider = event.currentTarget as HTMLElement;
  slider.removeAttribute('data-empty');
  const [from, to] = handlesIn(slider);
  if (from && to && from.valueAsNumber > to.valueAsNumber) moved.value = (moved === from ? to : from).value;
  showValue(slider, view, field);
};

/** A press beside two handles moves the nearer one there: a single one does so by itself. */
function goThere(event: PointerEvent): void {
  const track = event.currentTarget as HTMLElement;
  if (event.target !== track) return;
  const { left, right, width } = track.getBoundingClientRect();
  const isRightToLeft = getComputedStyle(track).direction === 'rtl';
  const part = (isRightToLeft ? right - event.clientX : event.clientX - left) / width;
  const handles = handlesIn(track);
  const { min, max } = handles[0]!;
  const value = Number(min) + part * (Number(max) - Number(min));
  const distance = (handle: HTMLInputElement) => Math.abs(handle.valueAsNumber - value);
  const [from, to] = handles as [HTMLInputElement, HTMLInputElement];
  const isFrom = distance(from) < distance(to) || (distance(from) === distance(to) && value < from.valueAsNumber);
  const nearer = isFrom ? from : to;
  nearer.valueAsNumber = value;
  nearer.focus();
  nearer.dispatchEvent(new Event('input', { bubbles: true }));
}

/** How a handle is named: two say which they are, one is what is asked for. */
function handleName(view: View, { isRange }: SliderField, { id, labelledBy }: ControlPlace, at: number) {
  return isRange
    ? { label: nameOfEnd(view, at === 0 ? 'rangeFrom' : 'rangeTo'), by: nothing }
    : { label: nothing, by: labelledBy ?? `${id}-label` };
}

function handle(view: View, field: SliderField, place: ControlPlace, at: number, value: number) {
  const { id, problem, describedBy } = place;
  const { label, by } = handleName(view, field, place, at);
  return html`<input
    type="range"
    class="handle"
    part="handle"
    id=${at ? `${id}-to` : id}
    min=${field.min}
    max=${field.max}
    step=${field.step}
    value=${value}
    aria-label=${label}
    aria-labelledby=${by}
    aria-describedby=${describedBy}
    aria-invalid=${problem ? 'true' : nothing}
    enterkeyhint=${place.enter}
    @keydown=${enter}
  />`;
}

/** What the smallest and the largest number mean. */
function endWords(view: View, { low, high }: SliderField) {
  if (!low && !high) return nothing;
  const words = (end: SliderField['low']) => says(end ? view.plain(end) : '');
  return html`<div class="ends" part="ends"><span ${words(low)}></span><span ${words(high)}></span></div>`;
}

function slider(view: View, field: SliderField, place: ControlPlace) {
  const { isRange, skip, value, start } = field;
  // Alone it has a button to skip it; in a form an answer that may be left out is none until a handle is moved.
  const isEmpty = Boolean(skip) && !place.labelledBy && value == null && !start;
  const move = moves(view, field);
  return html`<div class="slider" part="slider" ?data-empty=${isEmpty} @input=${move} @click=${move}>
    <div class=${isRange ? 'track pair' : 'track'} part="track" @pointerdown=${isRange ? goThere : nothing}>
      ${handlesOf(field).map((each, at) => handle(view, field, place, at, each))}
    </div>
    ${endWords(view, field)}
    <p class="shown" part="slider-value" aria-hidden="true" translate="no" ${showsValue(view, field)}></p>
  </div>`;
}

/** The number of each handle. */
const chosen = (item: Element): readonly number[] =>
  item.querySelector('.slider[data-empty]') ? [] : handlesIn(item).map((handle) => handle.valueAsNumber);

export const sliderView = rangeView<SliderField>({
  type: 'slider',
  controls: slider,
  valuesIn: chosen,
  spoken: (view, { low, high }) => [low, high].map((end) => (end ? view.plain(end) : '')),
});
