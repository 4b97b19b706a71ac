/** The command line's edges: files, streams. The only file of the command line that touches the disk. */
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Problem, Result, SourceFile } from '../engine/index.ts';

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
  /** The `.json` files below a folder, sorted, as paths of the same form as the folder's. */
  jsonBelow(path: string): string[];
  write(path: string, text: string): void;
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

const unreadable = (file: string, error: unknown): Problem => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  if (code === 'ENOENT')
    return problem(file, 'no-such-file', `there is no file \`${file}\``, 'check the name');
  return problem(
    file,
    'unreadable-file',
    `\`${file}\` cannot be read (${code})`,
    'check what it is and who may read it',
  );
};

function walk(folder: string, found: string[]): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) walk(path, found);
    else if (entry.name.endsWith('.json')) found.push(path);
  }
}

/** The real disk. `project` is an absolute path; other paths are taken from `cwd`. */
export function nodeDisk(project: string, cwd: string = process.cwd()): Disk {
  const at = (path: string): string => resolve(cwd, path);
  return {
    kindOf(path) {
      const stats = statSync(at(path), { throwIfNoEntry: false });
      if (!stats) return null;
      return stats.isDirectory() ? 'folder' : 'file';
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
      walk(at(path), found);
      return found.map((file) => slashes(isAbsolute(path) ? file : relative(cwd, file))).sort();
    },
    write: (path, text) => writeFileSync(at(path), text),
    inProject: (path) => (cwd === project ? path : slashes(join(project, path))),
  };
}

/** The edges of this process. A reader that stops early (`| head`) ends it quietly. */
export function nodeEdges(project: string): Edges {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 3));
  return {
    disk: nodeDisk(project),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    stdin: async () => {
      const parts: Uint8Array[] = [];
      for await (const part of process.stdin) parts.push(part as Uint8Array);
      return Buffer.concat(parts);
    },
  };
}
