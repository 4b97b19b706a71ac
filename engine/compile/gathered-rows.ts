/**
 * Rows whose facts are what cases and items state. Most of what a row says stands in the row of its case already: it is
 * gathered from there column by column, and only what differs is told.
 */
import { combinations, type Representative, representatives } from '../decide/unknown.ts';
import { statedByItem } from '../decide/view.ts';
import { type Encoded, onceForEach, type PreparedEdition } from '../model/index.ts';
import { anyBit, hasBit, setBit, wordsFor } from './bits.ts';
import { type Cell, type Column, emptyNumber } from './columns.ts';
import { type CaseRows, checkClock, type CombinationRows } from './combination-rows.ts';
import { shapeOf } from './shapes.ts';
import { type ColumnSpec, specOf } from './specs.ts';
import type { Chunk } from './table.ts';

/** Whether each fact of an edition is what a case or item states of it: none is worked out from others, or may not apply. */
export const isStated = onceForEach(
  ({ edition, facts, reads }: PreparedEdition): boolean =>
    Object.keys(edition.derived ?? {}).length === 0 &&
    Object.keys(edition.parameters ?? {}).length === 0 &&
    [...reads].every((name) => facts.get(name)?.when === undefined),
);

/** What a row says of a fact instead of what the row of its case says. */
interface Instead {
  readonly row: number;
  readonly value: Encoded | null;
}

/** Rows of cases of one chunk under one edition. */
export class GatheredRows implements CombinationRows {
  /** The row of the chunk behind each row. */
  private readonly from: number[] = [];
  private readonly instead = new Map<string, Instead[]>();
  private readonly open = new Map<string, Set<number>>();
  /** Facts that some case of the chunk does not know. */
  private readonly unknown: readonly { readonly name: string; readonly column: Column }[];

  constructor(
    private readonly edition: PreparedEdition,
    private readonly chunk: Chunk,
  ) {
    this.unknown = [...edition.reads].flatMap((name) => {
      const spec = specOf(edition, name);
      const column = spec && chunk.space.column(spec);
      return column && anyBit(column.unknown) ? [{ name, column }] : [];
    });
  }

  get rows(): number {
    return this.from.length;
  }

  add(row: number): CaseRows | string {
    const { edition, from } = this;
    const items = this.chunk.caseAt(row).items ?? [];
    const shape = shapeOf(
      edition,
      items.map(({ kind }) => kind),
    );
    const ofCase = this.unknown.filter(({ column }) => hasBit(column.unknown, row));
    const stated = shape.items.map((item) => {
      const one = item === undefined ? undefined : items[item];
      return one ? statedByItem(edition, one) : [];
    });
    // The unknown facts of each context, by the key of the unknown: what an item does not state it shares with the case.
    const unknowns = stated.map((own, k) => {
      const keys = new Map(ofCase.map(({ name }) => [name, `case|${name}`]));
      for (const [name, known] of own)
        if (known) keys.delete(name);
        else keys.set(name, `${shape.items[k]}|${name}`);
      return keys;
    });
    const choices = new Map<string, readonly Representative[]>();
    unknowns.forEach((keys, k) => {
      for (const [name, key] of keys) {
        if (choices.has(key) || !shape.direct[k]?.has(name)) continue;
        const values = representatives(edition, name);
        if (values.length > 0) choices.set(key, values);
      }
    });
    const combos = combinations(choices);
    if (!combos) return 'too-many-unknowns';
    checkClock(edition, this.chunk, row);
    const first = from.length;
    for (const combo of combos)
      stated.forEach((own, k) => {
        const at = from.push(row) - 1;
        for (const [name, known] of own) if (known) this.tell(name, at, known.value);
        for (const [name, key] of unknowns[k] as Map<string, string>) {
          const one = combo.get(key);
          this.tell(name, at, one?.value ?? null);
          if (one?.open) this.open.set(name, (this.open.get(name) ?? new Set()).add(at));
        }
      });
    return { shape, first, combos: combos.length };
  }

  private tell(name: string, row: number, value: Encoded | null): void {
    const list = this.instead.get(name);
    if (list) list.push({ row, value });
    else this.instead.set(name, [{ row, value }]);
  }

  isOpen(name: string, row: number): boolean {
    return this.open.get(name)?.has(row) === true;
  }

  readonly cellOf = () => (): Cell => null;

  readonly columnOf = (spec: ColumnSpec): Column => {
    const { from } = this;
    const base = this.chunk.space.column(spec);
    const words = wordsFor(from.length);
    const rows = words << 5;
    const present = new Int32Array(words);
    const truths = new Int32Array(spec.kind === 'boolean' ? words : 0);
    const codes = base.codes && new (base.codes instanceof Uint8Array ? Uint8Array : Uint16Array)(rows);
    const empty = emptyNumber(true);
    const numbers = base.numbers && new Float64Array(rows).fill(empty);
    const put = (row: number, value: Encoded | null): void => {
      const bit = 1 << (row & 31);
      present[row >>> 5] = (present[row >>> 5] as number) & ~bit;
      if (truths.length > 0) truths[row >>> 5] = (truths[row >>> 5] as number) & ~bit;
      if (codes) codes[row] = 0;
      if (numbers) numbers[row] = empty;
      if (value === null) return;
      setBit(present, row);
      if (value === true) setBit(truths, row);
      else if (codes) codes[row] = spec.values.indexOf(value as string) + 1 || spec.values.length + 1;
      else if (numbers && typeof value === 'number') numbers[row] = value;
    };
    for (let row = 0; row < from.length; row += 1) {
      const at = from[row] as number;
      if (!hasBit(base.present, at)) continue;
      setBit(present, row);
      if (base.truths && hasBit(base.truths, at)) setBit(truths, row);
      if (codes) codes[row] = base.codes?.[at] as number;
      if (numbers) numbers[row] = base.numbers?.[at] as number;
    }
    for (const { row, value } of this.instead.get(spec.name) ?? []) put(row, value);
    const common = { kind: spec.kind, present, unknown: new Int32Array(words) };
    if (spec.kind === 'boolean') return { ...common, truths };
    return codes ? { ...common, codes } : { ...common, numbers: numbers as Float64Array };
  };
}
