/** Which hidden cells of a table come out of its sums all the same. */

/** A table with sums of its rows and of its columns; some cells are hidden. */
export interface SummedTable {
  readonly rows: number;
  readonly columns: number;
  isHidden(row: number, column: number): boolean;
  /** Whether the sum of a row is hidden; the sum of all those sums never is. */
  isRowOpen(row: number): boolean;
  /** Whether the sum of a column is hidden. */
  isColumnOpen(column: number): boolean;
}

/** The ends of every hidden cell: its row, and its column. Columns without a sum are one end, and row sums that are hidden are cells. */
function edgesOf(table: SummedTable): (readonly [number, number])[] {
  const { rows, columns } = table;
  const [margin, ground] = [rows + columns, rows + columns + 1];
  const edges: (readonly [number, number])[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1)
      if (table.isHidden(row, column)) edges.push([row, table.isColumnOpen(column) ? ground : rows + column]);
    if (table.isRowOpen(row)) edges.push([row, margin]);
  }
  return edges;
}

/**
 * The rows with a hidden cell that can be worked out. Every sum is an equation, and every hidden cell stands in two of them at
 * most: such a cell has one value only where it lies on no circle of hidden cells, from row to column and back.
 */
export function exposedRows(table: SummedTable): number[] {
  const edges = edgesOf(table);
  const of = Array.from({ length: table.rows + table.columns + 2 }, () => [] as number[]);
  edges.forEach((ends, i) => ends.forEach((end) => of[end]?.push(i)));
  const seen = new Array<number>(of.length).fill(0);
  const exposed = new Set<number>();
  let time = 0;
  // As deep as a way from row to column without coming back: twice the columns.
  const lowest = (at: number, from: number): number => {
    time += 1;
    const own = (seen[at] = time);
    let low = own;
    for (const edge of of[at] ?? []) {
      if (edge === from) continue;
      const [a, b] = edges[edge] as readonly [number, number];
      const to = a === at ? b : a;
      const before = seen[to] as number;
      const reached = before > 0 ? before : lowest(to, edge);
      // Nothing behind this cell leads back to before it.
      if (before === 0 && reached > own) exposed.add(a);
      low = Math.min(low, reached);
    }
    return low;
  };
  for (let row = 0; row < table.rows; row += 1) if (seen[row] === 0) lowest(row, -1);
  return [...exposed];
}
