import { zoomOf } from '../../shared/css-zoom.ts';

/** Keeps the end of the transcript in sight, but only for a reader who is there, and never past the start of a long message. */
export interface Follower {
  /** After new rows were drawn; the first of them, if any. */
  follow(first: HTMLElement | undefined, last: Element | null): void;
  /** To the very end: the visitor acted or asked for it. */
  toEnd(): void;
  stop(): void;
}

/** Pixels from the end that still count as "at the end". */
const NEAR = 48;
/** Pixels left above a long message. */
const ABOVE = 8;

/** A panel that is lower than this is scrolled as a whole, in em. */
const LOW = 18;

/**
 * @param panel all of the chat
 * @param transcript scrolls by itself where the panel is high enough for header and composer to stay in sight
 * @param missed told whether new messages lie below what the reader sees
 */
export function createFollower(panel: HTMLElement, transcript: HTMLElement, missed: (now: boolean) => void): Follower {
  let scroller = transcript;
  let atEnd = true;
  const place = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
  const scrolled = (): undefined => {
    atEnd = place() < NEAR;
    if (atEnd) missed(false);
  };
  const toEnd = () => {
    atEnd = true;
    missed(false);
    scroller.scrollTop = scroller.scrollHeight;
  };
  /** Who fills a form in looks at its field: nothing moves under them, and they are where that is. */
  const follows = () =>
    (transcript.getRootNode() as ShadowRoot).activeElement?.matches('.form *') ? scrolled() : atEnd;
  /** A page at 400 %, a phone on its side, a keyboard over it: header and composer give way to what is asked. */
  const measure = () => {
    const isLow = panel.clientHeight < LOW * parseFloat(getComputedStyle(panel).fontSize);
    if (isLow === (scroller === panel)) return;
    const { scrollTop } = scroller;
    panel.classList.toggle('low', isLow);
    scroller = isLow ? panel : transcript;
    scroller.scrollTop = scrollTop;
  };
  // A keyboard that opens, a picture that arrives, a panel that is resized: who was at the end stays there.
  const observer = new ResizeObserver(() => {
    const wasThere = follows();
    measure();
    if (wasThere) toEnd();
  });
  for (const each of [panel, transcript]) each.addEventListener('scroll', scrolled, { passive: true });
  for (const each of [panel, transcript, ...transcript.children]) observer.observe(each);
  return {
    toEnd,
    follow(first, last) {
      const box = scroller.getBoundingClientRect();
      // A low panel's header lies over what is scrolled.
      const top =
        scroller === panel ? (panel.querySelector('header')?.getBoundingClientRect().bottom ?? box.top) : box.top;
      if (follows() && place() > 0) {
        // The very first message stays under the line that says who speaks.
        const room = first
          ? first.id === 'm1'
            ? 0
            : (first.getBoundingClientRect().top - top) / zoomOf(scroller) - ABOVE
          : Infinity;
        atEnd = room >= place();
        scroller.scrollTop += Math.max(0, Math.min(room, place()));
      }
      if (!atEnd && first && last) missed(last.getBoundingClientRect().bottom > box.bottom);
    },
    stop() {
      observer.disconnect();
      for (const each of [panel, transcript]) each.removeEventListener('scroll', scrolled);
      panel.classList.remove('low');
    },
  };
}
