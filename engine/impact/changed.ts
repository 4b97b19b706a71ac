/** The cases that moved, one by one, as a table for a file. */
import { causeText, sharesRules } from './cause-text.ts';
import { changeKinds, isOf, type Selector } from './select.ts';
import { sideCells, sideColumns } from './tables.ts';
import type { ExportCell, ExportColumn, ExportTable } from './table-model.ts';
import type { ImpactTally } from './tally.ts';

const fared = ['gain', 'lose', 'same', 'notComparable'] as const;
const words: Readonly<Record<(typeof fared)[number], string>> = {
  gain: 'gains',
  lose: 'loses',
  same: 'same',
  notComparable: 'not comparable',
};
const fields = changeKinds.filter((kind) => ['outcome', 'route', 'authoriser', 'terms'].includes(kind));

const columns: readonly ExportColumn[] = [
  { name: 'edition', kind: 'text' },
  { name: 'case', kind: 'text' },
  { name: 'line', kind: 'count' },
  ...sideColumns('before'),
  ...sideColumns('after'),
  { name: 'change', kind: 'money' },
  { name: 'fares', kind: 'text' },
  { name: 'also changed', kind: 'text' },
  { name: 'causes', kind: 'text' },
];

export interface ChangedOptions {
  /** Which cases; those that moved where nothing is said. */
  readonly selector?: Selector;
  readonly from?: number;
  readonly count?: number;
  /** No case before this place. */
  readonly since?: number;
  /** What a case is called. */
  readonly idAt: (at: number) => string;
}

/** What a group of causes is in words, by its id; each is put together once, and between two landlords none. */
function causeWords(tally: ImpactTally, pair: number): (id: number | undefined) => string {
  const known = new Map<number, string>();
  const [base, edition] = [tally.editions[0], tally.editions[pair + 1]];
  if (!base || !edition || !sharesRules({ base, edition })) return () => '';
  return (id) => {
    if (id === undefined) return '';
    const before = known.get(id);
    if (before !== undefined) return before;
    const made = causeText(tally.causesOf(pair, id));
    known.set(id, made);
    return made;
  };
}

/** Cases of a pair, both sides of each, in the order of the portfolio. A row is a case: nothing is withheld. */
export function changedTable(
  tally: ImpactTally,
  pair: number,
  {
    selector = { kind: 'change', change: 'moved' },
    from = 0,
    count = Infinity,
    since = 0,
    idAt,
  }: ChangedOptions,
): ExportTable {
  const [base, edition] = [tally.names[0], tally.names[pair + 1]] as [string, string];
  const causes = causeWords(tally, pair);
  const rows = tally.casesOf(pair, selector, from, count, since).places.map((at): ExportCell[] => {
    const { line, before, after, midpoint } = tally.mover(pair, at);
    const byte = tally.byteAt(pair, at);
    const fare = fared.find((kind) => isOf(kind, byte)) ?? 'same';
    return [
      ...[edition, idAt(at), line, ...sideCells(before), ...sideCells(after), midpoint, words[fare]],
      fields.filter((kind) => isOf(kind, byte)).join(', '),
      causes(tally.causeAt(pair, at)),
    ];
  });
  return {
    name: 'changed',
    title: `Cases that moved: ${edition} against ${base}`,
    columns,
    rows,
    withheld: 0,
  };
}
