import { html } from 'lit';
import { link } from '../../view/content.ts';
import { tellsOtherSite } from '../../view/other-site.ts';
import { picture } from '../../view/safe-url.ts';
import { inWords, type BlockView } from '../block.view.ts';

/** What moves by its kind; of others the author says so. */
const movingKind = /^data:image\/gif|\.gif(?=[?#]|$)/i;

/** Space for the picture is reserved: nothing moves when it arrives. For one that may not be asked for yet stand its words. */
export const imageView: BlockView<'image'> = {
  kind: 'image',
  draw(view, entry) {
    const { src, alt = '', link: address, values = {}, animated = movingKind.test(src) } = entry;
    // What only decorates shows nothing that is worth a closer look.
    const { zoom = !address && entry.alt !== '' } = entry;
    const words = view.plain(alt, values);
    // What is no address that may be asked for is missing as any other picture that cannot be loaded.
    const url = picture(src) ?? '';
    const linked = (drawn: unknown) => (address ? link(view, address, drawn) : drawn);
    const larger = zoom && !animated ? view.chunk('zoom-picture')?.zoomButton(view, url, words) : '';
    // Nothing moves before it can be paused.
    const shown = animated
      ? (view.chunk('moving-picture')?.movingPicture(view, url, words, linked) ?? html`<canvas></canvas>`)
      : html`${linked(html`<img src=${url} alt=${words} part="image" decoding="async">`)}${larger}`;
    const held =
      url && tellsOtherSite(view, new URL(url))
        ? (view.chunk('held-picture')?.heldPicture(view, url, words, shown) ?? words)
        : shown;
    return html`<div class="picture">${held}</div>`;
  },
  spoken: (view, entry) => inWords(view, entry, [entry.alt]),
};
