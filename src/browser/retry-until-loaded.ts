/** How long each next try of a round waits, in milliseconds. After the last one the network's return or the visitor begins a new round. */
const PAUSES = [1000, 2000, 4000, 8000, 16_000];

/** From when on what has neither come nor failed counts as missing. */
const LOAD_TIMEOUT_MS = 10_000;

/** What somebody who waits is told: whether it is still missing, and if so, whether it may stay so for as long as the page is open. */
export type Told = (isMissing: boolean, lasts: boolean) => void;

/** A chunk that came without its content is a module without exports. */
const hasContent = (done: object | undefined): done is object => !!done && Object.keys(done).length > 0;

const waiting = new Set<() => void>();

/** Whatever could not be had is tried again now. */
export function tryAgainNow(): void {
  for (const wake of [...waiting]) wake();
}

/** Resolves after `ms`, if given; at once when the network is back or the visitor wants it: true then. Never once `stopped`. */
function pause(ms: number | undefined, stopped: AbortSignal | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (isNewRound: boolean) => {
      clearTimeout(timer);
      waiting.delete(wake);
      removeEventListener('online', wake);
      resolve(isNewRound);
    };
    const wake = () => {
      end(true);
    };
    const timer = ms === undefined ? undefined : setTimeout(end, ms, false);
    if (stopped?.aborted) return clearTimeout(timer);
    waiting.add(wake);
    addEventListener('online', wake);
    stopped?.addEventListener('abort', () => {
      clearTimeout(timer);
      waiting.delete(wake);
      removeEventListener('online', wake);
    });
  });
}

/**
 * Does what may fail for want of a network or of a file, such as getting a chunk, until it works: a few times at growing distances, then
 * whenever the network comes back or somebody presses a button (`tryAgainNow`). Never comes back once `stopped`.
 *
 * What is still missing after a whole round may stay so: a deploy has removed the file, or it came broken, and browsers
 * keep what came broken until the page is loaded anew. The same goes for what hangs, since a second request for a
 * module waits for the first.
 *
 * @param missing told after each try, and when one hangs
 */
export async function retryUntilLoaded<T extends object>(
  work: () => Promise<T | undefined>,
  stopped?: AbortSignal,
  missing: Told = () => undefined,
): Promise<T> {
  let lasts = false;
  for (let tries = 0; ; tries++) {
    const hanging = setTimeout(() => {
      if (!stopped?.aborted) missing(true, true);
    }, LOAD_TIMEOUT_MS);
    const done = await work().catch(() => undefined);
    clearTimeout(hanging);
    if (stopped?.aborted) return new Promise<never>(() => undefined);
    lasts ||= tries === PAUSES.length;
    missing(!hasContent(done), lasts);
    if (hasContent(done)) return done;
    if (await pause(PAUSES[tries], stopped)) {
      tries = -1;
      lasts = true;
    }
  }
}
