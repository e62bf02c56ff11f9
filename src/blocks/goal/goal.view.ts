import { html } from 'lit';
import { starPath } from '../../view/icons.lazy.ts';
import { says } from '../../view/says.ts';
import type { BlockView } from '../block.view.ts';

/** The still badge beside the moving celebration, which not everybody sees. */
export const celebrateView: BlockView<'celebrate'> = {
  kind: 'celebrate',
  draw: (view) =>
    html`<p class="badge" part="badge">${view.icon(starPath)}<span ${says(view.word('celebrate'))}></span></p>`,
  spoken: (view) => view.word('celebrate'),
};

/** A goal waits until its submission has arrived. */
export const awaitedView: BlockView<'awaited'> = {
  kind: 'awaited',
  draw: (view) => html`<div class="bubble" part="bubble" ${says(view.word('awaited'))}></div>`,
  spoken: (view) => view.word('awaited'),
};
