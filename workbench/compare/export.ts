/** The comparison as a sheet: the rows in the table in their order, the engine's figures, and what was chosen. */
import { citedClauses } from '../../engine/compare/reasons.ts';
import { formatPence } from '../../engine/money.ts';
import { pounds, type Cell as SheetCell, type Column, type Sheet } from '../shared/export/index.ts';
import type { Cell, EditionView } from '../shared/protocol.ts';
import { capital, count, monthOrDate, outcomeList, spaced } from '../shared/words.ts';
import type { CompareRow } from './rows.ts';
import { ruleFilter, type CompareView } from './view.ts';

/** What is called how, from the screen. */
export interface Naming {
  readonly name: (policy: string) => string;
  readonly edition: (id: string) => EditionView | undefined;
  readonly day: string;
}

type Note = readonly [string, string];

/** The filters in words; one note each. */
export function filterNotes({ filters, sort, down, options }: CompareView, naming: Naming): Note[] {
  const rule = ruleFilter(filters.rule);
  const outcome = outcomeList.find((one) => one.id === filters.outcome)?.word;
  const order =
    sort === '' ? 'as in the files' : sort === 'spread' || sort === 'case' ? sort : naming.name(sort);
  const notes: (Note | null)[] = [
    filters.text === '' ? null : ['Search', filters.text],
    outcome === undefined ? null : ['Outcome under some policy', outcome],
    filters.family === '' ? null : ['Family of cases', capital(spaced(filters.family))],
    filters.flag === '' ? null : ['Flag under some policy', filters.flag],
    filters.differ ? ['Only', 'cases in which the policies differ'] : null,
    filters.unmet ? ['Only those', 'that are not as a fixture expects'] : null,
    rule === null ? null : ['Rule', `${rule.name} fires under ${rule.edition}`],
    options.asOf === undefined
      ? ['As of', 'each case’s own date; without one the newest edition in force']
      : ['As of', monthOrDate(options.asOf)],
    options.suppose === undefined
      ? null
      : [
          'Supposed finding of the Ombudsman',
          `${spaced(options.suppose)}, in reference editions, where a case has none`,
        ],
    ['Order', `${order}${sort === '' ? '' : down ? ', falling' : ', rising'}`],
  ];
  return notes.filter((note): note is Note => note !== null);
}

/** The sums above the columns in words. */
export const totalNotes = ({ totals, options, rows }: CompareView, { name }: Naming): Note[] =>
  options.policies.flatMap((policy, column): Note[] => {
    const sums = totals[column];
    if (!sums) return [];
    const open = sums.openEnded === 0 ? '' : `, ${sums.openEnded} without limit counted with their least`;
    const silent = sums.unspecified === 0 ? '' : `, ${sums.unspecified} not stated and in neither sum`;
    const undetermined = sums.undetermined === 0 ? '' : ` and ${sums.undetermined} undetermined`;
    return [
      [
        `Sums, ${name(policy)}`,
        `least ${formatPence(sums.min)}, most ${formatPence(sums.max)}, over ${count(sums.awards, 'award')}${undetermined} in ${count(rows.length, 'case')}${open}${silent}`,
      ],
    ];
  });

/** Where not all cases were waited for: said first, for the sums are of a part. */
const stoppedNote = ({ run }: CompareView): Note[] =>
  run.isStopped
    ? [
        [
          'Not whole',
          `stopped after ${run.done} of ${count(run.total, 'case')}: rows and sums are of these only`,
        ],
      ]
    : [];

/** What stands on paper and in the note of a file. */
export const notesOf = (compare: CompareView, naming: Naming): Note[] => [
  ['Day', naming.day],
  ...stoppedNote(compare),
  ['Policies', compare.options.policies.map(naming.name).join('; ')],
  [
    'Cases',
    compare.rows.length === compare.all.length
      ? `all ${compare.all.length}`
      : `${compare.rows.length} of ${compare.all.length}`,
  ],
  ...filterNotes(compare, naming),
  ...totalNotes(compare, naming),
];

const partsOf = [
  'edition',
  'outcome',
  'least',
  'most',
  'basis',
  'says',
  'approved by',
  'paid',
  'clauses',
] as const;

const columnsOf = (name: string): Column[] =>
  partsOf.map((part) => ({
    heading: `${name}: ${part}`,
    kind: part === 'least' || part === 'most' ? 'pounds' : part === 'clauses' ? 'cited' : 'text',
    width: part === 'says' || part === 'clauses' || part === 'edition' ? 24 : 14,
  }));

function cellsOf(cell: Cell | undefined, edition: Naming['edition']): SheetCell[] {
  if (!cell) return partsOf.map(() => null);
  if (cell.kind === 'problem')
    return [
      '',
      `no answer: ${cell.problems[0]?.what ?? 'no such policy'}`,
      ...partsOf.slice(2).map(() => null),
    ];
  const { determination } = cell;
  const { award, outcome, authorisation, payment } = determination;
  const figured = outcome === 'award' || outcome === 'undetermined';
  return [
    cell.edition,
    cell.supposed === undefined ? cell.word : `${cell.word} (supposed)`,
    figured ? pounds(award.min) : null,
    figured ? pounds(award.max) : null,
    award.basis,
    figured ? cell.figure : cell.word,
    authorisation?.role ?? null,
    payment?.route ?? null,
    {
      clauses: [...citedClauses({ ...determination })].sort((a, b) =>
        a.localeCompare(b, 'en-GB', { numeric: true }),
      ),
      main: edition(cell.edition)?.edition.documents[0]?.id ?? cell.edition,
    },
  ];
}

const apart = ({ spread }: CompareRow): string | null => {
  if (spread === null) return null;
  if (!spread.differs) return 'the same';
  return spread.outcomes ? 'outcomes differ' : spread.open ? 'some without upper limit' : 'amounts differ';
};

/** Exactly the rows that the filters leave. */
export function compareSheet(compare: CompareView, naming: Naming): Sheet {
  return {
    name: 'redress-compare',
    title: 'Compensation case by case: what each policy says',
    columns: [
      { heading: 'Case', kind: 'text', width: 28 },
      { heading: 'Title', kind: 'text', width: 40 },
      { heading: 'Family', kind: 'text', width: 18 },
      ...compare.options.policies.flatMap((policy) => columnsOf(naming.name(policy))),
      { heading: 'Apart by', kind: 'pounds', width: 12 },
      { heading: 'Apart in', kind: 'text', width: 20 },
    ],
    rows: compare.rows.map((row) => [
      row.entry.case.id,
      row.title,
      capital(spaced(row.family)),
      ...compare.options.policies.flatMap((_, column) => cellsOf(row.cells[column], naming.edition)),
      row.spread === null || row.spread.open ? null : pounds(row.spread.pence),
      apart(row),
    ]),
    notes: notesOf(compare, naming),
  };
}
