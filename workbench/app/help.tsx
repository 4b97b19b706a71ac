/** The sheet behind `?`: keys, and what the signs of the screens mean. */
import { Kbd, Modal, Table, Text, Title } from '@mantine/core';
import { OutcomeBadge } from '../shared/outcome.tsx';
import { outcomeList } from '../shared/words.ts';
import classes from './app.module.css';

const keys: readonly (readonly [string, string])[] = [
  ['g c', 'Compare'],
  ['g p', 'Policy'],
  ['g s', 'Case'],
  ['g o', 'Code'],
  ['/', 'Search on this screen'],
  ['j or ↓', 'Next row'],
  ['k or ↑', 'Row before'],
  ['Enter', 'Open the row'],
  ['Esc', 'Close what is open'],
  ['Ctrl Z', 'Undo a change of the case'],
  ['Ctrl Shift Z', 'Redo it'],
  ['?', 'This sheet'],
];

/** A modal sheet; Esc closes it. */
export function Help({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={close}
      title="Keyboard and signs"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={classes.help}>
        <Table aria-label="Keys">
          <Table.Tbody>
            {keys.map(([key, what]) => (
              <Table.Tr key={key}>
                <Table.Th scope="row" className={classes.helpKey}>
                  {key
                    .split(' ')
                    .map((part, index) => (part === 'or' ? ' or ' : <Kbd key={index}>{part}</Kbd>))}
                </Table.Th>
                <Table.Td>{what}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <div>
          <Title order={3}>Outcomes</Title>
          <ul className={classes.plain}>
            {outcomeList.map((outcome) => (
              <li key={outcome.id}>
                <OutcomeBadge outcome={outcome.id} />{' '}
                <Text span size="xs">
                  {outcome.meaning}
                </Text>
              </li>
            ))}
          </ul>
          <Title order={3}>Bars</Title>
          <Text size="xs">
            A bar runs from the least to the most that is payable, on one pound scale for all. An arrow at its
            end means that no upper limit is stated. A thin mark is a fixed sum.
          </Text>
        </div>
      </div>
    </Modal>
  );
}
