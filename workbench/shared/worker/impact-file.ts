/** What a file of the reader's is: told by its first bytes, never by its name; and its text, piece by piece. */
import type { Encoding, PortfolioFault } from '../impact-protocol.ts';

/** How much of a file is looked at before it is mapped. */
const headBytes = 1_000_000;

/** What the first bytes say. */
export type Sniffed =
  | { readonly kind: 'xlsx' }
  | {
      readonly kind: 'text';
      readonly encoding: Encoding;
      readonly format: 'csv' | 'ndjson';
      readonly text: string;
    }
  | { readonly kind: 'fault'; readonly fault: PortfolioFault };

const fault = (what: string, mend: string): Sniffed => ({ kind: 'fault', fault: { what, mend } });

const starts = (bytes: Uint8Array, ...first: number[]): boolean =>
  first.every((byte, i) => bytes[i] === byte);

/** Bytes that no text has: nothing, and controls other than tabs, ends of lines and pages. */
function isJunk(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) {
    if (byte === 0) return true;
    if (byte < 9 || (byte > 13 && byte < 32) || byte === 127) controls += 1;
  }
  return controls * 100 > bytes.length;
}

function encodingOf(bytes: Uint8Array): Encoding | null {
  if (starts(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (starts(bytes, 0xfe, 0xff)) return 'utf-16be';
  if (isJunk(bytes)) return null;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** Looks at the beginning of a file. A file that the disk does not give is a fault, too. */
export async function sniff(file: Blob): Promise<Sniffed> {
  if (file.size === 0)
    return fault('the file is empty', 'choose a file with a line of headers and rows below it');
  const bytes = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
  if (starts(bytes, 0x50, 0x4b, 3, 4)) return { kind: 'xlsx' };
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return fault(
      'the workbook is protected by a password, or is one of an old Excel (.xls)',
      'open it in your spreadsheet, take the password off, and save it as .xlsx or .csv',
    );
  const encoding = encodingOf(bytes);
  if (encoding === null)
    return fault(
      'this is no table: the file holds bytes that no text has',
      'choose a CSV, XLSX or NDJSON file',
    );
  const decoded = new TextDecoder(encoding).decode(bytes, { stream: true });
  const isCut = file.size > headBytes;
  const text = isCut ? decoded.slice(0, decoded.lastIndexOf('\n') + 1) || decoded : decoded;
  if (text.trim() === '')
    return fault('the file holds nothing but blanks', 'choose a file with headers and rows');
  if (text.trimStart().startsWith('['))
    return fault(
      'the file is a list of JSON, not NDJSON',
      'write one object a line, without the brackets around them',
    );
  return { kind: 'text', encoding, format: text.trimStart().startsWith('{') ? 'ndjson' : 'csv', text };
}

/** Thrown where a file turns out not to be UTF-8 after all, far behind its beginning. */
export class NotUtf8 extends Error {}

/** The text of a file in pieces, with the bytes read so far. Bounded memory: a piece goes before the next comes. */
export async function* pieces(
  file: Blob,
  encoding: Encoding,
): AsyncGenerator<{ text: string; bytes: number }> {
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' });
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw new NotUtf8();
    }
  };
  const reader = file.stream().getReader();
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      bytes += value.byteLength;
      yield { text: decode(value), bytes };
    }
    const rest = decode();
    if (rest !== '') yield { text: rest, bytes };
  } finally {
    reader.cancel().catch(() => undefined);
  }
}
