import type { Server } from 'node:http';

/** Whether somebody waits for an answer. */
export interface Traffic {
  /** Resolves once nobody waits for something to be stored, and after `patience` milliseconds anyhow. */
  calm(patience: number): Promise<void>;
}

/** Watches a server's requests that store something; lines that stay open for news do not count. */
export function trafficOf(server: Server): Traffic {
  let waiting = 0;
  const steppedBack = new Set<() => void>();
  server.on('request', (incoming, outgoing) => {
    if (incoming.method !== 'POST') return;
    waiting += 1;
    outgoing.once('close', () => {
      waiting -= 1;
      if (waiting === 0) for (const goOn of steppedBack) goOn();
    });
  });
  return {
    async calm(patience) {
      if (waiting === 0) return;
      await new Promise<void>((resolve) => {
        const goOn = () => {
          clearTimeout(timer);
          steppedBack.delete(goOn);
          resolve();
        };
        const timer = setTimeout(goOn, patience);
        steppedBack.add(goOn);
      });
    },
  };
}
