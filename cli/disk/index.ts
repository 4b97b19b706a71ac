/** The command line's real edges: files, streams, git. The only folder of the command line that touches the disk. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Disk, Edges } from '../edges.ts';
import { InputError } from '../usage.ts';
import { fromGit } from './git.ts';
import { beginFile } from './output.ts';
import { realPath, targetMode } from './paths.ts';
import { unreadable, unwritable } from './problems.ts';
import { MOST_BYTES, piecesOf, sourceFile, walk } from './read.ts';

export { sourceFile } from './read.ts';

const slashes = (path: string): string => (sep === '/' ? path : path.split(sep).join('/'));

/** The real disk. `project` is an absolute path; other paths are taken from `cwd`. */
export function nodeDisk(project: string, cwd: string = process.cwd()): Disk {
  const at = (path: string): string => resolve(cwd, path);
  const below = (path: string, name: RegExp): string[] =>
    walk(at(path), name, (file) => slashes(isAbsolute(path) ? file : relative(cwd, file)));
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
    jsonBelow: (path) => below(path, /\.json$/),
    below,
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
