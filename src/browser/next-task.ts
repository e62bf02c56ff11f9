/** Lets the browser paint and take input between two pieces of work, which in one would hold up a slow phone. */
export const nextTask = (): Promise<void> =>
  globalThis.scheduler?.yield?.() ??
  new Promise((next) => {
    setTimeout(next);
  });
