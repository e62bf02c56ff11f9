import { html } from 'lit';
import { pictureNow } from '../other-site.ts';
import type { View } from '../view.ts';
import { playerWord } from './player-word.lazy.ts';

const playPath = 'M8 5.5v13l10.5-6.5z';

interface Still {
  /** What pressing does. */
  readonly name: string;
  /** Who learns of the press. */
  readonly host: string;
  /** A sign of what comes; by default that it is played. */
  readonly icon?: string;
  readonly poster?: string | undefined;
  press(place: HTMLElement): void;
}

/** What stands on a stage before anything of another site is loaded: the author's own picture, or who it comes from. */
export function stillButton(view: View, { name, host, icon = playPath, poster, press }: Still) {
  const src = pictureNow(view, poster);
  const loads = playerWord(view, 'loads', { host });
  return html`<button type="button" class="still" part="button load" aria-label=${`${name}. ${loads}`} @click=${(
    event: Event,
  ) => {
    const { parentElement } = event.currentTarget as HTMLElement;
    if (parentElement) press(parentElement);
  }}>${
    src ? html`<img src=${src} alt="" decoding="async">` : html`<span class="from">${host}</span>`
  }<span class=${icon === playPath ? 'press plays' : 'press'}>${view.icon(icon)}</span></button>`;
}
