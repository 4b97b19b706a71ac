/** `GET /api/events`: what changes on the disk, as server-sent events. */
import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { refuse } from './refusals.ts';
import type { Watching } from './watch.ts';

const MOST_LISTENERS = 64;
const MOST_WAITING = 4096;
const BEAT_MS = 20_000;

const message = (event: string, data: unknown): string =>
  `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

type Send = (text: string) => void;

/** Feeds one page until it goes away or no longer takes what it is sent; answers how to stop. */
async function feed(watching: Watching, server: string, send: Send): Promise<() => void> {
  const stop = await watching.listen((change) => send(message('change', change)));
  const beat = setInterval(() => send(': beat\n\n'), BEAT_MS);
  beat.unref();
  send(`retry: 2000\n${message('hello', { server })}`);
  return () => {
    clearInterval(beat);
    stop();
  };
}

function streamTo(watching: Watching, server: string, over: () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop: (() => void) | null = null;
  let isOver = false;
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    stop?.();
    over();
  };
  return new ReadableStream<Uint8Array>(
    {
      async start(controller) {
        const begin = feed(watching, server, (text) => {
          if (isOver) return;
          controller.enqueue(encoder.encode(text));
          if ((controller.desiredSize ?? 0) > 0) return;
          end();
          controller.close();
        });
        const begun = await begin.catch((error: unknown) => {
          end();
          throw error;
        });
        if (isOver) begun();
        else stop = begun;
      },
      cancel: end,
    },
    { highWaterMark: MOST_WAITING },
  );
}

/**
 * The route. `hello` comes once the watch stands, with a name that is new at every start of the server: all that changed
 * before it is found by asking for the files, all that changes after it is told. `change` follows for each file.
 */
export function eventsOf(watching: Watching): (c: Context) => Response {
  const server = randomBytes(8).toString('hex');
  let listening = 0;
  return (c) => {
    if (listening >= MOST_LISTENERS) return refuse(c, 'too-many');
    const headers = { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' };
    if (c.req.method === 'HEAD') return c.body(null, 200, headers);
    listening += 1;
    return c.body(
      streamTo(watching, server, () => (listening -= 1)),
      200,
      headers,
    );
  };
}
