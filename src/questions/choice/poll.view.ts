import { css, html } from 'lit';
import type { BlockView, EntryOf } from '../../blocks/block.view.ts';
import { pollStrings } from '../../tone/parts/poll-strings.lazy.ts';
import { says } from '../../view/says.ts';
import type { View } from '../../view/view.ts';
import { withoutPrototype } from '../../shared/without-prototype.ts';

type Poll = EntryOf<'poll'>;
type Share = Poll['shares'][number];

const numbers = (view: View, options: Intl.NumberFormatOptions = {}) =>
  new Intl.NumberFormat(view.settings.lang, withoutPrototype(options)).format;

const partOf = ({ votes }: Share, { voters }: Poll): number => Math.min(1, votes / voters);

/** A label with its share, as a bar and in figures. */
function shareRow(view: View, share: Share, poll: Poll) {
  const { label, votes, mine } = share;
  const part = partOf(share, poll);
  const sign = mine
    ? html`<span class="mine" aria-hidden="true">✓</span><span class="sr">, ${view.wordOf(pollStrings, 'mine')}</span>`
    : '';
  const figures = numbers(view, { style: 'percent' })(part);
  return html`<li class=${mine ? 'share-of-all is-mine' : 'share-of-all'} part="poll-share">
    <span class="share-label"><span ${says(view.text(label, poll.values ?? {}))}></span>${sign}</span>
    <span class="share-figures"><strong>${figures}</strong> <span class="small">(${numbers(view)(votes)})</span></span>
    <span class="share-bar" part="poll-bar" aria-hidden="true"><span .style=${`inline-size:${100 * part}%`}></span></span>
  </li>`;
}

const votersOf = (view: View, { voters }: Poll) => view.wordOf(pollStrings, 'votes', { n: numbers(view)(voters) });

export const pollView: BlockView<'poll'> = {
  kind: 'poll',
  draw: (view, poll) => html`<div class="card poll" part="card poll">
    <ul class="shares">${poll.shares.map((share) => shareRow(view, share, poll))}</ul>
    <p class="small" ${says(votersOf(view, poll))}></p>
  </div>`,
  spoken: (view, poll) =>
    [
      ...poll.shares.map(
        (share) =>
          `${view.plain(share.label, poll.values ?? {})}: ${numbers(view, { style: 'percent' })(partOf(share, poll))}`,
      ),
      votersOf(view, poll),
    ].join(', '),
};

export const styles = css`
  .row.poll { margin-block-end: calc(0.5em * var(--smoc-density)); }
  .shares { display: grid; gap: 0.75em; margin: 0; padding: 0; list-style: none; }
  .share-of-all { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.2em 0.75em; align-items: baseline; }
  .share-figures { white-space: nowrap; font-variant-numeric: tabular-nums; }
  .mine { margin-inline-start: 0.4em; color: var(--smoc-link); font-weight: 700; }
  .is-mine > .share-label { font-weight: 600; }
  .share-bar { grid-column: 1 / -1; block-size: 0.6em; border-radius: 1em; overflow: hidden; background: var(--smoc-bot-ground); }
  .share-bar > span { display: block; block-size: 100%; border-radius: inherit; background: var(--smoc-field-line); }
  .is-mine > .share-bar > span { background: var(--smoc-button-ground); }
  @media (forced-colors: active) {
    .share-bar { border: 1px solid CanvasText; }
    .share-bar > span { forced-color-adjust: none; background: CanvasText; }
    .is-mine > .share-bar > span { background: Highlight; }
  }
  @media print { .share-bar > span { print-color-adjust: exact; } }
`;
