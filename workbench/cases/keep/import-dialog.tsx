/** Brings cases in from a JSON file: each is read by the engine first, and only a file without errors is taken. */
import { Autocomplete, Button, Group, Modal, Progress, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useData } from '../../app/data.tsx';
import { count, problemText } from '../../shared/words.ts';
import { useWork } from '../../work/use-work.tsx';
import type { OwnCases } from './use-cases.ts';
import { addCases, casesIn, idFault, pathFault } from './write.ts';

/** A file that was chosen. */
export interface Chosen {
  readonly name: string;
  readonly text: string;
}

/** Faults that can be seen without the engine: no cases, ids that are taken or stand twice. */
function faultsOf({ text }: Chosen, cases: OwnCases): string[] {
  const found = casesIn(text);
  if (found.length === 0)
    return ['The file holds no case: an object with `id` and `facts`, or a list of them.'];
  const taken = new Set([...cases.byId.keys(), ...cases.deleted]);
  return found.flatMap(({ case: { id } }) => {
    const fault = idFault(id, taken);
    taken.add(id);
    return fault === null ? [] : [`${id}: ${fault}`];
  });
}

/** Asks the engine about one case after the other; how many it has read, and the errors so far. */
function useChecked(chosen: Chosen) {
  const { engine, view } = useData();
  const [state, setState] = useState<{ done: number; errors: readonly string[] }>({ done: 0, errors: [] });
  const found = casesIn(chosen.text);
  const total = found.length;
  useEffect(() => {
    const all = casesIn(chosen.text);
    let drop = (): void => undefined;
    let errors: readonly string[] = [];
    const next = (at: number): void => {
      setState({ done: at, errors });
      const one = all[at]?.case;
      if (!one) return;
      drop = engine.ask(
        'answer',
        { text: JSON.stringify(one), options: { policies: view.landlords } },
        {
          done: ({ problems }) => {
            const own = problems.filter(({ severity }) => severity === 'error');
            errors = [...errors, ...own.map((problem) => `${one.id}: ${problemText(problem)}`)];
            next(at + 1);
          },
          failed: (message) => {
            errors = [...errors, `${one.id}: ${message}`];
            next(at + 1);
          },
        },
      );
    };
    next(0);
    return () => drop();
  }, [engine, view.landlords, chosen]);
  return { ...state, total };
}

function Form(props: { chosen: Chosen; cases: OwnCases; close: () => void; brought: (id: string) => void }) {
  const { chosen, cases, close, brought } = props;
  const work = useWork();
  const { done, total, errors } = useChecked(chosen);
  const [path, setPath] = useState('fixtures/cases/imported/cases.json');
  const [fault, setFault] = useState<string | null>(null);
  const faults = [...faultsOf(chosen, cases), ...errors];
  const wrongPath = pathFault(path);
  const isReady = done === total && faults.length === 0 && wrongPath === null;
  const bring = (): void => {
    const all = casesIn(chosen.text).map((entry) => entry.case);
    const result = addCases(work.text(path), all);
    if ('fault' in result) {
      setFault(result.fault);
      return;
    }
    work.change(`Import ${count(all.length, 'case')}`, [{ path, text: result.text }]);
    close();
    const [first] = all;
    if (first) brought(first.id);
  };
  return (
    <Stack gap="sm">
      <Text size="sm" role="status">
        {chosen.name}: {count(total, 'case')}
        {done < total ? `, ${done} read by the engine` : faults.length === 0 ? ', without errors' : ''}
      </Text>
      {done < total ? (
        <Progress value={(100 * done) / total} aria-label={`Cases read: ${done} of ${total}`} />
      ) : null}
      {faults.length === 0 ? null : (
        <div role="alert">
          <ul>
            {faults.slice(0, 20).map((one, index) => (
              <li key={index}>{one}</li>
            ))}
            {faults.length > 20 ? <li>and {faults.length - 20} more</li> : null}
          </ul>
        </div>
      )}
      <Autocomplete
        label="File"
        description="One that is there gets the cases at its end; another name makes a new file"
        size="xs"
        value={path}
        onChange={setPath}
        data={[...new Set(cases.cases.map(({ file }) => file))].filter((file) => pathFault(file) === null)}
        limit={30}
        error={wrongPath}
      />
      {fault === null ? null : (
        <Text size="sm" role="alert" c="var(--bad)">
          {fault}
        </Text>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          {done < total ? 'Stop' : 'Cancel'}
        </Button>
        <Button disabled={!isReady} onClick={bring}>
          Import
        </Button>
      </Group>
    </Stack>
  );
}

/** The dialog; open while a file is chosen. */
export function ImportCases(props: {
  chosen: Chosen | null;
  cases: OwnCases;
  close: () => void;
  brought: (id: string) => void;
}) {
  const { chosen, ...form } = props;
  return (
    <Modal
      opened={chosen !== null}
      onClose={props.close}
      title="Import cases"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {chosen === null ? null : <Form chosen={chosen} {...form} />}
    </Modal>
  );
}
