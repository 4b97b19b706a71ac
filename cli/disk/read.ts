/** Reading: texts, bytes in pieces, what stands in a folder. */
import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from '../../engine/index.ts';
import { InputError } from '../usage.ts';
import { unreadable } from './problems.ts';

/** More than any document may have (2 MB): the engine says so, and the rest need not be decoded. */
export const MOST_BYTES = 2_200_000;

/**
 * Text from bytes. What is not UTF-8 becomes U+FFFD, which the engine refuses where it stands (`not-utf8`): one place
 * says so for every way in which a text can come. A byte order mark stays.
 */
export function sourceFile(path: string, bytes: Uint8Array): SourceFile {
  return { path, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
}

/** The files below a folder whose names match, sorted, as `shown` names them. Throws an `InputError`. */
export function walk(folder: string, name: RegExp, shown: (path: string) => string): string[] {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw new InputError([unreadable(shown(folder), error)]);
  }
  const found = entries.flatMap((entry): string[] => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path, name, shown);
    return name.test(entry.name) ? [shown(path)] : [];
  });
  return found.sort();
}

/** The first `most` bytes of a file, a megabyte at a time. Throws an `InputError`. */
export async function* piecesOf(at: string, shown: string, most: number): AsyncGenerator<Uint8Array> {
  try {
    const end = most === Infinity ? undefined : most - 1;
    for await (const piece of createReadStream(at, { highWaterMark: 1 << 20, end }))
      yield piece as Uint8Array;
  } catch (error) {
    throw new InputError([unreadable(shown, error)]);
  }
}
