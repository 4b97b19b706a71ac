/** Where the figures of one case come from: the heads, bars and clauses behind each policy's answer. */
import { Table } from '@mantine/core';
import { Clauses } from '../shared/clause-chip.tsx';
import { LandlordMark, usePolicyName } from '../shared/landlord.tsx';
import type { Answer, SweepAsk } from '../shared/protocol.ts';
import { useAnswer } from '../shared/use-run.ts';
import { spaced } from '../shared/words.ts';
import classes from './charts.module.css';

function reasons({ determination }: Answer): { text: string; clauses: readonly string[] }[] {
  const { heads, exclusions, referrals, gate } = determination;
  const all = [
    ...heads
      .filter((head) => head.supersededBy === undefined)
      .map((head) => ({ text: spaced(head.head), clauses: head.clauses })),
    ...[...exclusions, ...referrals].map(({ reason, clauses }) => ({ text: reason, clauses })),
  ];
  if (all.length > 0) return all;
  return [
    { text: gate.open === false ? 'the gate is shut' : 'no rule awards anything', clauses: gate.clauses },
  ];
}

/** A row for each policy. */
export function Grounds({ ask }: { ask: SweepAsk }) {
  const name = usePolicyName();
  const { answer } = useAnswer(ask.text === undefined ? null : { text: ask.text, options: ask.options });
  if (!answer) return null;
  return (
    <Table.ScrollContainer minWidth={420} scrollAreaProps={{ tabIndex: 0 }}>
      <Table aria-label="Where the figures come from">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Policy</Table.Th>
            <Table.Th scope="col">Figure</Table.Th>
            <Table.Th scope="col">Because of</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {answer.cells.map((cell) =>
            cell.kind === 'problem' ? null : (
              <Table.Tr key={cell.policy}>
                <Table.Th scope="row">
                  <LandlordMark landlord={cell.policy} /> {name(cell.policy).full}
                </Table.Th>
                <Table.Td>{cell.determination.outcome === 'award' ? cell.figure : cell.word}</Table.Td>
                <Table.Td>
                  {reasons(cell).map(({ text, clauses }, i) => (
                    <div key={`${text} ${i}`} className={classes.ground}>
                      {text} <Clauses edition={cell.edition} clauses={clauses} />
                    </div>
                  ))}
                </Table.Td>
              </Table.Tr>
            ),
          )}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
