/**
 * What is in a zip, and one entry of it unpacked piece by piece: by the bytes that come out, not by the size that it says, so
 * that no zip makes more of itself than it may.
 */
import { Inflate, strFromU8 } from 'fflate';

/** A file in a zip. Sizes are bytes, as the zip says them. */
export interface ZipEntry {
  readonly name: string;
  readonly packed: number;
  readonly size: number;
  /** 0 is stored, 8 is deflated; there are others, and they are not read. */
  readonly method: number;
  /** Where it stands in the zip. */
  readonly at: number;
}

const [endMark, entryMark, fileMark] = [0x06054b50, 0x02014b50, 0x04034b50];
/** The end of a zip: 22 bytes, and a comment of up to 65,535. */
const [endLength, longestEnd] = [22, 65_557];
/** The flags of an entry of which nothing can be read: a password. */
const locked = 1;
/** Packed bytes taken at a time. A byte makes at most 1,032. */
const step = 32_768;

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Where the list of files is said to begin, and how many there are; undefined where no zip ends here. */
function endOf(view: DataView): { readonly at: number; readonly count: number } | undefined {
  const first = Math.max(0, view.byteLength - longestEnd);
  for (let at = view.byteLength - endLength; at >= first; at -= 1)
    if (view.getUint32(at, true) === endMark)
      return { count: view.getUint16(at + 10, true), at: view.getUint32(at + 16, true) };
  return undefined;
}

/** The files that a zip lists; undefined where it is none, is cut off, needs a password, or is larger than 4 GB. */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | undefined {
  const view = viewOf(bytes);
  const end = endOf(view);
  if (!end) return undefined;
  const entries: ZipEntry[] = [];
  for (let { at } = end; entries.length < end.count;) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entryMark) return undefined;
    const flags = view.getUint16(at + 8, true);
    if ((flags & locked) !== 0) return undefined;
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    entries.push({
      name: strFromU8(bytes.subarray(at + 46, at + 46 + name), (flags & 0x800) === 0),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

/** The packed bytes of an entry; undefined where they are not there. */
function packedOf(bytes: Uint8Array, { at, packed, method }: ZipEntry): Uint8Array | undefined {
  const view = viewOf(bytes);
  if (at + 30 > bytes.length || view.getUint32(at, true) !== fileMark) return undefined;
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + packed > bytes.length || (method !== 0 && method !== 8)) return undefined;
  return bytes.subarray(start, start + packed);
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/**
 * Unpacks an entry; in between it gives how many packed bytes were taken. Answers its bytes, `too-large` where they are
 * more than `most`, or `broken`: cut off, not what the list says, or packed in another way.
 */
export function* unpacking(
  bytes: Uint8Array,
  entry: ZipEntry,
  most: number,
): Generator<number, Uint8Array | 'too-large' | 'broken'> {
  const packed = packedOf(bytes, entry);
  if (!packed) return 'broken';
  if (entry.method === 0) return packed.length > most ? 'too-large' : packed.slice();
  const pieces: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((piece) => {
    if (piece.length > 0) pieces.push(piece);
    length += piece.length;
  });
  try {
    for (let at = 0; at < packed.length; at += step) {
      inflate.push(packed.subarray(at, at + step), at + step >= packed.length);
      if (length > most) return 'too-large';
      yield Math.min(step, packed.length - at);
    }
  } catch {
    return 'broken';
  }
  return length === entry.size ? joined(pieces, length) : 'broken';
}
