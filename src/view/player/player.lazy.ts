import { html, type HTMLTemplateResult } from 'lit';
import type { PlayerNews } from '../../blocks/player.work.ts';
import type { Entry, FrameSize, PlayerPart } from '../../engine/state.ts';
import type { Text } from '../../flow/flow.ts';
import type { PlayerStrings } from '../../tone/language.ts';
import { newTab } from '../content.ts';
import { safeUrl } from '../safe-url.ts';
import { says } from '../says.ts';
import type { View } from '../view.ts';
import { playerWord } from './player-word.lazy.ts';

export { playerWord };
export { playerStyles } from './player.styles.lazy.ts';
export { isOwnSite, tellsOtherSite } from '../other-site.ts';
export { createFrame, hearFrame, mediaStage, showFrame, showMedia, stage } from './stage.lazy.ts';
export { stillButton } from './still-button.lazy.ts';

/* What the cards have in common that play something or show a page. */

type PlayerEntry = Entry & PlayerPart;

/** What may be played: from the web, or in the flow itself. */
export const mediaUrl = (address: string | undefined): URL | undefined => safeUrl(address, /^(https?|data|blob):$/);

/** What it is called; where the author does not say, `kind`: "Video". */
export const titleOf = (view: View, { title, values = {} }: PlayerEntry, kind: string): string =>
  (title && view.plain(title, values)) || kind;

export const spokenTitle = (view: View, entry: PlayerEntry, kind: string): string =>
  [...new Set([kind, titleOf(view, entry, kind)])].join(': ');

/** The room is reserved, so that nothing moves when something comes. */
export function roomOf({ width, height, ratio }: FrameSize, usual = 16 / 9): string {
  const shape = ratio ?? (height ? undefined : usual);
  return [
    width && `--_width:${width}px`,
    // With a ratio it is the most, for on a narrow screen it is less.
    height && `${shape ? '--_most' : '--_height'}:${height}px`,
    shape && `--_ratio:${shape.toFixed(4)}`,
  ]
    .filter(Boolean)
    .join(';');
}

/** Tells the conversation what it waits for. */
export function tellNews(view: View, entry: PlayerEntry, news: PlayerNews): void {
  if (!entry.until) return;
  const input = { type: 'used' as const, entry: entry.id, value: news };
  if (news === 'failed') view.happen(input);
  else void view.act(input);
}

/** Says instead of what cannot be played that it cannot, with a way to it. */
export function showFailure(view: View, entry: PlayerEntry, media: HTMLElement): void {
  const card = media.closest('.player');
  const failure = card?.querySelector<HTMLElement>('.failed');
  if (!failure?.hidden) return;
  failure.hidden = false;
  card!.querySelector<HTMLElement>('.stage')!.hidden = true;
  view.announce(playerWord(view, 'notPlayed'));
  tellNews(view, entry, 'failed');
}

/** A way to the same thing outside the chat. */
export const wayOut = (view: View, address: string, words: string): HTMLTemplateResult =>
  html`<a class="way-out" part="link" href=${address} target="_blank" rel="noopener noreferrer">${words}${newTab(view)}</a>`;

/** Below what waits for a press: who learns of it. */
export const loadsFrom = (view: View, host: string): HTMLTemplateResult =>
  html`<p class="small">${playerWord(view, 'loads', { host })}</p>`;

interface Card {
  /** Its own part, beside `card`. */
  readonly part: string;
  readonly room: string;
  readonly stage: unknown;
  /** What stands below its title. */
  readonly more?: unknown;
  readonly transcript?: Text | undefined;
  /** Where the file is, for those who cannot play it; nothing where it is no file. */
  readonly file?: string | undefined;
  /** What is said where it fails; by default that it could not be played. */
  readonly failure?: keyof PlayerStrings;
  /** Its address is none that can be played. */
  readonly isBroken?: boolean;
}

export function playerCard(view: View, entry: PlayerEntry, card: Card): HTMLTemplateResult {
  const { title, values = {} } = entry;
  const { part, room, more, transcript, file, failure = 'notPlayed', isBroken = false } = card;
  return html`<div class="card player ${part}" part=${`card ${part}`} .style=${room}>
    ${card.stage}
    <div class="player-words">
      ${title ? html`<strong part="card-title" ${says(view.plain(title, values))}></strong>` : ''}
      <p class="failed" ?hidden=${!isBroken}><span
        ${says(playerWord(view, failure))}></span> ${file ? wayOut(view, file, playerWord(view, 'openFile')) : ''}</p>
      ${more}
      ${
        transcript
          ? html`<details class="said-words"><summary ${says(playerWord(view, 'transcript'))}></summary><div
        ${says(view.text(transcript, values))}></div></details>`
          : ''
      }
    </div>
  </div>`;
}
