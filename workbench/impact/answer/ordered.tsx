/** Published cases: what the landlord offered, what the Ombudsman ordered, and what each edition says. */
import { Button, Table } from '@mantine/core';
import { formatPence } from '../../../engine/money.ts';
import { Heads } from '../../shared/heads.tsx';
import type { ImpactView, OrderedRow } from '../../shared/impact-protocol.ts';
import { useEditionName } from '../view.ts';
import { Standing } from './case-row.tsx';
import { Section, Wide } from './parts.tsx';
import classes from '../impact.module.css';

const held: Readonly<Record<string, string>> = {
  below: 'the order is below the range',
  within: 'the order is within the range',
  above: 'the order is above the range',
};

const pounds = (pence: number | null): string => (pence === null ? '–' : formatPence(pence));

function Row({ row, open }: { row: OrderedRow; open: (at: number, name: string) => void }) {
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <Button variant="subtle" className={classes.caseName} onClick={() => open(row.at, row.name)}>
          {row.name}
        </Button>
      </Table.Th>
      <Table.Td>{pounds(row.offered)}</Table.Td>
      <Table.Td>{pounds(row.ordered)}</Table.Td>
      {row.sides.map((side, i) => (
        <Table.Td key={i}>
          <Standing side={side} />
          <small>{held[side.orderedIs ?? ''] ?? ''}</small>
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

/** Nothing where no case is a published one. */
export function Ordered({ view, open }: { view: ImpactView; open: (at: number, name: string) => void }) {
  const name = useEditionName();
  if (view.ordered.length === 0) return null;
  return (
    <Section id="impact-ordered" title="What was ordered">
      <Wide label="What was ordered">
        <Heads heads={['Case', 'Offered', 'Ordered', ...view.editions.map(({ edition }) => name(edition))]} />
        <Table.Tbody>
          {view.ordered.map((row) => (
            <Row key={row.at} row={row} open={open} />
          ))}
        </Table.Tbody>
      </Wide>
    </Section>
  );
}
