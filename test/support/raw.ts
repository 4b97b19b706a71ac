/** A request as bytes, for what a well-behaved client would never send. */
import { connect } from 'node:net';

/** What came back: 0 where the connection ended without an answer. */
export interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

/** Sends the parts one after the other, a number being a pause in milliseconds, and answers all that comes back. */
export function rawExchange(
  port: number,
  parts: readonly (string | Uint8Array | number)[],
): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    let isOver = false;
    const end = (): void => {
      isOver = true;
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0), text: answer });
    };
    socket.setEncoding('utf8');
    socket.setTimeout(8_000, () => socket.destroy());
    socket.on('data', (part: string) => (answer += part));
    socket.on('error', () => undefined);
    socket.on('close', end);
    void (async () => {
      for (const part of parts) {
        if (isOver) return;
        if (typeof part === 'number') await new Promise((done) => setTimeout(done, part));
        else if (socket.writable) socket.write(part);
      }
    })();
  });
}

/** Sends the text to a port of this machine, line ends made right, and answers status and whole text of what comes back. */
export const rawRequest = (port: number, text: string): Promise<RawAnswer> =>
  rawExchange(port, [text.replace(/\r?\n/g, '\r\n')]);
