/** The rows that cannot be used: counted, told one by one, and saved as a file. */
import { Button, Table } from '@mantine/core';
import { Heads } from '../../shared/heads.tsx';
import type { ImpactView } from '../../shared/impact-protocol.ts';
import { count } from '../../shared/words.ts';
import { Section, Wide } from './parts.tsx';
import classes from '../impact.module.css';

const atFirst = 100;

export function Unusable({ view, save }: { view: ImpactView; save: () => void }) {
  const { unusable, problems, problemCount } = view;
  if (problemCount === 0) return null;
  const tools =
    problems.length === 0 ? null : (
      <Button variant="default" onClick={save}>
        Save all as CSV
      </Button>
    );
  return (
    <Section id="impact-unusable" title="Rows that cannot be used" tools={tools}>
      <p>
        {count(unusable, 'row')} of {view.rows.toLocaleString('en-GB')} {unusable === 1 ? 'is' : 'are'} in no
        figure above.
      </p>
      {problems.length === 0 ? (
        <p>They were listed while the file was open; only its cases were kept. Open the file to see them.</p>
      ) : (
        <div className={classes.problems}>
          <Wide label="Rows that cannot be used">
            <Heads heads={['Line', 'Column', 'What is wrong', 'How to mend it']} />
            <Table.Tbody>
              {problems.slice(0, atFirst).map((problem, i) => (
                <Table.Tr key={`${problem.line} ${i}`}>
                  <Table.Th scope="row">{problem.line}</Table.Th>
                  <Table.Td>{problem.column ?? ''}</Table.Td>
                  <Table.Td>{problem.what}</Table.Td>
                  <Table.Td>{problem.mend}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Wide>
        </div>
      )}
      {problems.length === 0 || problemCount <= atFirst ? null : (
        <p className={classes.note}>
          {(problemCount - atFirst).toLocaleString('en-GB')} more stand in the file that can be saved.
        </p>
      )}
    </Section>
  );
}
