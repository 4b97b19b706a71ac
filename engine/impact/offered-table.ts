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
} from './table-model.ts';
import { withheld } from './withhold.ts';

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
const checkCells = (check: OfferedCheck): ExportCell[] => {
  const { cases, below, within, above, notComparable, otherRole, noReason } = check;
  const { aboveAuthority, authorityUnknown } = check;
  const { sum, belowBy, aboveBy, least, most } = check;
  return [
    ...[cases, below, within, above, notComparable, aboveAuthority, authorityUnknown, otherRole, noReason],
    ...[sum, belowBy, aboveBy, least, most],
  ];
};

const households: Readonly<Record<string, string>> = { true: 'yes', false: 'no', null: 'not known' };

/** What was decided, against every edition: all, by officer, by vulnerable household; and what the Ombudsman published. */
export function offeredTable(impact: Impact, { showSmall = false }: ExportOptions = {}): ExportTable {
  let hiddenRows = 0;
  const rows = [...impact.offered].flatMap(([name, { all, byOfficer, byVulnerable, published }]) => {
    const parts = (of: string, list: readonly { label: string; check: OfferedCheck }[], open = showSmall) => {
      const hidden = open ? [] : withheld(list.map(({ check }) => check.cases));
      hiddenRows += hidden.filter(Boolean).length;
      return list.map(({ label, check }, i) => [
        ...[name, of, label],
        ...orWithheld(hidden[i] ?? false, checkCells(check)),
      ]);
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
