import { html } from 'lit';
import { link } from '../../view/content.ts';
import { picture } from '../../view/safe-url.ts';
import { inWords, type BlockView } from '../block.view.ts';

/** Space for the picture is reserved: nothing moves when it arrives. For one that does not load, or may not, stand its words. */
export const imageView: BlockView<'image'> = {
  kind: 'image',
  draw(view, { src, alt = '', link: address, values = {} }) {
    const words = view.plain(alt, values);
    const url = picture(src);
    const drawn = url ? html`<img src=${url} alt=${words} part="image" decoding="async">` : words;
    return html`<div class="picture">${address ? link(view, address, drawn) : drawn}</div>`;
  },
  spoken: (view, entry) => inWords(view, entry, [entry.alt]),
};
