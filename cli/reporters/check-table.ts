/** Findings for reading: a line for each provision, what stands against a claim below it, counts at the end. */
import type { Finding } from '../../engine/index.ts';
import type { Checked } from '../commands/check.ts';
import { columns } from './columns.ts';

const claim = ({ claim: answer, claimStatus, basis }: Finding): string => {
  if (answer === undefined) return '';
  return `claims ${answer}: ${claimStatus ?? ''}${basis === 'own-evidence' ? ' (own evidence)' : ''}`;
};

const cited = (clauses: readonly string[]): string => (clauses.length > 0 ? ` (${clauses.join(', ')})` : '');

const notes = (finding: Finding): string[] => [
  ...(finding.contradictions ?? []).map(({ text, clauses }) => `against the claim: ${text}${cited(clauses)}`),
  ...(finding.unanswered ?? []).map((text) => `not answered: ${text}`),
  ...(finding.remarks ?? []).map(({ text, clauses }) => `remark: ${text}${cited(clauses)}`),
];

const status = ({ status: word, because }: Finding): string =>
  because === undefined ? word : `${word}, ${because}`;

/** "41 met, 12 not-evidenced, …", in the order in which they are first met. */
function counts(words: readonly string[]): string {
  const tally = new Map<string, number>();
  for (const word of words) tally.set(word, (tally.get(word) ?? 0) + 1);
  return [...tally].map(([word, n]) => `${n} ${word}`).join(', ');
}

function block({ edition, findings }: Checked): string {
  const rows = columns(findings.map((f) => [f.provision, status(f), claim(f)]));
  const lines = findings.flatMap((finding, i) => {
    const texts = [finding.text + cited(finding.clauses), ...notes(finding)];
    return [rows[i] ?? '', ...texts.map((text) => `      ${text}`)];
  });
  const claims = findings.flatMap(({ claimStatus }) => (claimStatus === undefined ? [] : [claimStatus]));
  const foot = [
    counts(findings.map((finding) => finding.status)),
    ...(claims.length > 0 ? [`claims: ${counts(claims)}`] : []),
  ];
  return [`${edition.edition.id}: ${edition.edition.title}`, ...lines, ...foot].join('\n');
}

/** The table of `check`. */
export const checkTable = (checks: readonly Checked[]): string => `${checks.map(block).join('\n\n')}\n`;
