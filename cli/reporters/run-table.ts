/** Determinations for reading: a block for each case, a line for each policy. */
import type { Determination } from '../../engine/index.ts';
import { describeRange, explain, outcomeWord } from '../../engine/report/index.ts';
import type { Answer } from '../evaluate.ts';
import { columns, count } from './columns.ts';

/** Rules and clauses behind a determination, short. */
function because(d: Determination): string {
  const lines = [
    ...d.heads.filter((head) => head.supersededBy === undefined),
    ...d.exclusions,
    ...d.referrals,
  ];
  const clauses = lines.flatMap((line) => line.clauses);
  const gate = clauses.length === 0 && d.gate.open === false ? d.gate.clauses : [];
  if (d.outcome === 'undetermined') return `not known: ${d.needs.join(', ')}`;
  return [...new Set([...clauses, ...gate])].join(', ');
}

const money = (d: Determination): string =>
  d.outcome === 'award' || d.outcome === 'undetermined' ? describeRange(d.award) : '–';

/** The net is shown only where something was paid already. */
const net = (d: Determination): string =>
  d.net.min === d.award.min && d.net.max === d.award.max ? '' : `still to pay ${describeRange(d.net)}`;

function row({ determination: d, policy }: Answer): string[] {
  return [
    `  ${policy.file === undefined ? d.policy : policy.name}`,
    outcomeWord(d.outcome),
    money(d),
    net(d),
    d.authorisation?.role ?? '',
    because(d),
  ];
}

/** What was decided and why, under the line of the policy. */
function explanation({ entry, edition, determination }: Answer): string[] {
  return explain(edition, entry.case, determination).flatMap(({ title, lines }) => [
    `      ${title}`,
    ...lines.map(
      ({ text, clauses }) => `        ${text}${clauses.length > 0 ? ` (${clauses.join(', ')})` : ''}`,
    ),
  ]);
}

/** The table of `run`; `explained` adds under every case what each policy says and why. */
export function runTable(answers: readonly Answer[], explained: boolean): string {
  const table = columns(answers.map(row), [2]);
  const lines: string[] = [];
  answers.forEach((answer, i) => {
    const { case: c } = answer.entry;
    if (answers[i - 1]?.entry !== answer.entry) {
      if (i > 0) lines.push('');
      lines.push(c.title === undefined ? c.id : `${c.id}: ${c.title}`);
    }
    lines.push(table[i] ?? '');
    if (explained) lines.push(...explanation(answer));
  });
  const cases = new Set(answers.map(({ entry }) => entry)).size;
  lines.push('', `${count(cases, 'case')}, ${count(answers.length, 'determination')}`);
  return `${lines.join('\n')}\n`;
}
