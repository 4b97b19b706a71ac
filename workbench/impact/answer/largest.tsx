/** The twenty cases that move most. */
import { Table } from '@mantine/core';
import { Heads } from '../../shared/heads.tsx';
import type { PairView } from '../../shared/impact-protocol.ts';
import { CaseCells, caseHeads } from './case-row.tsx';
import { Section, Wide } from './parts.tsx';

export function Largest({ pair, open }: { pair: PairView; open: (at: number, name: string) => void }) {
  return (
    <Section id="impact-largest" title="The largest movers">
      {pair.largest.length === 0 ? (
        <p>{pair.change.moved === 0 ? 'No case moves.' : 'No case has another midpoint.'}</p>
      ) : (
        <Wide label="The largest movers">
          <Heads heads={caseHeads} />
          <Table.Tbody>
            {pair.largest.map((row) => (
              <Table.Tr key={row.at}>
                <CaseCells row={row} open={() => open(row.at, row.name)} />
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Wide>
      )}
    </Section>
  );
}
