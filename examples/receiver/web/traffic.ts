import type { Server } from 'node:http';

/** Whether somebody waits for an answer. */
export interface Traffic {
  /** Resolves once nobody waits for something to be stored, and after `patience` milliseconds anyhow. */
  calm(patience: number): Promise<void>;
}

/** Milliseconds between two looks. */
const LOOK = 10;

/** Watches a server's requests that store something; lines that stay open for news do not count. */
export function trafficOf(server: Server): Traffic {
  let waiting = 0;
  server.on('request', (incoming, outgoing) => {
    if (incoming.method !== 'POST') return;
    waiting += 1;
    outgoing.once('close', () => (waiting -= 1));
  });
  return {
    calm: (patience) =>
      new Promise((resolve) => {
        const until = performance.now() + patience;
        const look = () => {
          if (waiting === 0 || performance.now() >= until) resolve();
          else setTimeout(look, LOOK);
        };
        look();
      }),
  };
}
