/** The panel of the author's work: what is not saved, drafts to look at, undo, import and export. */
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { count } from '../shared/words.ts';
import type { Difference } from './difference.tsx';
import { useSave } from './saving.ts';
import { Transfer } from './transfer.tsx';
import type { OfferedDraft, WorkFile } from './types.ts';
import { useWork, useWorkState } from './use-work.tsx';
import { draftWords, fileWords, sentences } from './words.ts';
import type { Brought } from './zip.ts';
import classes from './work.module.css';

type Show = (difference: Difference) => void;

const small = { size: 'compact-xs', variant: 'default' } as const;

function ChangedFile({ file, show, merge }: { file: WorkFile; show: Show; merge: (path: string) => void }) {
  const work = useWork();
  const save = useSave();
  const words = useWorkState((state) => fileWords(file, state));
  const { path, saved, text } = file;
  const difference = (): void =>
    show({
      title: `What changed in ${path}`,
      before: saved?.text ?? null,
      after: text,
      beforeLabel: 'Saved',
      afterLabel: 'Mine, not saved',
    });
  return (
    <li>
      <Text size="sm" fw={600} className={classes.path}>
        {path}
      </Text>
      <Text size="sm">{words}</Text>
      <Group gap={6} mt={4}>
        {file.conflict ? (
          <Button {...small} variant="filled" aria-label={`Merge ${path}`} onClick={() => merge(path)}>
            Merge
          </Button>
        ) : (
          <Button {...small} aria-label={`Save ${path}`} onClick={() => void save([path])}>
            Save
          </Button>
        )}
        <Button {...small} aria-label={`Show the difference of ${path}`} onClick={difference}>
          Difference
        </Button>
        <Button {...small} aria-label={`Revert ${path}`} onClick={() => work.revert(path)}>
          Revert
        </Button>
      </Group>
    </li>
  );
}

function ChangedFiles({ show, merge }: { show: Show; merge: (path: string) => void }) {
  const work = useWork();
  const files = useWorkState((state) => state.files);
  const changed = useWorkState((state) => state.changed);
  const save = useSave();
  const undo = useWorkState((state) => state.undoLabel);
  const redo = useWorkState((state) => state.redoLabel);
  return (
    <Stack gap="xs" component="section" aria-labelledby="work-changed">
      <Title order={3} id="work-changed">
        {changed.length === 0 ? 'Everything is saved' : `${count(changed.length, 'file')} not saved`}
      </Title>
      <Group gap="xs">
        <Button disabled={changed.length === 0} onClick={() => void save()}>
          Save all (Ctrl S)
        </Button>
        <Button variant="default" disabled={undo === null} onClick={() => work.undo()}>
          {undo === null ? 'Undo' : `Undo: ${undo}`}
        </Button>
        <Button variant="default" disabled={redo === null} onClick={() => work.redo()}>
          {redo === null ? 'Redo' : `Redo: ${redo}`}
        </Button>
      </Group>
      <ul className={classes.list} aria-label="Files not saved">
        {changed.map((path) => {
          const file = files.get(path);
          return file ? <ChangedFile key={path} file={file} show={show} merge={merge} /> : null;
        })}
      </ul>
    </Stack>
  );
}

function Draft({ draft, show }: { draft: OfferedDraft; show: Show }) {
  const work = useWork();
  const words = useWorkState((state) => draftWords(draft, state));
  const { path } = draft;
  const difference = (): void =>
    show({
      title: `The draft of ${path}`,
      before: work.state().saved.get(path)?.text ?? null,
      after: draft.text,
      beforeLabel: 'Saved',
      afterLabel: 'The draft',
    });
  return (
    <li>
      <Text size="sm" fw={600} className={classes.path}>
        {path}
      </Text>
      <Text size="sm">{words}</Text>
      <Group gap={6} mt={4}>
        <Button {...small} aria-label={`Show the draft of ${path}`} onClick={difference}>
          Difference
        </Button>
        <Button {...small} aria-label={`Take the draft of ${path}`} onClick={() => work.takeDraft(draft.id)}>
          Take it
        </Button>
        <Button {...small} aria-label={`Drop the draft of ${path}`} onClick={() => work.dropDraft(draft.id)}>
          Drop it
        </Button>
      </Group>
    </li>
  );
}

function Drafts({ show }: { show: Show }) {
  const offered = useWorkState((state) => state.offered);
  if (offered.length === 0) return null;
  return (
    <Stack gap="xs" component="section" aria-labelledby="work-drafts">
      <Title order={3} id="work-drafts">
        Not saved when a window was closed
      </Title>
      <Text size="sm">None of it is in the files. Take what you want to go on with; drop the rest.</Text>
      <ul className={classes.list} aria-label="Drafts">
        {offered.map((draft) => (
          <Draft key={draft.id} draft={draft} show={show} />
        ))}
      </ul>
    </Stack>
  );
}

/** All of the panel. `merge` opens the merge of a path, `show` a difference, `bring` an import. */
export function WorkPanel(props: {
  merge: (path: string) => void;
  show: Show;
  bring: (brought: Brought) => void;
}) {
  const { merge, show, bring } = props;
  const said = useWorkState((state) => sentences(state).join('\n'));
  return (
    <Stack gap="lg">
      {said === ''
        ? null
        : said.split('\n').map((sentence) => (
            <Text size="sm" key={sentence}>
              {sentence}
            </Text>
          ))}
      <Drafts show={show} />
      <ChangedFiles show={show} merge={merge} />
      <Transfer bring={bring} />
    </Stack>
  );
}
