/** No clock that is right tells an earlier time: the program was written after it. A device without power begins at 1970, 2000, 2010 … */
const WRITTEN = Date.UTC(2026, 0, 1);

/** Clocks are set right by so many milliseconds all the time. */
export const SLACK = 1000;

/** A time that was written down on this device, or `now` where that cannot have been: it lies ahead, or before this program. */
export const possible = (at: number, now: number): number => (at > now + SLACK || at < WRITTEN ? now : at);
