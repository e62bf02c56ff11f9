import { html, noChange, type ElementPart } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { rankingStrings } from '../../tone/parts/ranking-strings.lazy.ts';
import { draw } from '../../view/draw.ts';
import { answerForm } from '../../view/inputs/answer-form.ts';
import type { View } from '../../view/view.ts';
import { choiceLabel } from '../choices.view.lazy.ts';
import type { ControlPlace, QuestionView } from '../question.view.ts';
import type { RankingField } from './ranking.work.ts';

const UP = 'M6 15l6-6 6 6';
const DOWN = 'M6 9l6 6 6-6';
const GRIP = 'M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01';

/** `order` with the item at `from` moved to `to`. */
function moved(order: readonly number[], from: number, to: number): number[] {
  const rest = order.filter((_, at) => at !== from);
  return [...rest.slice(0, to), order[from]!, ...rest.slice(to)];
}

/** The order to begin with: what was answered before, then the others as they stand in the flow. */
function firstOrder({ choices, value }: RankingField): number[] {
  const known = (Array.isArray(value) ? value : []).map((each) => choices.findIndex((choice) => choice.value === each));
  const all = choices.map((_, index) => index);
  return [...new Set([...known.filter((index) => index >= 0), ...all])];
}

/** The list that is put in order. It keeps its order itself: whatever is drawn around it leaves it as it is. */
class Ranked extends Directive {
  #order: readonly number[] = [];
  #list!: HTMLElement;
  #view!: View;
  #field!: RankingField;
  #place!: ControlPlace;

  override update({ element }: ElementPart, given: [View, RankingField, ControlPlace]): unknown {
    this.#list = element as HTMLElement;
    return this.render(...given);
  }

  render(view: View, field: RankingField, place: ControlPlace): unknown {
    this.#view = view;
    this.#field = field;
    this.#place = place;
    // Options come and go by their tests.
    if (this.#order.length !== field.choices.length) this.#order = firstOrder(field);
    this.#draw();
    return noChange;
  }

  #rows = () => [...this.#list.querySelectorAll<HTMLElement>('.rank')];

  #move(from: number, to: number): void {
    if (to < 0 || to >= this.#order.length || to === from) return;
    this.#order = moved(this.#order, from, to);
    this.#draw();
    const choice = this.#field.choices[this.#order[to]!]!;
    this.#view.announce(
      `${this.#view.plain(choice.label)}: ${this.#view.wordOf(rankingStrings, 'rank', { rank: to + 1, last: this.#order.length })}`,
    );
    this.#list.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** Moves by a button or a key; what was pressed keeps the focus where it has gone. */
  #step(from: number, by: number, what: string): void {
    this.#move(from, from + by);
    const row = this.#rows()[Math.min(this.#order.length - 1, Math.max(0, from + by))];
    const button = row?.querySelector<HTMLButtonElement>(what);
    (button?.disabled ? row?.querySelector<HTMLButtonElement>('.grip') : button)?.focus();
  }

  #press = (from: number) => (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    this.#step(from, by, '.grip');
  };

  /** A finger or a mouse takes an item along: it changes places with those that it is moved over. */
  #drag = (from: number) => (event: PointerEvent) => {
    if (event.button) return;
    const grip = event.currentTarget as HTMLElement;
    let at = from;
    grip.setPointerCapture(event.pointerId);
    this.#list.classList.add('dragging');
    const follow = ({ clientY }: PointerEvent) => {
      const to = this.#rows().findIndex((row) => clientY < row.getBoundingClientRect().bottom);
      const target = to < 0 ? this.#order.length - 1 : to;
      this.#move(at, target);
      at = target;
      this.#mark(at);
    };
    const end = () => {
      grip.removeEventListener('pointermove', follow);
      this.#list.classList.remove('dragging');
      this.#mark(-1);
      this.#rows()[at]?.querySelector<HTMLElement>('.grip')?.focus({ preventScroll: true });
    };
    this.#mark(at);
    grip.addEventListener('pointermove', follow);
    grip.addEventListener('lostpointercapture', end, { once: true });
  };

  #mark(at: number): void {
    this.#rows().forEach((row, index) => row.classList.toggle('held', index === at));
  }

  #draw(): void {
    const { choices, places } = this.#field;
    const view = this.#view;
    const rows = this.#order.map((index, at) => {
      const choice = choices[index]!;
      const name = view.plain(choice.label);
      const button = (look: string, path: string, by: number, key: 'up' | 'down') =>
        html`<button type="button" class="icon ${look}" part="button rank-button"
          ?disabled=${at + by < 0 || at + by >= choices.length}
          aria-label=${view.wordOf(rankingStrings, key, { label: name })} @click=${() => {
            this.#step(at, by, `.${look}`);
          }}>${view.icon(path)}</button>`;
      return html`<li class="rank ${at < places ? '' : 'beyond'}" part="option rank" data-index=${index}>
        <button type="button" class="icon grip" part="rank-grip"
          aria-label=${view.wordOf(rankingStrings, 'grip', { label: name, rank: at + 1, last: choices.length })}
          @keydown=${this.#press(at)} @pointerdown=${this.#drag(at)}>${view.icon(GRIP)}</button>
        <span class="number" aria-hidden="true">${at + 1}</span><span
          class="what">${choiceLabel(view, choice)}</span><span
          class="steps">${button('up', UP, -1, 'up')}${button('down', DOWN, 1, 'down')}</span></li>`;
    });
    draw(
      html`<ol class="ranking" part="options" role="list" aria-describedby=${this.#place.describedBy}>${rows}</ol>`,
      this.#list,
    );
  }
}
const ranked = directive(Ranked);

const list = (view: View, field: RankingField, place: ControlPlace) =>
  html`<div class="ranked" ${ranked(view, field, place)}></div>`;

const orderIn = (item: Element, { choices, places }: RankingField) =>
  [...item.querySelectorAll<HTMLElement>('.rank')]
    .slice(0, places)
    .flatMap(({ dataset }) => choices[Number(dataset['index'])]?.value ?? []);

export const rankingView: QuestionView<RankingField> = {
  type: 'ranking',
  naming: 'group',
  control: list,
  valueIn: (_, item, field) => orderIn(item, field),
  spoken: (view, { choices }) => choices.map(({ label }) => view.plain(label)),
  draw: (view, question, labelledBy) =>
    answerForm(
      view,
      question,
      labelledBy,
      (place) => html`<div role="group" aria-labelledby=${labelledBy}>${list(view, question.field, place)}</div>`,
      (form) => orderIn(form, question.field),
      { hint: view.wordOf(rankingStrings, 'how'), button: 'done' },
    ),
};
