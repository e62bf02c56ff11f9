/**
 * Keeps the newest message in sight, but only for a reader who goes along with the conversation, and never past the start of what is asked
 * or of a long message.
 */
export interface Follower {
  /** After new rows were drawn; the first of them, if any, and what stands last. */
  follow(first: HTMLElement | undefined, last: Element | null): void;
  /** As far down as there is something, but not past the start of `first`. */
  down(first: HTMLElement | undefined): void;
  /** To the very end: the visitor asked for it. */
  toEnd(): void;
  /** The visitor asked for what lies below: down to `first`, and from there to the very end. */
  onward(first: HTMLElement | undefined): void;
  /** A new conversation: it is shown from its beginning, and stays there until somebody acts. */
  begin(): void;
  /** The visitor acted: from now on they go along, until they scroll away by themselves. */
  join(): void;
  /** The reader scrolled by themselves since they last acted: nothing moves them. */
  readonly away: boolean;
  /** Upper and lower edge of what is seen of the conversation in its box, in pixels of the screen. */
  seen(): { readonly top: number; readonly bottom: number };
  stop(): void;
}

/** Pixels from the end that still count as "at the end". */
const NEAR = 48;
/** Pixels left above a long message. */
const ABOVE = 8;

/** In how many steps it is told how much of a low panel the edge of the screen cuts off. */
const STEPS = 50;

/** A panel that is lower than this is scrolled as a whole, in em. */
const LOW = 18;

/**
 * @param transcript scrolls by itself where its panel is high enough for header and composer to stay in sight
 * @param missed told whether something lies below what the reader sees, and whether they went away from it by themselves
 * @param tail stands last in the transcript; with it, it is also told what lies below the edge of the screen before somebody acts
 */
export function createFollower(
  transcript: HTMLElement,
  missed: (now: boolean, away: boolean) => void,
  tail?: Element,
): Follower {
  const panel = transcript.closest<HTMLElement>('.panel');
  let scroller = transcript;
  let atEnd = true;
  /** Nobody has acted or scrolled: the conversation stands at its beginning. */
  let resting = false;
  let away = false;
  /** Where the transcript was last put from here; asked once its size is known, for asking makes the browser lay out the page. */
  let placed: number | undefined;
  /** What is not scrolled past. */
  let start: HTMLElement | undefined;

  const below = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
  /** Rectangles are in pixels of the screen, scrolling is in those of a page that may show itself larger. */
  const zoomOf = () => scroller.currentCSSZoom ?? 1;
  const seen = () => {
    const { top, bottom } = scroller.getBoundingClientRect();
    if (scroller !== panel) return { top, bottom };
    // A low panel's header lies over what is scrolled.
    return { top: panel.querySelector('header')?.getBoundingClientRect().bottom ?? top, bottom };
  };
  let told = false;
  const tell = (now: boolean) => {
    told = now;
    missed(now, away);
  };
  const scrollTo = (top: number) => {
    scroller.scrollTop = top;
    placed = scroller.scrollTop;
  };
  const scrolled = () => {
    const byReader = placed !== undefined && Math.abs(scroller.scrollTop - placed) > 1;
    atEnd = below() < NEAR && (byReader || !resting);
    if (byReader) {
      resting = false;
      away = !atEnd;
    }
    placed = scroller.scrollTop;
    if (below() < NEAR) tell(false);
    else if (told) tell(true);
  };

  const toEnd = () => {
    resting = away = false;
    atEnd = true;
    tell(false);
    scrollTo(scroller.scrollHeight);
  };
  const down = (first: HTMLElement | undefined) => {
    start = first;
    const left = below();
    const room = first?.isConnected ? (first.getBoundingClientRect().top - seen().top) / zoomOf() - ABOVE : Infinity;
    atEnd = room >= left;
    scrollTo(scroller.scrollTop + Math.max(0, Math.min(room, left)));
    if (atEnd) tell(false);
  };
  /** Whether the reader goes along. Who fills a form in looks at its field: nothing moves under them, and they are where that is. */
  const follows = (): boolean => {
    if (!(transcript.getRootNode() as ShadowRoot).activeElement?.matches('.form *')) return atEnd;
    scrolled();
    return false;
  };

  // Nothing in a box that scrolls can stand at the edge of the screen by itself: the way down is told how much of the box is below it.
  const steps: number[] = [];
  for (let step = 0; step <= STEPS; step++) steps.push(step / STEPS);
  const cuts = new IntersectionObserver(
    (changes) => {
      for (const { boundingClientRect: whole, intersectionRect: seenOfIt, isIntersecting } of changes.slice(-1))
        panel?.style.setProperty('--_cut', `${isIntersecting ? (whole.bottom - seenOfIt.bottom) / zoomOf() : 0}px`);
    },
    { threshold: steps },
  );

  /** A page at 400 %, a phone on its side, a keyboard over it: header and composer give way to what is asked. Paper is never low. */
  const measure = () => {
    if (!panel || matchMedia('print').matches) return;
    const isLow = panel.clientHeight < LOW * parseFloat(getComputedStyle(panel).fontSize);
    if (isLow === (scroller === panel)) return;
    const { scrollTop } = scroller;
    const wasThere = follows();
    panel.classList.toggle('low', isLow);
    if (isLow) cuts.observe(panel);
    else cuts.disconnect();
    scroller = isLow ? panel : transcript;
    scrollTo(scrollTop);
    if (wasThere) down(start);
  };
  let frame = 0;
  // A keyboard that opens, a picture that arrives, a panel that is resized: a visitor at the end stays there.
  const sizes = new ResizeObserver((changes) => {
    placed ??= scroller.scrollTop;
    if (follows()) down(start);
    // One more message makes no panel low.
    if (changes.every(({ target }) => target !== panel && target !== transcript)) return;
    // In the next frame: a size that changes while sizes are told is an error to the page.
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(measure);
  });
  for (const each of [panel, transcript]) each?.addEventListener('scroll', scrolled, { passive: true });
  for (const each of [panel, transcript, ...transcript.children]) if (each) sizes.observe(each);

  // What lies below the edge of the transcript or of the screen, and when it comes into sight, however that happens.
  const sight = new IntersectionObserver((changes) => {
    if (changes.at(-1)?.isIntersecting) tell(false);
    else if (resting) tell(true);
  });
  if (tail) sight.observe(tail);

  return {
    get away() {
      return away;
    },
    toEnd,
    down,
    seen,
    onward(first) {
      const before = scroller.scrollTop;
      resting = away = false;
      if (first) down(first);
      // What begins here already goes on below.
      if (scroller.scrollTop <= before + 1) toEnd();
    },
    begin() {
      resting = true;
      atEnd = away = false;
      start = undefined;
      // Before its size is known nothing has moved it but the reader: and asking would make the browser lay out the page.
      if (placed === undefined) placed = 0;
      else scrollTo(0);
    },
    join() {
      resting = away = false;
      atEnd = true;
    },
    follow(first, last) {
      if (follows() && below() > 0) down(first ?? start);
      // Whoever rests at the beginning is told by what watches the tail.
      if (!atEnd && !resting && first && last) tell(last.getBoundingClientRect().bottom > seen().bottom);
    },
    stop() {
      sizes.disconnect();
      sight.disconnect();
      cuts.disconnect();
      cancelAnimationFrame(frame);
      for (const each of [panel, transcript]) each?.removeEventListener('scroll', scrolled);
      panel?.classList.remove('low');
    },
  };
}
