/** Renames a name everywhere: what it is, where it stands, what it shall be called. */
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Problem } from '../../../engine/index.ts';
import { count, problemText } from '../../shared/words.ts';
import type { Symbols, Uses } from '../use-symbols.ts';

function Form({ symbols, of }: { symbols: Symbols; of: Uses }) {
  const [name, setName] = useState(of.symbol.name);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const documents = new Set(of.places.map((place) => place.path)).size;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setProblems(symbols.renameTo(name.trim()));
      }}
    >
      <Stack gap="sm">
        <Text size="sm">
          The {of.symbol.kind} <code>{of.symbol.name}</code> stands at {count(of.places.length, 'place')} in{' '}
          {count(documents, 'document')}. All of them change in one step, also in editions in force and in
          cases; what they mean stays the same.
        </Text>
        <TextInput
          label="New name"
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={problems.length === 0 ? undefined : problems.map(problemText).join('. ')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={symbols.closeRename}>
            Cancel
          </Button>
          <Button type="submit" disabled={name.trim() === '' || name.trim() === of.symbol.name}>
            Rename everywhere
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The dialog; open while a name is being renamed. */
export function RenameDialog({ symbols }: { symbols: Symbols }) {
  const of = symbols.renaming;
  return (
    <Modal
      opened={of !== null}
      onClose={symbols.closeRename}
      title={of ? `Rename ${of.symbol.name}` : 'Rename'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {of ? <Form symbols={symbols} of={of} /> : null}
    </Modal>
  );
}
