/** One decision table as a grid of cells. */
import { Button, Table } from '@mantine/core';
import { capital, spaced } from '../../shared/words.ts';
import { useDesk } from '../desk.ts';
import type { DecisionTable } from './table-model.ts';
import { Row, useRowActs } from './table-row.tsx';
import classes from '../author.module.css';

/** The grid. Alt with an arrow moves the row that has the keyboard. */
export function TableGrid({ table, canEdit }: { table: DecisionTable; canEdit: boolean }) {
  const { text, names, isLocked } = useDesk();
  const act = useRowActs(table);
  const facts = names(text).facts;
  const may = canEdit && !isLocked;
  // A row keeps its keyboard focus when it moves; two rows of one name are a fault that the list below the text shows.
  const keys = table.rows.map((row, i) =>
    table.rows.some((one, k) => k < i && one.name === row.name) ? `${row.name}#${i}` : row.name,
  );
  return (
    <div className={classes.tableScroll}>
      <Table className={classes.table} aria-label={table.name} withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Row</Table.Th>
            {table.inputs.map((input, i) => (
              <Table.Th key={`${i}-${input}`} scope="col">
                {facts.get(input)?.label ?? spaced(input)}
              </Table.Th>
            ))}
            {table.params.map((column) => (
              <Table.Th key={column} scope="col">
                {capital(spaced(column))}
              </Table.Th>
            ))}
            {may || table.hasClauses ? <Table.Th scope="col">Clauses</Table.Th> : null}
            {may || table.hasFlags ? <Table.Th scope="col">Flags</Table.Th> : null}
            {may ? <Table.Th scope="col">Row tools</Table.Th> : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.rows.map((row, i) => (
            <Row key={keys[i]} table={table} row={row} at={i} canEdit={may} />
          ))}
        </Table.Tbody>
      </Table>
      {may ? (
        <Button variant="subtle" size="compact-xs" mt={4} onClick={act.add}>
          Add a row to {table.name}
        </Button>
      ) : null}
    </div>
  );
}
