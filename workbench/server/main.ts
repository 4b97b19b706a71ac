/** Listening: on this machine's own address only, on the port asked for or the next that is free. */
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { createApp, type Places } from './app.ts';

/** A running server. `close` ends it at once, open connections included. */
export interface Running {
  readonly port: number;
  readonly url: string;
  close(): Promise<void>;
}

/** `port` 0 takes any free port. With `orNext` a port in use is passed over for the next, twenty times at most. */
export interface Listening {
  readonly port: number;
  readonly orNext?: boolean;
}

const HOST = '127.0.0.1';

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

const inUse = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

/** Serves the workbench. Rejects where the port cannot be had. */
export async function startServer(places: Places, { port, orNext = false }: Listening): Promise<Running> {
  const app = createApp(places);
  for (let tried = 0; ; tried += 1) {
    const server = createAdaptorServer({ fetch: app.fetch, hostname: HOST }) as Server;
    try {
      const taken = await listen(server, port === 0 ? 0 : port + tried);
      const close = (): Promise<void> =>
        new Promise((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        });
      return { port: taken, url: `http://${HOST}:${taken}/`, close };
    } catch (error) {
      if (!orNext || !inUse(error) || tried >= 20 || port + tried >= 65_535) throw error;
    }
  }
}
