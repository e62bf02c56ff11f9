import { html } from 'lit';
import { picture } from '../safe-url.ts';
import type { View } from '../view.ts';
import { playerWord } from './player.lazy.ts';

const playPath = 'M8 5.5v13l10.5-6.5z';

interface Still {
  /** What pressing does. */
  readonly name: string;
  /** Who learns of the press. */
  readonly host: string;
  readonly poster?: string | undefined;
  press(place: HTMLElement): void;
}

/** What stands on a stage before anything of another site is loaded: the author's own picture, or who it comes from. */
export function stillButton(view: View, { name, host, poster, press }: Still) {
  const src = picture(poster);
  const loads = playerWord(view, 'loads', { host });
  return html`<button type="button" class="still" part="button load" aria-label=${`${name}. ${loads}`} @click=${(
    event: Event,
  ) => {
    const { parentElement } = event.currentTarget as HTMLElement;
    if (parentElement) press(parentElement);
  }}>${src ? html`<img src=${src} alt="" decoding="async">` : html`<span class="from">${host}</span>`}<span class="press">${view.icon(playPath)}</span></button>`;
}
