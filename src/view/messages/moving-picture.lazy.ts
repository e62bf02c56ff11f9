import { css, html, type HTMLTemplateResult } from 'lit';
import { motionStrings } from '../../tone/parts/motion-strings.lazy.ts';
import type { View } from '../view.ts';

/*
 * A picture that moves by itself can be paused, and is paused at first for visitors who prefer less motion. No browser can stop one, so its
 * first frame is drawn over it. Nothing is read from that drawing: it may be of any site.
 */

const pausePath = 'M9 5.5v13M15 5.5v13';
const playPath = 'M8 5.5v13l10.5-6.5z';

const wantsLessMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** No side of a still is longer: a picture may claim any size, and a canvas of it would take all of a phone's memory. */
const MOST_PIXELS = 2_000;

/** Draws the first frame. A picture that cannot be drawn does not move either. */
function drawStill(moving: Element): void {
  const image = moving.querySelector('img');
  const canvas = moving.querySelector('canvas');
  if (!image?.naturalWidth || !canvas) return;
  const scale = Math.min(1, MOST_PIXELS / Math.max(image.naturalWidth, image.naturalHeight));
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
}

/** `around` puts the picture into its link. */
export function movingPicture(
  view: View,
  src: string,
  words: string,
  around: (drawn: HTMLTemplateResult) => unknown,
): HTMLTemplateResult {
  const isPaused = wantsLessMotion();
  const movingOf = (event: Event) => (event.currentTarget as Element).closest('.moving');
  const load = (event: Event) => {
    const moving = movingOf(event);
    if (moving) drawStill(moving);
  };
  const press = (event: Event) => {
    const moving = movingOf(event);
    if (!moving) return;
    drawStill(moving);
    (event.currentTarget as Element).ariaPressed = String(moving.classList.toggle('paused'));
  };
  return html`<div class=${isPaused ? 'moving paused' : 'moving'}>${around(
    html`<img src=${src} alt=${words} part="image" decoding="async" @load=${load}><canvas aria-hidden="true"></canvas>`,
  )}<button type="button" class="icon" part="button pause" aria-pressed=${String(isPaused)} aria-label=${view.wordOf(
    motionStrings,
    'pauseMotion',
  )} @click=${press}><span class="to-pause">${view.icon(pausePath)}</span><span
    class="to-play">${view.icon(playPath)}</span></button></div>`;
}

export const styles = css`
  .moving { position: relative; }
  .moving canvas { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; pointer-events: none; }
  /* It keeps its words for those who hear it. */
  .moving.paused img { opacity: 0; }
  .moving:not(.paused) canvas { visibility: hidden; }
  .moving > .icon {
    position: absolute; inset-block-end: 0.4em; inset-inline-end: 0.4em; background: var(--smoc-ground);
    color: var(--smoc-text); box-shadow: 0 0 0 1px var(--smoc-line);
  }
  .moving > .icon span { display: grid; }
  .to-play svg { fill: currentcolor; }
  .moving:not(.paused) .to-play, .paused .to-pause { display: none !important; }
  @media (forced-colors: active) {
    .moving > .icon { border: 1px solid; }
  }
  @media print {
    .moving > .icon { display: none; }
  }
`;
