/** Awards side by side: a line for each case, a column for each policy, totals below. */
import { type Determination, type Totals, formatPence } from '../../engine/index.ts';
import { describeRange, outcomeWord } from '../../engine/report/index.ts';
import type { Comparison } from '../commands/compare.ts';
import { columns, count } from './columns.ts';

const cell = ({ outcome, award }: Determination): string =>
  outcome === 'award'
    ? describeRange(award)
    : outcome === 'undetermined'
      ? `${describeRange(award)}?`
      : outcomeWord(outcome);

const open = (totals: Totals): string => {
  const parts = [
    ...(totals.openEnded > 0 ? [`${totals.openEnded} open-ended`] : []),
    ...(totals.unspecified > 0 ? [`${totals.unspecified} without an amount`] : []),
    ...(totals.undetermined > 0 ? [`${totals.undetermined} undetermined`] : []),
  ];
  return parts.join(', ');
};

/** The table of `compare`. A `?` behind an amount: unknown facts decide, and this is the widest range. */
export function compareTable({ policies, rows, totals }: Comparison): string {
  const body = rows.map(({ entry, answers }) => [
    entry.case.id,
    ...answers.map(({ determination }) => cell(determination)),
  ]);
  const foot = [
    ['cases with an award', ...totals.map((total) => String(total.awards))],
    ['least, in all', ...totals.map((total) => formatPence(total.min))],
    [
      'most, in all',
      ...totals.map((total) => `${formatPence(total.max)}${total.openEnded > 0 ? ' or more' : ''}`),
    ],
    ['of these', ...totals.map((total) => open(total) || '–')],
  ];
  const right = policies.map((_, i) => i + 1);
  const lines = columns([['case', ...policies], ...body, ...foot], right);
  const rule = '─'.repeat(Math.max(...lines.map((line) => [...line].length)));
  lines.splice(1 + body.length, 0, rule);
  lines.splice(1, 0, rule);
  return `${lines.join('\n')}\n${count(rows.length, 'case')}, ${count(policies.length, 'policy', 'policies')}\n`;
}
