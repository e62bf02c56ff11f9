import { html } from 'lit';
import { says } from '../../view/says.ts';
import { inWords, type BlockView } from '../block.view.ts';

export const sayView: BlockView<'say'> = {
  kind: 'say',
  isWords: true,
  draw: (view, entry) =>
    html`<div class="bubble" part="bubble" ${says(view.text(entry.text, entry.values ?? {}))}></div>`,
  spoken: (view, entry) => inWords(view, entry, [entry.text]),
};
