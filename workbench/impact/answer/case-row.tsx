/** A case on both sides, as a row of a table. */
import { Button, Table } from '@mantine/core';
import type { ImpactRow, ImpactStanding } from '../../shared/impact-protocol.ts';
import { OutcomeBadge } from '../../shared/outcome.tsx';
import { signed } from '../words.ts';
import classes from '../impact.module.css';

/** Outcome and figure. */
export function Standing({ side }: { side: ImpactStanding }) {
  return (
    <span className={classes.standing}>
      <OutcomeBadge outcome={side.outcome} word={side.word} /> {side.figure}
    </span>
  );
}

/** What changed beside the figure: who approves, where the money goes. */
const otherwise = ({ before, after }: ImpactRow): string =>
  [
    before.authoriser === after.authoriser
      ? ''
      : `${before.authoriser || 'nobody'} → ${after.authoriser || 'nobody'}`,
    before.route === after.route ? '' : `${before.route || 'no payment'} → ${after.route || 'no payment'}`,
  ]
    .filter((part) => part !== '')
    .join('; ');

export const caseHeads = ['Case', 'Line', 'Base', 'Other edition', 'Change', 'Otherwise'];

/** The cells; the first one opens the case. */
export function CaseCells({ row, open, place }: { row: ImpactRow; open: () => void; place?: number }) {
  return (
    <>
      <Table.Th scope="row">
        <Button variant="subtle" className={classes.caseName} onClick={open} data-place={place}>
          {row.name}
        </Button>
      </Table.Th>
      <Table.Td>{row.line}</Table.Td>
      <Table.Td>
        <Standing side={row.before} />
      </Table.Td>
      <Table.Td>
        <Standing side={row.after} />
      </Table.Td>
      <Table.Td className={classes.sum}>{row.midpoint === null ? '–' : signed(row.midpoint)}</Table.Td>
      <Table.Td>{otherwise(row)}</Table.Td>
    </>
  );
}
