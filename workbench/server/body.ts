/** The body of a save: counted while it arrives, so that none is held that is too large or never ends. */
import type { IncomingMessage } from 'node:http';

/** What a body may be. */
export interface Limits {
  /** The longest text of a document, in bytes of UTF-8. */
  readonly textBytes: number;
  /** How long a whole body may take, in milliseconds. */
  readonly bodyMs: number;
}

/** As much as the engine reads of one document; ten seconds. */
export const usualLimits: Limits = { textBytes: 2 * 1024 * 1024, bodyMs: 10_000 };

/** What a body can fail by. */
export type BodyFault = 'too-large' | 'too-slow' | 'bad-body';

/** JSON may need two characters for one (`\"`); a body beyond that cannot hold a text within the limit. */
const mostBytes = ({ textBytes }: Limits): number => 2 * textBytes + 1024;

/** True for a length, said in advance, that is beyond the limit. */
export const isTooLong = (length: string | undefined, limits: Limits): boolean =>
  length !== undefined && Number(length) > mostBytes(limits);

function readBytes(incoming: IncomingMessage, limits: Limits): Promise<Buffer | BodyFault> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let length = 0;
    const end = (outcome: Buffer | BodyFault): void => {
      clearTimeout(timer);
      incoming.off('data', take).off('end', whole).off('close', cut).off('error', cut);
      resolve(outcome);
    };
    const whole = (): void => end(Buffer.concat(parts));
    const cut = (): void => end('bad-body');
    const take = (part: Buffer): void => {
      length += part.length;
      if (length > mostBytes(limits)) end('too-large');
      else parts.push(part);
    };
    const timer = setTimeout(() => end('too-slow'), limits.bodyMs);
    incoming.on('data', take).on('end', whole).on('close', cut).on('error', cut);
  });
}

function textOf(bytes: Buffer): string | null {
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
  if (typeof body !== 'object' || body === null || Object.keys(body).join() !== 'text') return null;
  const { text } = body as { readonly text: unknown };
  return typeof text === 'string' && !/\p{Cs}/u.test(text) ? text : null;
}

/** The text of `{ "text": string }`, or why there is none. What the text says is the author's business. */
export async function readText(
  incoming: IncomingMessage,
  limits: Limits,
): Promise<{ readonly text: string } | BodyFault> {
  const bytes = await readBytes(incoming, limits);
  if (typeof bytes === 'string') return bytes;
  const text = textOf(bytes);
  if (text === null) return 'bad-body';
  return Buffer.byteLength(text) > limits.textBytes ? 'too-large' : { text };
}
