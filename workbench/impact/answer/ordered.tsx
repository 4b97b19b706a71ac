/** Published cases: what the landlord offered, what the Ombudsman ordered, and what each edition says. */
import { Button, Table } from '@mantine/core';
import { formatPence } from '../../../engine/money.ts';
import { Heads } from '../../shared/heads.tsx';
import { Clauses } from '../../shared/clause-chip.tsx';
import { type ImpactView, type OrderedRow, savedName } from '../../shared/impact-protocol.ts';
import { useEditionName } from '../view.ts';
import { orderText } from '../words.ts';
import { Standing } from './case-row.tsx';
import { Section, Wide } from './parts.tsx';
import classes from '../impact.module.css';

const pounds = (pence: number | null): string => (pence === null ? '–' : formatPence(pence));

function Row(props: {
  row: OrderedRow;
  editions: readonly string[];
  open: (at: number, name: string) => void;
}) {
  const { row, editions, open } = props;
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
          <small>{orderText(side)}</small>
          {side.paysOrder === null ? null : (
            <small>
              it pays what was ordered{' '}
              <Clauses edition={savedName(editions[i] ?? '')} clauses={side.paysOrder} />
            </small>
          )}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

/** Nothing where no case is a published one. */
export function Ordered({ view, open }: { view: ImpactView; open: (at: number, name: string) => void }) {
  const name = useEditionName();
  if (view.ordered.length === 0) return null;
  const editions = view.editions.map(({ edition }) => edition);
  return (
    <Section id="impact-ordered" title="What was ordered">
      <Wide label="What was ordered">
        <Heads
          heads={['Case', 'Offered', 'Ordered', ...editions.map((edition) => `${name(edition)}, of its own`)]}
        />
        <Table.Tbody>
          {view.ordered.map((row) => (
            <Row key={row.at} row={row} editions={editions} open={open} />
          ))}
        </Table.Tbody>
      </Wide>
      <p className={classes.note}>
        Of its own: what the edition gives where there is no order. An edition that pays whatever the
        Ombudsman orders would find every order within its range.
      </p>
    </Section>
  );
}
