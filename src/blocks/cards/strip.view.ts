import { noChange, type ElementPart } from 'lit';
import { Directive, directive } from 'lit/directive.js';

/*
 * Cards beside one another, more than there is room for: moved by swiping, by two buttons and by the arrow keys, in
 * both directions of writing.
 */

const isRightToLeft = (strip: Element): boolean => strip.matches(':dir(rtl)');

/** How far the beginning of a card is from the beginning of what is seen, in the direction of reading. */
function distanceOf(strip: HTMLElement, card: Element): number {
  const seen = strip.getBoundingClientRect();
  const box = card.getBoundingClientRect();
  return isRightToLeft(strip) ? seen.right - box.right : box.left - seen.left;
}

/** The card at the beginning of what is seen; at the very end, the last one. */
function cardInSight(strip: HTMLElement): number {
  const cards = [...strip.children];
  const left = strip.scrollWidth - strip.clientWidth - Math.abs(strip.scrollLeft);
  if (left < 2) return cards.length - 1;
  const distances = cards.map((card) => Math.abs(distanceOf(strip, card)));
  return distances.indexOf(Math.min(...distances));
}

/** Brings a card into sight, without moving anything but the strip. How fast is the style sheet's business. */
function showCard(strip: HTMLElement, number: number): void {
  const card = strip.children[Math.max(0, Math.min(strip.children.length - 1, number))];
  if (card) strip.scrollBy({ left: distanceOf(strip, card) * (isRightToLeft(strip) ? -1 : 1) });
}

/** Arrow keys, Home and End go from card to card: the focus too, if one of them has it. Radio buttons keep their keys. */
export function walkCards(event: KeyboardEvent): void {
  const strip = event.currentTarget as HTMLElement;
  const target = event.target as HTMLElement;
  if (target.matches('input') || event.ctrlKey || event.metaKey || event.altKey) return;
  const cards = [...strip.children];
  const from = target === strip ? cardInSight(strip) : cards.findIndex((card) => card.contains(target));
  const ahead = isRightToLeft(strip) ? -1 : 1;
  const places: { readonly [key: string]: number } = {
    ArrowRight: from + ahead,
    ArrowLeft: from - ahead,
    Home: 0,
    End: cards.length - 1,
  };
  const to = places[event.key];
  if (to === undefined) return;
  event.preventDefault();
  showCard(strip, to);
  if (target !== strip) cards[to]?.querySelector<HTMLElement>('button, a')?.focus({ preventScroll: true });
}

/** Buttons of a strip, which are there only where not all cards have room. */
class Strip extends Directive {
  #strip: HTMLElement | undefined;

  render(stopped: AbortSignal): unknown {
    return stopped;
  }

  override update({ element }: ElementPart, [stopped]: [AbortSignal]): unknown {
    const strip = element as HTMLElement;
    if (this.#strip === strip) {
      queueMicrotask(() => this.#settle());
      return noChange;
    }
    this.#strip = strip;
    const settle = () => {
      this.#settle();
    };
    strip.addEventListener('scroll', settle, { passive: true, signal: stopped });
    const sizes = new ResizeObserver(settle);
    sizes.observe(strip);
    stopped.addEventListener('abort', () => {
      sizes.disconnect();
    });
    // The buttons are drawn after the strip.
    queueMicrotask(() => {
      const [back, onward] = this.#ways;
      const move = (by: number) => {
        showCard(strip, cardInSight(strip) + by);
      };
      back?.addEventListener('click', () => {
        move(-1);
      });
      onward?.addEventListener('click', () => {
        move(1);
      });
      settle();
    });
    return noChange;
  }

  get #bar(): HTMLElement | null {
    return this.#strip?.parentElement?.querySelector<HTMLElement>('.strip-ways') ?? null;
  }
  get #ways(): HTMLElement[] {
    return [...(this.#bar?.querySelectorAll<HTMLElement>('.strip-way') ?? [])];
  }

  #settle(): void {
    const strip = this.#strip;
    const bar = this.#bar;
    if (!strip || !bar) return;
    bar.hidden = strip.scrollWidth - strip.clientWidth < 2;
    const at = cardInSight(strip);
    const [back, onward] = this.#ways;
    back?.setAttribute('aria-disabled', String(Math.abs(strip.scrollLeft) < 2));
    onward?.setAttribute('aria-disabled', String(at === strip.children.length - 1));
    const place = bar.querySelector<HTMLElement>('.place');
    const words = place?.dataset.words?.replace('{n}', String(at + 1)) ?? '';
    if (place && place.textContent !== words) place.textContent = words;
  }
}

export const strip = directive(Strip);
