import { css } from 'lit';
import type { Works } from '../../engine/works.ts';
import type { BlockViews } from '../../view/blocks.ts';
import { rewardView } from './reward.view.ts';

/*
 * What draws rewards: a chunk of its own, since only some flows have them. Their work is with every conversation's,
 * which gives out what was put off.
 */

export const styles = css`
  .reward { grid-template-columns: minmax(0, 1fr); gap: 0.7em; overflow: hidden; }
  .reward-face { display: grid; gap: 0.35em; justify-items: start; }
  .reward-kind { display: flex; align-items: center; gap: 0.6em; font-weight: 600; }
  .reward-sign {
    display: grid; place-items: center; inline-size: 2.25rem; block-size: 2.25rem;
    border-radius: min(0.75rem, var(--smoc-radius)); background: var(--smoc-button-ground);
    color: var(--smoc-button-text);
  }
  .reward-sign svg { inline-size: 1.35rem; block-size: 1.35rem; }
  .reward .worth { font-size: 1.75em; letter-spacing: -0.01em; }
  .reward .named { line-height: 1.3; }
  .code {
    display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.25em 0.5em;
    padding: 0.35em; padding-inline-start: 0.9em;
    border: 1.5px dashed var(--smoc-field-line); border-radius: min(0.75em, var(--smoc-radius));
    background: var(--smoc-field-ground); color: var(--smoc-field-text);
  }
  code { font: 600 1.125em/1.3 ui-monospace, monospace; letter-spacing: 0.06em; }
  .code > .copy { justify-items: end; margin-inline-start: auto; }
  .reward > .primary { justify-content: center; }
  .reward-status, .valid { display: flex; align-items: center; gap: 0.4em; }
  .reward-status {
    inline-size: fit-content; padding: 0.2em 0.75em; border: 1px solid var(--smoc-line); border-radius: 2em;
    background: var(--smoc-bot-ground); color: var(--smoc-bot-text); font-size: 0.875em; font-weight: 600;
  }
  :is(.reward-status, .valid) svg { flex: none; inline-size: 1.1em; block-size: 1.1em; }
  .urgent { color: var(--smoc-text); font-weight: 600; }
  .conditions { padding-block-start: 0.6em; border-block-start: 1px solid var(--smoc-line); }
  /* What can be torn off has a line to tear along, and a hole punched at both ends of it. */
  :is(.kind-voucher, .kind-discount_code, .kind-list_spot) .reward-face {
    position: relative; padding-block-end: 0.9em; border-block-end: 2px dashed var(--smoc-line); inline-size: 100%;
  }
  :is(.kind-voucher, .kind-discount_code, .kind-list_spot) .reward-face::before,
  :is(.kind-voucher, .kind-discount_code, .kind-list_spot) .reward-face::after {
    content: ''; position: absolute; inset-block-end: calc(-0.55em - 1px); inline-size: 1.1em; block-size: 1.1em;
    border: 1px solid var(--smoc-line); border-radius: 50%; background: var(--smoc-ground);
  }
  .kind-voucher .reward-face::before, .kind-discount_code .reward-face::before, .kind-list_spot .reward-face::before {
    inset-inline-start: calc(-0.9em - 0.55em - 1px);
  }
  .kind-voucher .reward-face::after, .kind-discount_code .reward-face::after, .kind-list_spot .reward-face::after {
    inset-inline-end: calc(-0.9em - 0.55em - 1px);
  }
  /* A card of plastic. */
  .kind-virtual_card .reward-face {
    inline-size: 100%; aspect-ratio: 1.9; align-content: space-between; padding: 1em;
    border-radius: min(0.9em, var(--smoc-radius)); background: var(--smoc-button-ground);
    color: var(--smoc-button-text);
  }
  .kind-virtual_card :is(.reward-kind, .worth) { color: inherit; }
  .kind-virtual_card .reward-sign { border: 1.5px solid; }
  /* Signs that are round. */
  :is(.kind-points, .kind-climate_days, .kind-parking_minutes) .reward-sign { border-radius: 50%; }
  .waiting .reward-sign { background: none; border: 1.5px dashed var(--smoc-button-ground); color: var(--smoc-link); }
  .waiting.kind-virtual_card .reward-face { border: 1.5px dashed var(--smoc-button-ground); background: none; color: var(--smoc-text); }
  .over .reward-face { filter: grayscale(1); }
  .over .worth { text-decoration: line-through; text-decoration-thickness: 0.08em; }
  @media (forced-colors: active) {
    .reward-sign, .kind-virtual_card .reward-face { border: 1.5px solid CanvasText; }
    .over .worth { color: GrayText; }
  }
`;
export const works: Partial<Works> = {};
export const views: BlockViews = { reward: rewardView };
