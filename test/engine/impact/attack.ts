/** Works out the hidden figures of a table from its sums, as somebody would who was handed it. */

/** `add` together come to `to`. */
export interface Sum {
  readonly add: readonly string[];
  readonly to: number;
}

/** A table of figures by part and name; undefined is hidden. */
export interface Shown {
  readonly parts: readonly Readonly<Record<string, number | undefined>>[];
  /** The figures of all parts together, as far as they are known. */
  readonly whole: Readonly<Record<string, number | undefined>>;
  /** Names that add up to another, within a part. */
  readonly sums: readonly { readonly of: readonly string[]; readonly to: string }[];
}

const key = (part: number, name: string): string => `${part} ${name}`;

function sumsOf({ parts, whole, sums }: Shown): Sum[] {
  const names = [...new Set(parts.flatMap((part) => Object.keys(part)))];
  const known = parts.flatMap((part, i) =>
    names.flatMap((name) => {
      const value = part[name];
      return value === undefined ? [] : [{ add: [key(i, name)], to: value }];
    }),
  );
  const columns = names.flatMap((name) => {
    const to = whole[name];
    return to === undefined ? [] : [{ add: parts.map((_, i) => key(i, name)), to }];
  });
  // Names that add up less what they add up to: nothing. A minus is the name with a sign before it.
  const rows = parts.flatMap((_, i) =>
    sums.map(({ of, to }) => ({ add: [...of.map((name) => key(i, name)), `-${key(i, to)}`], to: 0 })),
  );
  return [...known, ...columns, ...rows];
}

const isNought = (value: number): boolean => Math.abs(value) < 1e-6;

/** Every figure that has one value only, by part and name. Gauss and Jordan over all sums at once. */
export function workedOut(shown: Shown): ReadonlyMap<string, number> {
  const sums = sumsOf(shown);
  const names = [...new Set(sums.flatMap(({ add }) => add.map((name) => name.replace(/^-/, ''))))];
  const at = new Map(names.map((name, i) => [name, i]));
  const rows = sums.map(({ add, to }) => {
    const row = new Array<number>(names.length + 1).fill(0);
    for (const name of add) row[at.get(name.replace(/^-/, '')) as number] = name.startsWith('-') ? -1 : 1;
    row[names.length] = to;
    return row;
  });
  const pivots: { readonly row: number[]; readonly column: number }[] = [];
  for (let column = 0; column < names.length; column += 1) {
    const found = rows.findIndex(
      (row) => !isNought(row[column] as number) && !pivots.some((pivot) => pivot.row === row),
    );
    const row = rows[found];
    if (!row) continue;
    const first = row[column] as number;
    row.forEach((value, i) => (row[i] = value / first));
    for (const other of rows) {
      const factor = other[column] as number;
      if (other === row || isNought(factor)) continue;
      row.forEach((value, i) => (other[i] = (other[i] as number) - factor * value));
    }
    pivots.push({ row, column });
  }
  const single = pivots.filter(
    ({ row }) => row.slice(0, -1).filter((value) => !isNought(value)).length === 1,
  );
  return new Map(
    single.map(({ row, column }) => [names[column] as string, Math.round(row[names.length] as number)]),
  );
}
