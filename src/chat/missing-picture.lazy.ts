import { css, html } from 'lit';
import { entryAt } from '../engine/selectors.ts';
import { reportError } from '../events.ts';
import { draw } from '../view/draw.ts';
import type { Conversation } from './conversation.ts';

/*
 * What stands in the place of a picture that cannot be loaded: its words, in the room that was reserved for it. One rule for all
 * pictures of a chat, whoever has drawn them.
 */

/** What they lie on is there to be seen without them: a letter, the sign of a file, the button of a film. */
const COVERS = '.avatar > img, .thumb > img, .still > img';

/** Longer addresses, of pictures that stand in the flow itself, say no more. */
const LONGEST_ADDRESS = 200;

const crossedPath = 'M4 5.500h16v13H4zM4 16l4.500-4.500 3 3 3-3 5.500 5M4 3l16 18';

const shown = (address: string): string =>
  address.length > LONGEST_ADDRESS ? `${address.slice(0, LONGEST_ADDRESS)}…` : address;

/** Returns what is called with each picture that could not be loaded. */
export function createMissingPictures(conversation: Conversation): (image: HTMLImageElement) => void {
  const { element, stopped } = conversation;
  const told = new Set<string>();
  const places = new Map<HTMLImageElement, HTMLElement | undefined>();

  /** The step that shows it. */
  function stepOf(image: Element): string {
    const { state } = conversation;
    const id = Number(/^m(\d+)$/.exec(image.closest('.row')?.id ?? '')?.[1]);
    const { pending } = state;
    return entryAt(state, id)?.step ?? (pending?.kind === 'question' && image.closest('.ask') ? pending.step : '');
  }

  /** Once for each address, however often it is shown. What a visitor chose as a file is no matter of the page. */
  function tell(image: HTMLImageElement): void {
    const address = image.getAttribute('src') ?? '';
    if (told.has(address) || image.matches('.thumb > img')) return;
    told.add(address);
    const message = address
      ? `The picture ${shown(address)} cannot be loaded.`
      : 'A picture has no address that can be loaded.';
    reportError(
      element,
      'media-failed',
      message,
      stepOf(image),
      'The visitor sees its "alt" instead: check the address.',
    );
  }

  function drawWords(image: HTMLImageElement, place: HTMLElement): void {
    const words = image.alt;
    place.className = `missing-picture ${image.className}`;
    draw(html`${conversation.view.icon(crossedPath)}${words ? html`<span>${words}</span>` : ''}`, place);
    place.ariaLabel = words || null;
    place.ariaHidden = words ? null : 'true';
  }

  function forget(image: HTMLImageElement): void {
    places.get(image)?.remove();
    places.delete(image);
    // Shown at once: browsers do not even ask for a picture without a place.
    image.style.display = '';
  }

  // Another picture, or other words, as a variant or another language is chosen.
  const observer = new MutationObserver((changes) => {
    for (const { target, attributeName } of changes) {
      const image = target as HTMLImageElement;
      const place = places.get(image);
      if (attributeName === 'src') forget(image);
      else if (place) drawWords(image, place);
    }
  });
  stopped.addEventListener('abort', () => {
    observer.disconnect();
  });
  // They may have failed for want of a network.
  addEventListener(
    'online',
    () => {
      for (const image of places.keys()) if (image.isConnected) image.src = image.getAttribute('src') ?? '';
    },
    { signal: stopped },
  );

  return (image) => {
    tell(image);
    if (places.has(image)) return;
    for (const known of places.keys()) if (!known.isConnected) places.delete(known);
    observer.observe(image, { attributeFilter: ['src', 'alt'] });
    image.style.display = 'none';
    if (image.matches(COVERS)) {
      places.set(image, undefined);
      return;
    }
    const place = document.createElement('span');
    Object.assign(place, { role: 'img', part: 'missing-picture' });
    drawWords(image, place);
    image.after(place);
    places.set(image, place);
  };
}

export const styles = css`
  .missing-picture {
    display: grid; place-content: center; place-items: center; gap: 0.5em; inline-size: 28em; max-inline-size: 100%;
    min-inline-size: 0; aspect-ratio: 3 / 2; padding: 0.75em 1em; overflow: hidden; border: 1px dashed var(--smoc-line);
    border-radius: inherit; background: var(--smoc-bot-ground); color: var(--smoc-bot-text);
    text-align: center;
  }
  .missing-picture > svg { inline-size: 1.75em; block-size: 1.75em; color: var(--smoc-muted); stroke-width: 1.5; }
  .missing-picture > span {
    display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; overflow: hidden; max-inline-size: 100%;
    font-size: 0.9375em; font-weight: 400; line-height: 1.35;
  }
  .photo > .missing-picture { inline-size: 100%; block-size: 100%; aspect-ratio: auto; border-radius: 0; border-width: 0 0 1px; }
  .sample.missing-picture { inline-size: 100%; aspect-ratio: 4 / 3; padding: 0.4em; border-radius: calc(var(--_round) - 0.3em); }
  :is(.box, .rank) .sample.missing-picture { inline-size: 5em; }
  .rank .sample.missing-picture { inline-size: 3em; }
  /* A small one has room for its sign alone. */
  :is(.box, .rank) .missing-picture > span { display: none; }
  /* The brand's name takes no room of its own. */
  .brand > .missing-picture {
    display: block; inline-size: auto; aspect-ratio: auto; padding: 0; border: 0; background: none; font: inherit;
    color: inherit; text-align: start;
  }
  .brand > .missing-picture > svg { display: none; }
  .large-room > .missing-picture { max-inline-size: 90vw; }
  .picture:has(.missing-picture) .zoom, .missing-picture ~ :is(canvas, .icon) { display: none; }
`;
