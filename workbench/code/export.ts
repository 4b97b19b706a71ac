/** The findings as a sheet: the provisions in the table, the engine's findings, and what was chosen. */
import type { Finding } from '../../engine/model/code.ts';
import type { Cell, Column, Sheet } from '../shared/export/index.ts';
import type { EditionView } from '../shared/protocol.ts';
import { statusList } from '../shared/status.tsx';
import { countsOf, sectionTitles, type CodeFilters, type CodeRow } from './rows.ts';

export interface CodeSheetOf {
  readonly all: readonly CodeRow[];
  readonly rows: readonly CodeRow[];
  readonly editions: readonly string[];
  readonly filters: CodeFilters;
  readonly name: (policy: string) => string;
  readonly edition: (id: string) => EditionView | undefined;
  readonly day: string;
}

type Note = readonly [string, string];

const shownWord = (show: string): string =>
  show === 'work'
    ? 'what needs work'
    : show === 'contradicted'
      ? 'claims contradicted'
      : (statusList.find((one) => one.id === show)?.word ?? show);

/** The filters and the totals in words. */
export function codeNotes({ all, rows, editions, filters, name, day }: CodeSheetOf): Note[] {
  const totals = editions.map((edition, column): Note => {
    const { statuses, contradicted } = countsOf(all, column);
    const counts = statusList
      .filter((one) => (statuses[one.id] ?? 0) > 0)
      .map((one) => `${statuses[one.id]} ${one.word.toLowerCase()}`);
    return [
      `Totals, ${name(edition)}`,
      [...counts, ...(contradicted === 0 ? [] : [`${contradicted} claims contradicted`])].join(', '),
    ];
  });
  const notes: (Note | null)[] = [
    ['Day', day],
    ['Policies', editions.map((id) => `${name(id)} (${id})`).join('; ')],
    [
      'Provisions',
      rows.length === all.length
        ? `all ${all.length}`
        : `${rows.length} of ${all.length}; the totals are of all`,
    ],
    filters.text === '' ? null : ['Search', filters.text],
    filters.show === '' ? null : ['Under some policy', shownWord(filters.show)],
    filters.section === ''
      ? null
      : ['Section', `${filters.section}. ${sectionTitles[Number(filters.section)] ?? ''}`],
    ...totals,
  ];
  return notes.filter((note): note is Note => note !== null);
}

const columnsOf = (name: string): Column[] => [
  { heading: `${name}: finding`, kind: 'text', width: 15 },
  { heading: `${name}: what was found`, kind: 'text', width: 48 },
  { heading: `${name}: clauses`, kind: 'cited', width: 18 },
  { heading: `${name}: claim`, kind: 'text', width: 10 },
  { heading: `${name}: how the claim stands`, kind: 'text', width: 30 },
];

function cellsOf(finding: Finding | undefined, main: string): Cell[] {
  if (!finding) return [null, null, null, null, null];
  const word = statusList.find((one) => one.id === finding.status)?.word ?? finding.status;
  const told = [finding.claimText ?? '', ...(finding.contradictions ?? []).map(({ text }) => text)];
  return [
    finding.because === 'document-not-held' ? `${word}: document not held` : word,
    finding.text,
    { clauses: finding.clauses, main, documents: finding.searched ?? [] },
    finding.claim ?? null,
    finding.claimStatus === undefined
      ? null
      : [finding.claimStatus, ...told].filter((text) => text !== '').join('. '),
  ];
}

/** Exactly the provisions that the filters leave. */
export function codeSheet(of: CodeSheetOf): Sheet {
  return {
    name: 'redress-code',
    title: 'The Complaint Handling Code, provision by provision',
    columns: [
      { heading: 'Provision', kind: 'cited', width: 12 },
      { heading: 'Section', kind: 'text', width: 26 },
      { heading: 'Requirement', kind: 'text', width: 48 },
      { heading: 'Obligation', kind: 'text', width: 11 },
      ...of.editions.flatMap((edition) => columnsOf(of.name(edition))),
    ],
    rows: of.rows.map(({ provision, findings }) => [
      { clauses: [provision.ref], main: provision.document },
      sectionTitles[provision.section] ?? String(provision.section),
      provision.summary,
      provision.obligation,
      ...of.editions.flatMap((edition, column) =>
        cellsOf(findings[column], of.edition(edition)?.edition.documents[0]?.id ?? edition),
      ),
    ]),
    notes: codeNotes(of),
  };
}
