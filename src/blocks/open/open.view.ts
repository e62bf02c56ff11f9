import { html } from 'lit';
import { outPath } from '../../view/icons.lazy.ts';
import { inWords, type BlockView } from '../block.view.ts';

export const openView: BlockView<'open'> = {
  kind: 'open',
  draw: (view, entry) =>
    view.buttonLink(
      entry.url,
      html`${entry.title ? view.text(entry.title, entry.values ?? {}) : entry.url}${view.icon(outPath)}`,
      { part: 'button open', look: 'button primary', tab: entry.in === 'tab' },
    ),
  spoken: (view, entry) => inWords(view, entry, [entry.title]),
};
