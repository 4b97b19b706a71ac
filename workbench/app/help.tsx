/** The sheet behind `?`: keys, what the signs of the screens mean, and all words. */
import { Button, Kbd, Modal, Table, Tabs, Text, Title } from '@mantine/core';
import { OutcomeBadge } from '../shared/outcome.tsx';
import { StatusBadge, statusList } from '../shared/status.tsx';
import { outcomeList } from '../shared/words.ts';
import { keyTable, type KeyGroup } from './key-table.ts';
import { startTour } from './tour/state.ts';
import { allTerms, TermList } from './words-help.tsx';
import classes from './app.module.css';

function Keys({ title, lines }: KeyGroup) {
  return (
    <section>
      <Title order={3}>{title}</Title>
      <Table aria-label={`Keys: ${title}`}>
        <Table.Tbody>
          {lines.map(({ keys, what }) => (
            <Table.Tr key={keys}>
              <Table.Th scope="row" className={classes.helpKey}>
                {keys
                  .split(' ')
                  .map((part, index) => (part === 'or' ? ' or ' : <Kbd key={index}>{part}</Kbd>))}
              </Table.Th>
              <Table.Td>{what}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function Signs() {
  return (
    <div className={classes.help}>
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
      <div>
        <Title order={3}>Findings of the Code</Title>
        <ul className={classes.plain}>
          {statusList.map((status) => (
            <li key={status.id}>
              <StatusBadge finding={{ status: status.id }} />{' '}
              <Text span size="xs">
                {status.meaning}
              </Text>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** A modal sheet; Esc closes it. */
export function Help({ opened, close }: { opened: boolean; close: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={close}
      title="Keyboard and signs"
      size="xl"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Tabs defaultValue="keys" keepMounted={false}>
        <Tabs.List mb="xs">
          <Tabs.Tab value="keys">Keys</Tabs.Tab>
          <Tabs.Tab value="signs">Signs</Tabs.Tab>
          <Tabs.Tab value="words">Words</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="keys" className={classes.help}>
          {keyTable.map((group) => (
            <Keys key={group.title} {...group} />
          ))}
        </Tabs.Panel>
        <Tabs.Panel value="signs">
          <Signs />
        </Tabs.Panel>
        <Tabs.Panel value="words">
          <TermList names={allTerms()} />
        </Tabs.Panel>
      </Tabs>
      <Button
        variant="default"
        mt="md"
        onClick={() => {
          close();
          startTour();
        }}
      >
        Show the first steps again
      </Button>
    </Modal>
  );
}
