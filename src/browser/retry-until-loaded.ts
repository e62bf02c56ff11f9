/** How long each next try of a round waits, in milliseconds. After the last one the network's return or the visitor begins a new round. */
const PAUSES = [1000, 2000, 4000, 8000, 16_000];

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
 * @param missing told after each try whether it is still missing
 */
export async function retryUntilLoaded<T>(
  work: () => Promise<T>,
  stopped?: AbortSignal,
  missing: (isMissing: boolean) => void = () => undefined,
): Promise<T> {
  for (let tries = 0; ; tries++) {
    const done = await work().catch(() => undefined);
    if (stopped?.aborted) return new Promise<never>(() => undefined);
    missing(!done);
    if (done) return done;
    if (await pause(PAUSES[tries], stopped)) tries = -1;
  }
}
