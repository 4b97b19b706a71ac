/** The first rows as cases, and those that cannot be used. */
import { Table } from '@mantine/core';
import type { FactDeclaration } from '../../../engine/index.ts';
import { formatPence, poundsToPence } from '../../../engine/money.ts';
import type { MappingCheck } from '../../shared/impact-protocol.ts';
import { factText, readableStep } from '../../shared/facts.ts';
import { monthOrDate } from '../../shared/words.ts';
import classes from '../impact.module.css';

function caseWords(row: MappingCheck['rows'][number], facts: ReadonlyMap<string, FactDeclaration>): string[] {
  const { facts: own, timeline, decided } = row.case;
  return [
    ...Object.entries(own).map(([name, value]) => {
      const { label, text } = factText(facts.get(name), name, value);
      return `${label}: ${text}`;
    }),
    ...Object.entries(timeline ?? {}).map(([step, date]) => `${readableStep(step)}: ${monthOrDate(date)}`),
    ...(decided?.amount === undefined ? [] : [`Decided: ${formatPence(poundsToPence(decided.amount) ?? 0)}`]),
    ...(decided?.role === undefined ? [] : [`By: ${decided.role}`]),
    ...(decided?.date === undefined ? [] : [`Decided on: ${monthOrDate(decided.date)}`]),
    ...(decided?.reasons === undefined ? [] : ['A reason was given']),
  ];
}

/** `facts` by name. */
export function Preview({
  check,
  facts,
}: {
  check: MappingCheck;
  facts: ReadonlyMap<string, FactDeclaration>;
}) {
  return (
    <section aria-labelledby="preview" className={classes.part}>
      <h2 id="preview">The first rows as cases</h2>
      {check.rows.length === 0 && check.problems.length === 0 ? <p>There are no rows.</p> : null}
      <Table aria-labelledby="preview" className={classes.preview}>
        <Table.Tbody>
          {check.rows.map((row) => (
            <Table.Tr key={row.line}>
              <Table.Th scope="row">Line {row.line}</Table.Th>
              <Table.Td>{caseWords(row, facts).join(' · ') || 'every fact without a column'}</Table.Td>
            </Table.Tr>
          ))}
          {check.problems.map((problem, i) => (
            <Table.Tr key={`${problem.line} ${i}`}>
              <Table.Th scope="row">Line {problem.line}</Table.Th>
              <Table.Td>
                <span aria-hidden>✗ </span>will be left out:{' '}
                {problem.column === undefined ? '' : `${problem.column}: `}
                {problem.what}; {problem.mend}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
