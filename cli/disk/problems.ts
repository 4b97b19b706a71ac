/** What is wrong with a file, as problems of the input. */
import type { Problem } from '../../engine/index.ts';

/** A problem of a whole file. */
export function problem(file: string, code: string, what: string, mend: string): Problem {
  return { code, severity: 'error', file, line: 1, column: 1, pointer: '', what, why: '', mend };
}

/** What the system's names of a fault mean, for those that a mistaken path has. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file, not a folder',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
};

/** The system's name of a fault. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';

/** Why a file cannot be read. */
export const unreadable = (file: string, error: unknown): Problem => {
  const code = codeOf(error);
  if (code === 'ENOENT')
    return problem(file, 'no-such-file', `there is no file \`${file}\``, 'check the name');
  const why = reasons[code] === undefined ? '' : `: ${reasons[code]}`;
  return problem(
    file,
    'unreadable-file',
    `\`${file}\` cannot be read (${code})${why}`,
    'check what it is and who may read it',
  );
};

/** Why a file cannot be written. */
export const unwritable = (file: string, error: unknown): Problem =>
  problem(
    file,
    'unwritable-file',
    `\`${file}\` cannot be written (${codeOf(error)})`,
    'check who may write it',
  );
