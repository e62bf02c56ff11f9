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
  /** A new conversation: it is shown from its beginning, and stays there until somebody acts. */
  begin(): void;
  /** The visitor acted: from now on they go along, until they scroll away by themselves. */
  join(): void;
  /** The reader scrolled by themselves since they last acted: nothing moves them. */
  readonly away: boolean;
  stop(): void;
}

/** Pixels from the end that still count as "at the end". */
const NEAR = 48;
/** Pixels left above a long message. */
const ABOVE = 8;

/**
 * @param missed told whether something lies below what the reader sees, and whether they went away from it by themselves
 * @param tail stands last in the transcript; with it, it is also told what lies below the edge of the screen before somebody acts
 */
export function createFollower(
  scroller: HTMLElement,
  missed: (now: boolean, away: boolean) => void,
  tail?: Element,
): Follower {
  let atEnd = true;
  /** Nobody has acted or scrolled: the conversation stands at its beginning. */
  let resting = false;
  let away = false;
  /** Where the transcript was last put from here. */
  let placed = scroller.scrollTop;
  /** What is not scrolled past. */
  let start: HTMLElement | undefined;

  const below = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
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
    const byReader = Math.abs(scroller.scrollTop - placed) > 1;
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
    const room = first?.isConnected
      ? first.getBoundingClientRect().top - scroller.getBoundingClientRect().top - ABOVE
      : Infinity;
    atEnd = room >= left;
    scrollTo(scroller.scrollTop + Math.max(0, Math.min(room, left)));
    if (atEnd) tell(false);
  };
  /** Whether the reader goes along. Who fills a form in looks at its field: nothing moves under them, and they are where that is. */
  const follows = (): boolean => {
    if (!(scroller.getRootNode() as ShadowRoot).activeElement?.matches('.form *')) return atEnd;
    scrolled();
    return false;
  };

  // A keyboard that opens, a picture that arrives, a panel that is resized: who was at the end stays there.
  const sizes = new ResizeObserver(() => {
    if (follows()) down(start);
  });
  scroller.addEventListener('scroll', scrolled, { passive: true });
  sizes.observe(scroller);
  for (const child of scroller.children) sizes.observe(child);

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
    begin() {
      resting = true;
      atEnd = away = false;
      start = undefined;
      scrollTo(0);
    },
    join() {
      resting = away = false;
      atEnd = true;
    },
    follow(first, last) {
      if (follows() && below() > 0) down(first ?? start);
      if (!atEnd && first && last) tell(last.getBoundingClientRect().bottom > scroller.getBoundingClientRect().bottom);
    },
    stop() {
      sizes.disconnect();
      sight.disconnect();
      scroller.removeEventListener('scroll', scrolled);
    },
  };
}
