/** Deletes a case from its file after a question. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useWork } from '../../work/use-work.tsx';
import type { OwnCase } from './use-cases.ts';
import { withoutCase } from './write.ts';

/** Undo brings the case back until that is saved; after that a new save does. */
export function DeleteDialog(props: { entry: OwnCase | undefined; opened: boolean; close: () => void }) {
  const { entry, opened, close } = props;
  const work = useWork();
  const [fault, setFault] = useState<string | null>(null);
  const id = entry?.case.id ?? '';
  const remove = (): void => {
    const text = entry === undefined ? null : work.text(entry.file);
    if (entry === undefined || text === null) return;
    const result = withoutCase(text, id);
    if ('fault' in result) {
      setFault(result.fault);
      return;
    }
    work.change(`Delete the case ${id}`, [{ path: entry.file, text: result.text }]);
    close();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={`Delete ${id}?`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="sm">
        <Text size="sm">
          The case leaves {entry?.file} with its expectations, on the disk with the next save. Undo brings it
          back.
        </Text>
        {fault === null ? null : (
          <Text size="sm" role="alert" c="var(--bad)">
            {fault}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close} data-autofocus>
            Keep it
          </Button>
          <Button color="red" onClick={remove}>
            Delete the case
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
