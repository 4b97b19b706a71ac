/** Listening: on this machine's own address only, on the port asked for or the next that is free. */
import { createServer, type Server, STATUS_CODES } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { createApp, type Places, type Settings } from './app.ts';
import { securityHeaders } from './guard.ts';
import { sweep } from './temp.ts';
import { allOver } from './turns.ts';

export { devConfig, vitePages } from './dev.ts';

/** A running server. `close` ends it at once, open connections included; a save that has begun is finished. */
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

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

const parserFaults: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** The answer to bytes that are no request: Node's own has no headers of ours. */
function answerNoRequest(error: Error, socket: Duplex): void {
  const begun = socket instanceof Socket && socket.bytesWritten > 0;
  if (codeOf(error) === 'ECONNRESET' || !socket.writable || begun) {
    socket.destroy();
    return;
  }
  const status = parserFaults[String(codeOf(error))] ?? 400;
  const headers = { ...securityHeaders, Connection: 'close', 'Content-Length': '0' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n`);
}

/** A server whose every answer has the security headers, before anything else has looked at the request. */
function guardedServer(fetch: Parameters<typeof getRequestListener>[0]): Server {
  const listener = getRequestListener(fetch, { hostname: HOST });
  const options = {
    requireHostHeader: false,
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    connectionsCheckingInterval: 2_000,
  };
  const server = createServer(options, (request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    void listener(request, response);
  });
  server.on('checkExpectation', (_request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    response.writeHead(417, { Connection: 'close' }).end();
  });
  return server.on('clientError', answerNoRequest);
}

/** Serves the workbench, once what a crash left is swept. Rejects where the port cannot be had. */
export async function startServer(
  places: Places,
  { port, orNext = false }: Listening,
  settings: Settings = {},
): Promise<Running> {
  await sweep(places.root);
  const { app, watching } = createApp(places, settings);
  for (let tried = 0; ; tried += 1) {
    const server = guardedServer(app.fetch);
    try {
      const taken = await listen(server, port === 0 ? 0 : port + tried);
      const close = async (): Promise<void> => {
        const closed = new Promise<void>((resolve) => server.close(() => resolve()));
        server.closeAllConnections();
        await Promise.all([watching.close(), allOver()]);
        await closed;
      };
      return { port: taken, url: `http://${HOST}:${taken}/`, close };
    } catch (error) {
      if (!orNext || codeOf(error) !== 'EADDRINUSE' || tried >= 20 || port + tried >= 65_535) throw error;
    }
  }
}
