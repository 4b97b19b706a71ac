/** How far a sheet goes, from its XML, in one pass over its bytes. */

/** Rows and columns count from 1; only cells with a value (or a formula) make a sheet wide or long. */
export interface SheetExtent {
  /** Tags of any kind, those of other XML as well. */
  readonly tags: number;
  /** Cells, empty ones among them. */
  readonly cells: number;
  readonly rows: number;
  readonly columns: number;
  /** No spreadsheet writes such a sheet: an address that no sheet has, a cell that is not closed, a tag without an end. */
  readonly isOdd: boolean;
}

const [less, greater, slash, colon, space, equals, letterR] = [60, 62, 47, 58, 32, 61, 114];
const [letterA, letterZ, nought, nine] = [65, 90, 48, 57];
const longestTag = 65_536;
/** The last column of a sheet, XFD, and the last row. */
const [lastColumn, lastRow] = [16_384, 1_048_576];

/** Follows the tags of a sheet. */
class Follower {
  tags = 0;
  cells = 0;
  rows = 0;
  columns = 0;
  isOdd = false;
  private isSheet = false;
  private isOpen = false;
  private row = 0;
  private column = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** A tag from behind its `<` to its `>`. */
  take(from: number, end: number): void {
    const { bytes } = this;
    this.tags += 1;
    const isEnd = bytes[from] === slash;
    let start = isEnd ? from + 1 : from;
    let stop = start;
    for (; stop < end; stop += 1) {
      const byte = bytes[stop] as number;
      if (byte === colon) start = stop + 1;
      else if (byte <= space || byte === slash) break;
    }
    if (!this.isSheet) this.isSheet = this.is('sheetData', start, stop);
    else if (this.is('c', start, stop)) this.cell(isEnd, stop, end);
    else if (this.is('row', start, stop)) this.line(isEnd, stop, end);
    else if (this.isOpen && !isEnd && ['v', 'is', 'f'].some((name) => this.is(name, start, stop)))
      this.value();
  }

  private is(name: string, start: number, end: number): boolean {
    if (end - start !== name.length) return false;
    for (let i = 0; i < name.length; i += 1) if (this.bytes[start + i] !== name.charCodeAt(i)) return false;
    return true;
  }

  private cell(isEnd: boolean, from: number, end: number): void {
    if (isEnd) {
      this.isOpen = false;
      return;
    }
    this.isOdd ||= this.isOpen;
    this.cells += 1;
    this.isOpen = this.bytes[end - 1] !== slash;
    const at = this.reference(from, end);
    if (at < 0) this.column += 1;
    else this.address(at);
    this.isOdd ||= this.column < 1 || this.column > lastColumn || this.row > lastRow;
  }

  private line(isEnd: boolean, from: number, end: number): void {
    this.isOdd ||= this.isOpen;
    if (isEnd) return;
    const at = this.reference(from, end);
    if (at < 0) this.row += 1;
    else this.number(at);
    this.column = 0;
    this.isOdd ||= this.row > lastRow;
  }

  private value(): void {
    this.rows = Math.max(this.rows, this.row);
    this.columns = Math.max(this.columns, this.column);
  }

  /** Where the value of the attribute `r` begins; below 0 where there is none. */
  private reference(from: number, end: number): number {
    const { bytes } = this;
    const isSpace = (at: number): boolean => (bytes[at] as number) <= space;
    for (let at = from + 1; at < end; at += 1) {
      if (bytes[at] !== letterR || !isSpace(at - 1)) continue;
      let after = at + 1;
      while (after < end && isSpace(after)) after += 1;
      if (bytes[after] !== equals) continue;
      after += 1;
      while (after < end && isSpace(after)) after += 1;
      return after + 1;
    }
    return -1;
  }

  /** Reads an address: A1, XFD20. */
  private address(from: number): void {
    let at = from;
    this.column = 0;
    for (; at < from + 4; at += 1) {
      const byte = this.bytes[at] as number;
      if (byte < letterA || byte > letterZ) break;
      this.column = this.column * 26 + byte - letterA + 1;
    }
    this.number(at);
  }

  /** Reads the number of a row, which stands in quotation marks. */
  private number(from: number): void {
    let at = from;
    this.row = 0;
    for (; at < from + 8; at += 1) {
      const byte = this.bytes[at] as number;
      if (byte < nought || byte > nine) break;
      this.row = this.row * 10 + byte - nought;
    }
    const byte = this.bytes[at];
    this.isOdd ||= at === from || this.row === 0 || (byte !== 34 && byte !== 39);
  }
}

/** The extent of a part of a workbook; of one that is no sheet only its tags are counted. */
export function extentOf(bytes: Uint8Array): SheetExtent {
  const follower = new Follower(bytes);
  let open = -1;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === less) {
      // A `<` inside of a tag: no XML that anybody writes.
      if (open >= 0) follower.isOdd = true;
      open = at;
    } else if (byte === greater && open >= 0) {
      if (at - open > longestTag) follower.isOdd = true;
      follower.take(open + 1, at);
      open = -1;
    }
    if (follower.isOdd) break;
  }
  const { tags, cells, rows, columns } = follower;
  return { tags, cells, rows, columns, isOdd: follower.isOdd || open >= 0 };
}
