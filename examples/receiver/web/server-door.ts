import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A port that is ours. Whoever asks before it is opened waits. */
export interface ServerDoor {
  readonly server: Server;
  readonly port: number;
  /** Without a slash at the end. */
  readonly url: string;
  open(answer: RequestListener): void;
  /** Takes no more requests, and lets those under way end, for 5 seconds at most. */
  drain(): Promise<void>;
  /** Ends everything at once. */
  shut(): Promise<void>;
}

/** Milliseconds that requests under way have to end. */
const PATIENCE = 5000;

/** @throws {Error} naming the port where it is taken, and the cure. */
export async function listen(port: number, host: string): Promise<ServerDoor> {
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 60_000, connectionsCheckingInterval: 1000 });
  let open: (answer: RequestListener) => void = () => undefined;
  const opened = new Promise<RequestListener>((resolve) => (open = resolve));
  server.on('request', (incoming, outgoing) => {
    // Whoever is answered while the receiver stops has nothing more to ask on this connection.
    outgoing.once('close', () => {
      if (!server.listening) server.closeIdleConnections();
    });
    void opened.then((answer) => answer(incoming, outgoing));
  });
  const address = await portOf(server, port, host);
  return {
    server,
    port: address.port,
    url: `http://${/^(127\.0\.0\.1|0\.0\.0\.0|::1?)$/.test(host) ? 'localhost' : host}:${address.port}`,
    open,
    drain: () => closed(server, PATIENCE),
    shut: () => closed(server, 0),
  };
}

function portOf(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        taken
          ? new Error(`Port ${port} on ${host} is taken. Set PORT to another one; 0 takes any that is free.`, {
              cause: error,
            })
          : error,
      );
    });
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });
}

function closed(server: Server, patience: number): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), patience);
    // One that is closed already says so with an error.
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });
}
