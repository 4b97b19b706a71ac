/** What the Compare screen shows, from the URL and the run. */
import { useMemo } from 'react';
import { useData } from '../app/data.tsx';
import { useQuery, type Query } from '../app/query.ts';
import { useChoice } from '../shared/choice.ts';
import { landlordOf } from '../shared/policy-id.ts';
import { scaleFor, type Scale } from '../shared/scale.ts';
import { useRun, type Run, type Running } from '../shared/use-run.ts';
import type { RunOptions } from '../shared/protocol.ts';
import { filterRows, rowsOf, sortRows, type CompareRow, type Filters } from './rows.ts';
import { totalsOf, type Totals } from './totals.ts';

export interface CompareView {
  readonly query: Query;
  readonly options: RunOptions;
  readonly filters: Filters;
  readonly all: readonly CompareRow[];
  readonly rows: readonly CompareRow[];
  readonly totals: readonly Totals[];
  readonly scale: Scale;
  readonly run: Running;
  readonly sort: string;
  readonly down: boolean;
  readonly openId: string | undefined;
}

function filtersOf(query: Query): Filters {
  const get = (name: string): string => query.get(name) ?? '';
  return {
    text: get('q'),
    outcome: get('outcome'),
    family: get('family'),
    flag: get('flag'),
    differ: get('differ') === '1',
    unmet: get('unmet') === '1',
    rule: get('rule'),
  };
}

/** The edition of a rule filter: `derby-homes@2024-04:table-row`. */
export const ruleFilter = (rule: string): { edition: string; name: string } | null => {
  const at = rule.indexOf(':');
  return at < 0 ? null : { edition: rule.slice(0, at), name: rule.slice(at + 1) };
};

/** The cases in which the rule of the filter fired, or may have; null without such a filter. */
function firedCases(run: Run, column: number, name: string | undefined): Set<string> | null {
  if (name === undefined) return null;
  const ids = new Set<string>();
  for (const row of run.rows.values()) {
    const cell = row.cells[column];
    if (cell?.kind === 'answer' && cell.fired.includes(name)) ids.add(row.id);
  }
  return ids;
}

/** Rows in order, totals and scale of what the filters leave. */
export function useCompare(): CompareView {
  const query = useQuery();
  const { view } = useData();
  const options = useChoice();
  const filters = useMemo(() => filtersOf(query), [query]);
  const rule = ruleFilter(filters.rule);
  const columns = options.policies;
  const ruleEdition = rule?.edition;
  const asked = useMemo(
    () => (ruleEdition === undefined ? options : { ...options, policies: [...columns, ruleEdition] }),
    [options, columns, ruleEdition],
  );
  const run = useRun(asked);
  const sort = query.get('sort') ?? '';
  const down = query.get('dir') !== 'up';
  const kind = query.get('scale') === 'linear' ? 'linear' : 'sqrt';
  const landlords = useMemo(
    () => columns.map((id) => view.landlords.includes(landlordOf(id))),
    [columns, view],
  );
  const all = useMemo(
    () => rowsOf(view.cases, run, columns.length, landlords),
    [view, run, columns, landlords],
  );
  const name = rule?.name;
  const rows = useMemo(() => {
    const fired = firedCases(run, columns.length, name);
    return sortRows(filterRows(all, filters, fired), sort, down, columns);
  }, [all, filters, run, columns, name, sort, down]);
  const totals = useMemo(() => columns.map((_, column) => totalsOf(rows, column)), [columns, rows]);
  const scale = useMemo(() => {
    const ranges = all.flatMap((row) =>
      row.cells.flatMap((cell) => (cell.kind === 'answer' ? [cell.determination.award] : [])),
    );
    return scaleFor(ranges, kind);
  }, [all, kind]);
  return { query, options, filters, all, rows, totals, scale, run, sort, down, openId: query.get('case') };
}
