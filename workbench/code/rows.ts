/** Provisions with their findings, filtered. */
import type { Finding, FindingStatus } from '../../engine/model/code.ts';
import type { CodeColumn, ProvisionView } from '../shared/protocol.ts';

/** One provision and what was found for each edition, in column order. */
export interface CodeRow {
  readonly provision: ProvisionView;
  readonly findings: readonly (Finding | undefined)[];
}

export interface CodeFilters {
  readonly text: string;
  /** '' all, `work` what needs work, `contradicted` claims, or a status. */
  readonly show: string;
  readonly section: string;
}

/** The Code's sections, in our words. */
export const sectionTitles: Readonly<Record<number, string>> = {
  1: 'What a complaint is',
  2: 'What may be left out',
  3: 'Being easy to reach and known',
  4: 'People who handle complaints',
  5: 'How complaints are handled',
  6: 'Stages and their time limits',
  7: 'Putting things right',
  8: 'Self-assessment and reporting',
  9: 'Oversight and learning',
};

/** Whether somebody must look at it: not met, a judgement, not evidenced, or a claim that is contradicted. */
export const needsWork = (finding: Finding | undefined): boolean =>
  finding !== undefined &&
  (['not-met', 'judgement', 'not-evidenced'].includes(finding.status) ||
    finding.claimStatus === 'contradicted');

/** One row a provision, in the Code's order. */
export const rowsOf = (provisions: readonly ProvisionView[], columns: readonly CodeColumn[]): CodeRow[] =>
  provisions.map((provision) => ({
    provision,
    findings: columns.map((column) => column.findings.find((finding) => finding.provision === provision.ref)),
  }));

function shows(finding: Finding | undefined, show: string): boolean {
  if (show === '') return true;
  if (show === 'work') return needsWork(finding);
  if (show === 'contradicted') return finding?.claimStatus === 'contradicted';
  return finding?.status === show;
}

/** The rows in which at least one policy is what is asked for. */
export function filterRows(rows: readonly CodeRow[], filters: CodeFilters): CodeRow[] {
  const words = filters.text.toLowerCase();
  return rows.filter(({ provision, findings }) => {
    const text = [provision.ref, provision.summary, ...findings.map((finding) => finding?.text ?? '')]
      .join(' ')
      .toLowerCase();
    return (
      (filters.section === '' || String(provision.section) === filters.section) &&
      text.includes(words) &&
      (filters.show === '' || findings.some((finding) => shows(finding, filters.show)))
    );
  });
}

/** How many provisions have which status in one column, and how many claims are contradicted. */
export function countsOf(
  rows: readonly CodeRow[],
  column: number,
): { statuses: Partial<Record<FindingStatus, number>>; contradicted: number } {
  const statuses: Partial<Record<FindingStatus, number>> = {};
  let contradicted = 0;
  for (const row of rows) {
    const finding = row.findings[column];
    if (!finding) continue;
    statuses[finding.status] = (statuses[finding.status] ?? 0) + 1;
    if (finding.claimStatus === 'contradicted') contradicted += 1;
  }
  return { statuses, contradicted };
}
