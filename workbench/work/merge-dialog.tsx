/** A file that both the author and somebody else changed: base, mine and theirs side by side, and one text out of them. */
import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { count } from '../shared/words.ts';
import { SideBySide } from './difference.tsx';
import { jsonFault, mergedText, regionsOf, type Pick, type Region } from './merge.ts';
import { MergePart } from './merge-part.tsx';
import type { Work, WorkFile } from './types.ts';
import { useWork, useWorkState } from './use-work.tsx';
import classes from './work.module.css';

type ChangedRegion = Extract<Region, { kind: 'changed' }>;

/** One of the two is gone: there is nothing to merge, only to choose. */
function OneGone({ file, done }: { file: WorkFile; done: (text: string | null) => void }) {
  const theirs = file.conflict?.theirs?.text ?? null;
  const what =
    file.text === null
      ? 'You deleted this file; somebody else changed it meanwhile.'
      : 'You changed this file; somebody else deleted it meanwhile.';
  return (
    <Stack gap="sm">
      <Text size="sm">{what}</Text>
      <SideBySide before={theirs} after={file.text} beforeLabel="On disk now" afterLabel="Mine" />
      <Group>
        <Button onClick={() => done(file.text)}>
          {file.text === null ? 'Delete it all the same' : 'Keep mine'}
        </Button>
        <Button variant="default" onClick={() => done(theirs)}>
          {theirs === null ? 'Let it be deleted' : 'Take theirs'}
        </Button>
      </Group>
    </Stack>
  );
}

/** What the parts come to, and the last word on it. */
function Result(props: { text: string | null; theirs: string; open: number; done: (text: string) => void }) {
  const { text, theirs, open, done } = props;
  const [isSure, setSure] = useState(false);
  const [isShown, setShown] = useState(false);
  const fault = text === null ? null : jsonFault(text);
  return (
    <Stack gap="sm">
      <Text size="sm" role="status">
        {text === null ? `${count(open, 'part')} still to choose.` : 'Every part is chosen.'}
      </Text>
      {fault === null ? null : (
        <div className={classes.warning} role="alert">
          <Text size="sm">The result is not valid JSON: {fault}</Text>
          <Checkbox
            mt="xs"
            size="xs"
            label="Take it all the same, and mend it in the editor"
            checked={isSure}
            onChange={(event) => setSure(event.currentTarget.checked)}
          />
        </div>
      )}
      <Group>
        <Button
          disabled={text === null || (fault !== null && !isSure)}
          onClick={() => (text === null ? undefined : done(text))}
        >
          Take the merge
        </Button>
        <Button
          variant="default"
          disabled={text === null}
          aria-expanded={isShown}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? 'Hide the result' : 'Show the result against theirs'}
        </Button>
      </Group>
      {isShown && text !== null ? (
        <SideBySide before={theirs} after={text} beforeLabel="On disk now" afterLabel="The merge" />
      ) : null}
    </Stack>
  );
}

function Parts({
  base,
  mine,
  theirs,
  done,
}: Record<'base' | 'mine' | 'theirs', string> & { done: (text: string) => void }) {
  const regions = useMemo(() => regionsOf(base, mine, theirs), [base, mine, theirs]);
  const [picks, setPicks] = useState<ReadonlyMap<number, Pick>>(new Map());
  const parts = regions.filter((region): region is ChangedRegion => region.kind === 'changed');
  const clashes = parts.filter((part) => part.by === 'clash');
  return (
    <Stack gap="md">
      <Text size="sm">
        {count(parts.length - clashes.length, 'part')} could be merged without you;{' '}
        {clashes.length === 1 ? '1 part clashes' : `${clashes.length} parts clash`}.
      </Text>
      {parts.map((part, index) => {
        const clash = clashes.indexOf(part);
        return (
          <MergePart
            key={index}
            part={part}
            name={`Part ${index + 1} of ${parts.length}, line ${part.line}`}
            pick={picks.get(clash)}
            choose={(pick) => setPicks((before) => new Map(before).set(clash, pick))}
          />
        );
      })}
      <Result
        text={mergedText(regions, picks)}
        theirs={theirs}
        open={clashes.length - picks.size}
        done={done}
      />
    </Stack>
  );
}

const takeInto = (work: Work, path: string, close: () => void) => (text: string | null) => {
  work.settle(path, text);
  close();
};

/** Opens for a path in conflict; null closes it. What is taken is one undoable step; it is saved by the next save. */
export function MergeDialog({ path, close }: { path: string | null; close: () => void }) {
  const work = useWork();
  const files = useWorkState((state) => state.files);
  const file = path === null ? undefined : files.get(path);
  const conflict = file?.conflict ?? null;
  const theirs = conflict?.theirs?.text ?? null;
  return (
    <Modal
      opened={path !== null}
      onClose={close}
      title={`Merge ${path ?? ''}`}
      size="90%"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {path === null ? null : !file || !conflict ? (
        <Text size="sm">This file is not in conflict.</Text>
      ) : file.text === null || theirs === null ? (
        <OneGone file={file} done={takeInto(work, path, close)} />
      ) : (
        <Parts
          key={conflict.theirs?.etag}
          base={conflict.base ?? ''}
          mine={file.text}
          theirs={theirs}
          done={takeInto(work, path, close)}
        />
      )}
    </Modal>
  );
}
