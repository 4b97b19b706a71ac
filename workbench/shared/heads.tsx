/** Headings of a table, one for each column. */
import { Table } from '@mantine/core';
import type { ReactNode } from 'react';

/** A row of column headings; an element takes the place of words where a heading explains itself. */
export function Heads({ heads }: { heads: readonly ReactNode[] }) {
  return (
    <Table.Thead>
      <Table.Tr>
        {heads.map((head, i) => (
          <Table.Th scope="col" key={i}>
            {head}
          </Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
  );
}
