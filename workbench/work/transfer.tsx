/** Documents out of the workbench and into it: one, or all as a zip. */
import { Button, FileButton, Group, Select, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { exportAll, exportDocument } from './download.ts';
import { useWork, useWorkState } from './use-work.tsx';
import { broughtBy, type Brought } from './zip.ts';

/** The section of the panel; `bring` is given what was chosen. */
export function Transfer({ bring }: { bring: (brought: Brought) => void }) {
  const work = useWork();
  const files = useWorkState((state) => state.files);
  const [path, setPath] = useState<string | null>(null);
  const paths = [...files.values()].filter((file) => file.text !== null).map((file) => file.path);
  const chosen = async (file: File | null): Promise<void> => {
    if (!file) return;
    bring(broughtBy(file.name, new Uint8Array(await file.arrayBuffer()), paths));
  };
  const text = path === null ? null : work.text(path);
  return (
    <Stack gap="xs" component="section" aria-labelledby="work-transfer">
      <Title order={3} id="work-transfer">
        Import and export
      </Title>
      <Group gap="xs">
        <Button variant="default" onClick={() => exportAll(work.state())}>
          Export all as a zip
        </Button>
        <FileButton
          accept=".zip,.json,application/zip,application/json"
          onChange={(file) => void chosen(file)}
        >
          {(props) => (
            <Button variant="default" {...props}>
              Import a zip or a document
            </Button>
          )}
        </FileButton>
      </Group>
      <Group gap="xs" align="end">
        <Select
          label="One document"
          placeholder="Choose a document"
          searchable
          flex={1}
          data={paths}
          value={path}
          onChange={setPath}
        />
        <Button
          variant="default"
          disabled={path === null || text === null}
          onClick={() => (path === null || text === null ? undefined : exportDocument(path, text))}
        >
          Export it
        </Button>
      </Group>
    </Stack>
  );
}
