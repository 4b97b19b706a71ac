/** Where a path leads, and whether a file may be written there. */
import { accessSync, constants, readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { InputError } from '../usage.ts';
import { problem, unwritable } from './problems.ts';

/** Where links end; of what is not there, where it would be. */
export function realPath(at: string, links = 0): string {
  try {
    return realpathSync(at);
  } catch {
    // It is not there, or a link to something that is not.
  }
  try {
    if (links < 40) return realPath(resolve(dirname(at), readlinkSync(at)), links + 1);
  } catch {
    // It is no link.
  }
  return dirname(at) === at ? at : join(realPath(dirname(at), links), basename(at));
}

/** The permissions of the file whose place is to be taken; undefined where there is none. Throws where none may be. */
function modeOf(at: string, shown: string): number | undefined {
  const found = statSync(at, { throwIfNoEntry: false });
  const refuse = (why: string, mend: string): InputError =>
    new InputError([problem(shown, 'unwritable-file', `\`${shown}\` cannot be written: ${why}`, mend)]);
  if (!found) return undefined;
  if (found.isDirectory()) throw refuse('it is a folder', 'name a file in it');
  if (!found.isFile()) throw refuse('it is no plain file', 'name a file of its own');
  if ((found.mode & 0o222) === 0) throw refuse('it is read-only', 'name another file');
  accessSync(at, constants.W_OK);
  return found.mode & 0o777;
}

/** `modeOf`, with what the system says as a problem of the input. */
export function targetMode(at: string, shown: string): number | undefined {
  try {
    return modeOf(at, shown);
  } catch (error) {
    throw error instanceof InputError ? error : new InputError([unwritable(shown, error)]);
  }
}
