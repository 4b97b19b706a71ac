/** The command line's edges: files, streams. The only file of the command line that touches the disk. */
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Problem, Result, SourceFile } from '../engine/index.ts';
import { InputError } from './usage.ts';

/** What a command may do to the world; handed to it, so that a test can hand it something else. */
export interface Edges {
  readonly disk: Disk;
  /** Writes to standard output: results only. */
  readonly out: (text: string) => void;
  /** Writes to standard error: diagnostics only. */
  readonly err: (text: string) => void;
  /** All of standard input. */
  readonly stdin: () => Promise<Uint8Array>;
}

/** Files by the names that people give them, from the folder in which they stand; `project` is where `rules/` is. */
export interface Disk {
  kindOf(path: string): 'file' | 'folder' | null;
  read(path: string): Result<SourceFile>;
  /** The `.json` files below a folder, sorted, as paths of the same form as the folder's. Throws an `InputError`. */
  jsonBelow(path: string): string[];
  /** Throws an `InputError` where it cannot. */
  write(path: string, text: string): void;
  /** The path from the project's folder; undefined outside of it. */
  placeOf(path: string): string | undefined;
  /** A path of the project in the form in which it is shown: from the present folder where that is the project, else whole. */
  inProject(path: string): string;
}

/** More than any document may have (2 MB): the engine says so, and the rest need not be decoded. */
const MOST_BYTES = 2_200_000;

const slashes = (path: string): string => (sep === '/' ? path : path.split(sep).join('/'));

function problem(file: string, code: string, what: string, mend: string): Problem {
  return { code, severity: 'error', file, line: 1, column: 1, pointer: '', what, why: '', mend };
}

/**
 * Text from bytes. What is not UTF-8 becomes U+FFFD, which the engine refuses where it stands (`not-utf8`): one place
 * says so for every way in which a text can come. A byte order mark stays.
 */
export function sourceFile(path: string, bytes: Uint8Array): SourceFile {
  return { path, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
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

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';

const unreadable = (file: string, error: unknown): Problem => {
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

const unwritable = (file: string, error: unknown): Problem =>
  problem(
    file,
    'unwritable-file',
    `\`${file}\` cannot be written (${codeOf(error)})`,
    'check who may write it',
  );

function walk(folder: string, shown: (path: string) => string, found: string[]): void {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw new InputError([unreadable(shown(folder), error)]);
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) walk(path, shown, found);
    else if (entry.name.endsWith('.json')) found.push(shown(path));
  }
}

/** The real disk. `project` is an absolute path; other paths are taken from `cwd`. */
export function nodeDisk(project: string, cwd: string = process.cwd()): Disk {
  const at = (path: string): string => resolve(cwd, path);
  return {
    kindOf(path) {
      try {
        return statSync(at(path)).isDirectory() ? 'folder' : 'file';
      } catch {
        return null; // Whatever is the matter, `read` says it.
      }
    },
    read(path) {
      const shown = slashes(path);
      try {
        const bytes = readFileSync(at(path));
        return { ok: true, value: sourceFile(shown, bytes.subarray(0, MOST_BYTES)), problems: [] };
      } catch (error) {
        return { ok: false, problems: [unreadable(shown, error)] };
      }
    },
    jsonBelow(path) {
      const found: string[] = [];
      walk(at(path), (file) => slashes(isAbsolute(path) ? file : relative(cwd, file)), found);
      return found.sort();
    },
    write(path, text) {
      try {
        writeFileSync(at(path), text);
      } catch (error) {
        throw new InputError([unwritable(slashes(path), error)]);
      }
    },
    placeOf(path) {
      const place = slashes(relative(project, at(path)));
      return place.startsWith('../') || isAbsolute(place) ? undefined : place;
    },
    inProject: (path) => (cwd === project ? path : slashes(join(project, path))),
  };
}

/** The edges of this process. A reader that stops early (`| head`, a closed stderr) is no fault and changes no status. */
export function nodeEdges(project: string): Edges {
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.stderr.write(`redress: the output cannot be written (${error.code ?? error.message})\n`);
    process.exit(3);
  });
  return {
    disk: nodeDisk(project),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    stdin: async () => {
      const parts: Uint8Array[] = [];
      try {
        for await (const part of process.stdin) parts.push(part as Uint8Array);
      } catch (error) {
        throw new InputError([unreadable('<stdin>', error)]);
      }
      return Buffer.concat(parts);
    },
  };
}
