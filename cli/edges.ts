/** What a command may do to the world, as interfaces: `disk/` has the real one, a test may hand in another. */
import type { Result, SourceFile } from '../engine/index.ts';

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
  /** The files below a folder whose names match, as `jsonBelow`. */
  below(path: string, name: RegExp): string[];
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
