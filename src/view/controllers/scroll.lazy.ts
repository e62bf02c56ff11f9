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
 * @param transcript scrolls by itself where its panel is high enough for header and composer to stay in sight
 * @param missed told whether new messages lie below what the reader sees
 */
export function createFollower(transcript: HTMLElement, missed: (now: boolean) => void): Follower {
  const panel = transcript.closest<HTMLElement>('.panel');
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
  /** A page at 400 %, a phone on its side, a keyboard over it: header and composer give way to what is asked. Paper is never low. */
  const measure = () => {
    if (!panel || matchMedia('print').matches) return;
    const isLow = panel.clientHeight < LOW * parseFloat(getComputedStyle(panel).fontSize);
    if (isLow === (scroller === panel)) return;
    const { scrollTop } = scroller;
    const wasThere = follows();
    panel.classList.toggle('low', isLow);
    scroller = isLow ? panel : transcript;
    if (wasThere) toEnd();
    else scroller.scrollTop = scrollTop;
  };
  let frame = 0;
  // A keyboard that opens, a picture that arrives, a panel that is resized: who was at the end stays there.
  const observer = new ResizeObserver(() => {
    if (follows()) toEnd();
    // In the next frame: a size that changes while sizes are told is an error to the page.
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(measure);
  });
  for (const each of [panel, transcript]) each?.addEventListener('scroll', scrolled, { passive: true });
  for (const each of [panel, transcript, ...transcript.children]) if (each) observer.observe(each);
  return {
    toEnd,
    follow(first, last) {
      const box = scroller.getBoundingClientRect();
      // A low panel's header lies over what is scrolled.
      const header = scroller === panel ? panel.querySelector('header') : undefined;
      const top = header?.getBoundingClientRect().bottom ?? box.top;
      if (follows() && place() > 0) {
        // Rectangles are in pixels of the screen, scrolling in those of a page that may show itself larger.
        const zoom = scroller.currentCSSZoom ?? 1;
        // The very first message stays under the line that says who speaks.
        const room = first
          ? first.id === 'm1'
            ? 0
            : (first.getBoundingClientRect().top - top) / zoom - ABOVE
          : Infinity;
        atEnd = room >= place();
        scroller.scrollTop += Math.max(0, Math.min(room, place()));
      }
      if (!atEnd && first && last) missed(last.getBoundingClientRect().bottom > box.bottom);
    },
    stop() {
      observer.disconnect();
      cancelAnimationFrame(frame);
      for (const each of [panel, transcript]) each?.removeEventListener('scroll', scrolled);
      panel?.classList.remove('low');
    },
  };
}
