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

/** @param missed told whether new messages lie below what the reader sees */
export function createFollower(scroller: HTMLElement, missed: (now: boolean) => void): Follower {
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
  const follows = () => ((scroller.getRootNode() as ShadowRoot).activeElement?.matches('.form *') ? scrolled() : atEnd);
  // A keyboard that opens, a picture that arrives, a panel that is resized: who was at the end stays there.
  const observer = new ResizeObserver(() => {
    if (follows()) toEnd();
  });
  scroller.addEventListener('scroll', scrolled, { passive: true });
  observer.observe(scroller);
  for (const child of scroller.children) observer.observe(child);
  return {
    toEnd,
    follow(first, last) {
      const box = scroller.getBoundingClientRect();
      if (follows() && place() > 0) {
        // The very first message stays under the line that says who speaks.
        const room = first ? (first.id === 'm1' ? 0 : first.getBoundingClientRect().top - box.top - ABOVE) : Infinity;
        atEnd = room >= place();
        scroller.scrollTop += Math.max(0, Math.min(room, place()));
      }
      if (!atEnd && first && last) missed(last.getBoundingClientRect().bottom > box.bottom);
    },
    stop() {
      observer.disconnect();
      scroller.removeEventListener('scroll', scrolled);
    },
  };
}
