/** A request as bytes, for what a well-behaved client would never send. */
import { connect } from 'node:net';

/** Sends the text to a port of this machine and answers status and whole text of what comes back. */
export function rawRequest(port: number, text: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8');
    socket.setTimeout(5_000, () => socket.destroy(new Error('no answer in five seconds')));
    socket.on('data', (part: string) => (answer += part));
    socket.on('error', reject);
    socket.on('close', () =>
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0), text: answer }),
    );
    socket.write(text.replace(/\r?\n/g, '\r\n'));
  });
}
