/** Files as a revision of git has them. */
import { execFileSync } from 'node:child_process';
import type { SourceFile } from '../../engine/index.ts';
import { InputError } from '../usage.ts';
import { codeOf, problem } from './problems.ts';
import { MOST_BYTES, sourceFile } from './read.ts';

/** What git has of a file, or why it has nothing. */
export function fromGit(project: string, revision: string, place: string): SourceFile {
  const name = `${revision}:${place}`;
  const fail = (what: string, mend: string): InputError =>
    new InputError([problem(name, 'no-such-revision', what, mend)]);
  if (revision === '' || revision.startsWith('-'))
    throw fail(`\`${revision}\` is no revision`, 'name a commit, a branch or a tag, for example HEAD~1');
  try {
    const bytes = execFileSync('git', ['show', `${revision}:./${place}`], {
      cwd: project,
      maxBuffer: 2 * MOST_BYTES,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return sourceFile(name, bytes.subarray(0, MOST_BYTES));
  } catch (error) {
    if (codeOf(error) === 'ENOENT')
      throw fail(
        'git is not there',
        'install git, or save that version of the edition as a file and name it',
      );
    throw fail(
      `git has no \`${place}\` at \`${revision}\``,
      'check the revision, the path, and that the project is a repository of git',
    );
  }
}
