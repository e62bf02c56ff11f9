/** Does it until it works, after half a second, a second, two …; never comes back once `stopped`. */
export async function insist<T>(work: () => Promise<T>, stopped: AbortSignal): Promise<T> {
  for (let ms = 500; ; ms *= 2) {
    const done = await work().catch(() => undefined);
    if (done && !stopped.aborted) return done;
    await new Promise<void>((again) => {
      if (!stopped.aborted) setTimeout(again, ms);
    });
  }
}
