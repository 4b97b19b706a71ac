/** Documents out of the workbench and into it: one, or all as a zip. */
import { Button, FileButton, Group, Progress, Select, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { broughtFrom } from './bring.ts';
import { exportAll, exportDocument } from './download.ts';
import { useWork, useWorkState } from './use-work.tsx';
import type { Brought } from './zip.ts';

/** A file that is being read: null is none, else the part that is done once it takes a while. */
type Reading = { readonly share: number | null } | null;

/** Reads what was chosen, the newest alone; `stop` leaves it and everything as it was. */
function useReading(paths: readonly string[], bring: (brought: Brought) => void) {
  const [reading, setReading] = useState<Reading>(null);
  const [said, setSaid] = useState('');
  const stopper = useRef<AbortController | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => () => stopper.current?.abort(), []);
  const read = async (file: File): Promise<void> => {
    stopper.current?.abort();
    const own = (stopper.current = new AbortController());
    setSaid('');
    setReading({ share: null });
    const tell = (share: number): void => setReading({ share });
    const brought = await broughtFrom(file, paths, { signal: own.signal, tell }).catch(() => ({
      documents: [],
      refused: [{ name: file.name, why: 'it can no longer be read' }],
    }));
    if (brought === null) return;
    setReading(null);
    bring(brought);
  };
  const stop = (): void => {
    stopper.current?.abort();
    setReading(null);
    setSaid('The import was cancelled; nothing was changed.');
    button.current?.focus();
  };
  return { reading, said, read, stop, button };
}

function UnderWay({ share, stop }: { share: number; stop: () => void }) {
  return (
    <Stack gap="xs">
      <Text size="sm">Unpacking the zip</Text>
      <Progress value={share * 100} aria-label={`Unpacking the zip: ${Math.round(share * 100)} %`} />
      <Button variant="default" w="fit-content" onClick={stop}>
        Cancel the import
      </Button>
    </Stack>
  );
}

/** The section of the panel; `bring` is given what was chosen. */
export function Transfer({ bring }: { bring: (brought: Brought) => void }) {
  const work = useWork();
  const files = useWorkState((state) => state.files);
  const [path, setPath] = useState<string | null>(null);
  const paths = [...files.values()].filter((file) => file.text !== null).map((file) => file.path);
  const { reading, said, read, stop, button } = useReading(paths, bring);
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
          onChange={(file) => (file ? void read(file) : undefined)}
        >
          {(props) => (
            <Button ref={button} variant="default" {...props}>
              Import a zip or a document
            </Button>
          )}
        </FileButton>
      </Group>
      {reading?.share == null ? null : <UnderWay share={reading.share} stop={stop} />}
      <Text size="sm" role="status">
        {said}
      </Text>
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
