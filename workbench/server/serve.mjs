/** What `npm start` and `npm run dev` share: the port that was asked for, and serving until Ctrl-C. */
import { parseArgs } from 'node:util';
import { SetupError } from '../../cli/setup.mjs';

/** The port asked for by `--port` or PORT, or undefined. Throws a `SetupError` where it is none. */
export function portAskedFor(command) {
  let text;
  try {
    text = parseArgs({ options: { port: { type: 'string' } } }).values.port;
  } catch (error) {
    throw new SetupError(`${error.message}; usage: ${command} -- --port 5000`);
  }
  text ??= process.env.PORT || undefined;
  if (text === undefined) return undefined;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new SetupError(`\`${text}\` is not a port; use a number from 0 to 65535`);
}

/** Starts, says where, and ends with 0 on Ctrl-C. Without a port it takes the usual one, or the next that is free. */
export async function serve({ name, port, usual, start, closeAlso = () => undefined }) {
  let running;
  try {
    running = await start({ port: port ?? usual, orNext: port === undefined });
  } catch (error) {
    await closeAlso();
    throw new SetupError(
      `port ${port ?? usual} cannot be had (${error.code ?? error.message}); choose another with --port`,
    );
  }
  process.stdout.write(`${name}: ${running.url}\nPress Ctrl-C to stop.\n`);
  const stop = () => void Promise.all([running.close(), closeAlso()]).then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
