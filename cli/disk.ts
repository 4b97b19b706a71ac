/** The command line's edges: files, streams. The only file of the command line that touches the disk. */
import { execFileSync } from 'node:child_process';
import {
  accessSync,
  closeSync,
  constants,
  createReadStream,
  fchmodSync,
  fsyncSync,
  openSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  realpathSync,
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
  /** Has all of it on the disk, still under another name; of several files, the last moment at which none need stand. */
  settle(): void;
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
  /**
   * Begins a file; it takes the place of one that is there, at the end of its links, with its permissions. Throws an
   * `InputError` where it cannot, or as `checkTarget`.
   */
  begin(path: string): Output;
  /** Throws an `InputError` where what is there is no file (a folder, a device, a pipe), or may not be written. */
  checkTarget(path: string): void;
  /** The one path of a file, whatever links lead to it, whole; a file that is not there, by its folder. */
  realOf(path: string): string;
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

/** Where links end; of what is not there, where it would be. */
function realPath(at: string, links = 0): string {
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
function targetMode(at: string, shown: string): number | undefined {
  try {
    return modeOf(at, shown);
  } catch (error) {
    throw error instanceof InputError ? error : new InputError([unwritable(shown, error)]);
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
};

/** Takes away what processes that were killed left half-written in a folder; what cannot be taken away stays. */
function sweep(folder: string): void {
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const pid = /^\.redress-(\d+)-.*\.tmp$/.exec(entry.name)?.[1];
      if (pid !== undefined && entry.isFile() && !isAlive(Number(pid)))
        rmSync(join(folder, entry.name), { force: true });
    }
  } catch {
    // Writing says whatever is the matter with the folder.
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function beginFile(named: string, shown: string): Output {
  const at = realPath(named);
  const mode = targetMode(at, shown);
  sweep(dirname(at));
  const temporary = join(dirname(at), `.redress-${process.pid}-${basename(at)}.tmp`);
  const guarded = (step: () => void): void => {
    try {
      step();
    } catch (error) {
      output.abandon();
      throw new InputError([unwritable(shown, error)]);
    }
  };
  const listen = (to: 'on' | 'off'): void => {
    if (begun.size === 0) for (const signal of signals) process[to](signal, giveUp);
  };
  let file: number;
  // Listened to first: a signal right after the file is there would find nobody who takes it away.
  listen('on');
  try {
    rmSync(temporary, { force: true });
    file = openSync(temporary, 'wx', mode);
    if (mode !== undefined) fchmodSync(file, mode);
  } catch (error) {
    listen('off');
    throw new InputError([unwritable(shown, error)]);
  }
  const done = (): void => {
    begun.delete(output);
    listen('off');
  };
  let isSettled = false;
  const output: Output = {
    write: (text) => guarded(() => writeFileSync(file, text)),
    settle: () => {
      if (isSettled || !begun.has(output)) return;
      guarded(() => {
        fsyncSync(file);
        isSettled = true;
        closeSync(file);
      });
    },
    finish: () => {
      if (!begun.has(output)) return;
      output.settle();
      guarded(() => {
        renameSync(temporary, at);
        done();
      });
    },
    abandon() {
      if (!begun.has(output)) return;
      done();
      try {
        if (!isSettled) closeSync(file);
      } catch {
        // Taking it away says enough.
      }
      rmSync(temporary, { force: true });
    },
  };
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
    checkTarget: (path) => void targetMode(realPath(at(path)), slashes(path)),
    realOf: (path) => realPath(at(path)),
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
