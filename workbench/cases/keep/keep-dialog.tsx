/** Keeps the case in the form as a new fixture: id, title, file. */
import { Autocomplete, Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Case } from '../../../engine/index.ts';
import { useWork, useWorkState } from '../../work/use-work.tsx';
import type { OwnCases } from './use-cases.ts';
import { addCases, idFault, pathFault } from './write.ts';

interface Props {
  readonly own: Case;
  readonly cases: OwnCases;
  /** Where a copy stands best: the file of the case that it started from. */
  readonly file: string | undefined;
  readonly close: () => void;
  readonly kept: (id: string) => void;
}

/** A first id that is free. */
function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  for (let n = 2; ; n += 1) if (!taken.has(`${id}-${n}`)) return `${id}-${n}`;
}

function Form({ own, cases, file, close, kept }: Props) {
  const work = useWork();
  const taken = new Set([...cases.byId.keys(), ...cases.deleted]);
  const [id, setId] = useState(() => freeId(own.id, taken));
  const [title, setTitle] = useState(own.title ?? '');
  const [narrative, setNarrative] = useState(own.narrative ?? '');
  const [path, setPath] = useState(
    file !== undefined && pathFault(file) === null ? file : 'fixtures/cases/kept/cases.json',
  );
  const [isTried, setTried] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const files = useWorkState((state) => state.files);
  const paths = [...files.values()]
    .filter((one) => one.text !== null && pathFault(one.path) === null)
    .map((one) => one.path);
  const wrongId = idFault(id, taken);
  const wrongPath = pathFault(path);
  const keep = (): void => {
    setTried(true);
    if (wrongId !== null || wrongPath !== null) return;
    const words = { ...(title === '' ? {} : { title }), ...(narrative === '' ? {} : { narrative }) };
    const { id: _id, title: _title, narrative: _narrative, ...rest } = own;
    const result = addCases(work.text(path), [{ id, ...words, ...rest }]);
    if ('fault' in result) {
      setFault(result.fault);
      return;
    }
    work.change(`Keep the case ${id}`, [{ path, text: result.text }]);
    close();
    kept(id);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <Stack gap="sm">
        <TextInput
          label="Id"
          description="Lower-case words joined by hyphens; no other case has it"
          data-autofocus
          required
          withAsterisk={false}
          value={id}
          onChange={(event) => setId(event.currentTarget.value.trim())}
          error={isTried ? wrongId : undefined}
        />
        <TextInput label="Title" value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
        <Textarea
          label="What happened"
          autosize
          minRows={2}
          maxRows={6}
          value={narrative}
          onChange={(event) => setNarrative(event.currentTarget.value)}
        />
        <Autocomplete
          label="File"
          description="One that is there gets the case at its end; another name makes a new file"
          size="xs"
          value={path}
          onChange={setPath}
          data={paths}
          limit={30}
          comboboxProps={{ withinPortal: true }}
          error={isTried ? wrongPath : undefined}
        />
        {fault === null ? null : (
          <Text size="sm" role="alert" c="var(--bad)">
            {fault}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit">Keep it</Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The dialog; its form starts afresh whenever it opens. */
export function KeepDialog({ opened, ...form }: Props & { opened: boolean }) {
  return (
    <Modal
      opened={opened}
      onClose={form.close}
      title="Keep as a new fixture"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {opened ? <Form {...form} /> : null}
    </Modal>
  );
}
