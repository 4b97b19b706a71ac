/** The command line's edges: files, streams. The only file of the command line that touches the disk. */
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  createReadStream,
  fsyncSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Result, SourceFile } from '../engine/index.ts';
import { codeOf, problem, unreadable, unwritable } from './disk-problems.ts';
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
  /** Where somebody watches standard error: milliseconds that went by since any moment, for progress. */
  readonly clock?: () => number;
}

/** A file that is written piece by piece and stands there only once it is whole. */
export interface Output {
  write(text: string): void;
  /** Puts the file in its place; after `abandon` it does nothing. */
  finish(): void;
  /** Leaves nothing behind; after `finish` it does nothing. */
  abandon(): void;
}

/** Files by the names that people give them, from the folder in which they stand; `project` is where `rules/` is. */
export interface Disk {
  kindOf(path: string): 'file' | 'folder' | null;
  read(path: string): Result<SourceFile>;
  /** The `.json` files below a folder, sorted, as paths of the same form as the folder's. Throws an `InputError`. */
  jsonBelow(path: string): string[];
  /** Throws an `InputError` where it cannot. */
  write(path: string, text: string): void;
  /** Begins a file; it takes the place of one that is there. Throws an `InputError` where it cannot. */
  begin(path: string): Output;
  /** The bytes of a file, piece by piece; `most` ends it early. Throws an `InputError`. */
  pieces(path: string, most?: number): AsyncIterable<Uint8Array>;
  /** How many bytes a file has; 0 where that cannot be told. */
  sizeOf(path: string): number;
  /** All bytes of a file. Throws an `InputError`. */
  bytes(path: string): Uint8Array;
  /** A file of the project as a revision of git has it. Throws an `InputError`. */
  atRevision(revision: string, place: string): SourceFile;
  /** The path from the project's folder; undefined outside of it. */
  placeOf(path: string): string | undefined;
  /** A path of the project in the form in which it is shown: from the present folder where that is the project, else whole. */
  inProject(path: string): string;
}

/** More than any document may have (2 MB): the engine says so, and the rest need not be decoded. */
const MOST_BYTES = 2_200_000;

const slashes = (path: string): string => (sep === '/' ? path : path.split(sep).join('/'));

/**
 * Text from bytes. What is not UTF-8 becomes U+FFFD, which the engine refuses where it stands (`not-utf8`): one place
 * says so for every way in which a text can come. A byte order mark stays.
 */
export function sourceFile(path: string, bytes: Uint8Array): SourceFile {
  return { path, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
}

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

/** Files that were begun and are not whole; an interrupt takes them away. */
const begun = new Set<Output>();

/** After an interrupt nothing half-written stands anywhere. */
function giveUp(): void {
  for (const output of begun) output.abandon();
  process.exit(130);
}

function beginFile(at: string, shown: string): Output {
  const temporary = join(dirname(at), `.redress-${process.pid}-${basename(at)}.tmp`);
  const guarded = (step: () => void): void => {
    try {
      step();
    } catch (error) {
      output.abandon();
      throw new InputError([unwritable(shown, error)]);
    }
  };
  let file: number;
  try {
    file = openSync(temporary, 'w');
  } catch (error) {
    throw new InputError([unwritable(shown, error)]);
  }
  const done = (): void => {
    begun.delete(output);
    if (begun.size === 0) process.off('SIGINT', giveUp).off('SIGTERM', giveUp);
  };
  const output: Output = {
    write: (text) => guarded(() => writeFileSync(file, text)),
    finish: () => {
      if (!begun.has(output)) return;
      guarded(() => {
        fsyncSync(file);
        closeSync(file);
        renameSync(temporary, at);
        done();
      });
    },
    abandon() {
      if (!begun.has(output)) return;
      done();
      try {
        closeSync(file);
      } catch {
        // It was closed already.
      }
      rmSync(temporary, { force: true });
    },
  };
  if (begun.size === 0) process.on('SIGINT', giveUp).on('SIGTERM', giveUp);
  begun.add(output);
  return output;
}

async function* piecesOf(at: string, shown: string, most: number): AsyncGenerator<Uint8Array> {
  try {
    const end = most === Infinity ? undefined : most - 1;
    for await (const piece of createReadStream(at, { highWaterMark: 1 << 20, end }))
      yield piece as Uint8Array;
  } catch (error) {
    throw new InputError([unreadable(shown, error)]);
  }
}

/** What git has of a file, or why it has nothing. */
function fromGit(project: string, revision: string, place: string): SourceFile {
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
    begin: (path) => beginFile(at(path), slashes(path)),
    pieces: (path, most = Infinity) => piecesOf(at(path), slashes(path), most),
    sizeOf(path) {
      try {
        return statSync(at(path)).size;
      } catch {
        return 0; // Whatever is the matter, reading says it.
      }
    },
    bytes(path) {
      try {
        return readFileSync(at(path));
      } catch (error) {
        throw new InputError([unreadable(slashes(path), error)]);
      }
    },
    atRevision: (revision, place) => fromGit(project, revision, place),
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
    ...(process.stderr.isTTY ? { clock: () => performance.now() } : {}),
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
