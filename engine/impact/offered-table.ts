/** What was decided, against every edition, as a table. */
import type { Impact, OfferedCheck } from './model.ts';
import {
  count,
  type ExportCell,
  type ExportOptions,
  type ExportTable,
  money,
  orWithheld,
  text,
  WITHHELD,
} from './table-model.ts';
import { silentCounts } from './silent.ts';
import { hiddenOfChecks } from './withhold-offered.ts';

const checkColumns = [
  ...[
    'cases',
    'below',
    'within',
    'above',
    'not comparable',
    'above authority',
    'authority not told',
    'other role',
    'no reason',
  ].map(count),
  ...['sum', 'missing below', 'too much above', 'least', 'most'].map(money),
];
const checkNames = [
  ...(['cases', 'below', 'within', 'above', 'notComparable'] as const),
  ...(['aboveAuthority', 'authorityUnknown', 'otherRole', 'noReason'] as const),
  ...(['sum', 'belowBy', 'aboveBy', 'least', 'most'] as const),
];
const nothing: ReadonlySet<string> = new Set();
/** Stands where the portfolio has no place for what would be counted. */
const NOT_TOLD = 'not in the file';
const checkCells = (
  check: OfferedCheck,
  hidden: ReadonlySet<string>,
  silent: ReadonlySet<string>,
): ExportCell[] =>
  checkNames.map((name) => (silent.has(name) ? NOT_TOLD : hidden.has(name) ? WITHHELD : check[name]));

const households: Readonly<Record<string, string>> = { true: 'yes', false: 'no', null: 'not known' };

/** What was decided, against every edition: all, by officer, by vulnerable household; and what the Ombudsman published. */
export function offeredTable(impact: Impact, { showSmall = false }: ExportOptions = {}): ExportTable {
  let hiddenRows = 0;
  const rows = [...impact.offered].flatMap(([name, report]) => {
    const { all, byOfficer, byVulnerable, published } = report;
    const silent = silentCounts(report);
    const parts = (of: string, list: readonly { label: string; check: OfferedCheck }[], open = showSmall) => {
      const hidden = open ? [] : hiddenOfChecks(list.map(({ check }) => check));
      hiddenRows += hidden.filter((cells) => cells === 'all' || cells.size > 0).length;
      return list.map(({ label, check }, i) => {
        const cells = hidden[i] ?? nothing;
        const isAll = cells === 'all';
        return [name, of, label, ...orWithheld(isAll, checkCells(check, isAll ? nothing : cells, silent))];
      });
    };
    const officers = byOfficer.map(({ officer, check }) => ({ label: officer ?? 'not named', check }));
    const homes = byVulnerable.map(({ value, check }) => ({ label: households[String(value)] ?? '', check }));
    const known = published
      ? (['offered', 'ordered'] as const).map((label) => ({ label, check: published[label] }))
      : [];
    return [
      ...(all.cases > 0 ? parts('decided', [{ label: 'all', check: all }], true) : []),
      ...parts('officer', officers.length > 1 || officers[0]?.label !== 'not named' ? officers : []),
      ...parts('vulnerable household', homes),
      ...parts('published', known, true),
    ];
  });
  return {
    name: 'offered',
    title: 'What was decided, against the range and the authority',
    columns: [text('edition'), text('by'), text('value'), ...checkColumns],
    rows,
    withheld: hiddenRows,
  };
}
