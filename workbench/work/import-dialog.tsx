/** What somebody brought, before it is taken: what would change, what is refused and why, and the problems that would be there. */
import { Button, Group, Modal, Stack, Text, TextInput, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { ProblemList } from '../app/problem-list.tsx';
import type { Problem } from '../../engine/index.ts';
import { startEngine } from '../shared/client.ts';
import { count } from '../shared/words.ts';
import { useWork, useWorkState } from './use-work.tsx';
import classes from './work.module.css';
import { pathFault, type Brought, type PathText } from './zip.ts';

/** The problems of all documents with these laid over; null while they are looked for. A worker of its own: nothing shown changes. */
function useProblems(documents: readonly PathText[]): readonly Problem[] | null {
  const work = useWork();
  const [problems, setProblems] = useState<readonly Problem[] | null>(null);
  useEffect(() => {
    const texts = new Map<string, string | null>();
    for (const file of work.state().files.values()) texts.set(file.path, file.text);
    for (const { path, text } of documents) texts.set(path, text);
    const files = [...texts].flatMap(([path, text]) => (text === null ? [] : [{ path, text }]));
    const engine = startEngine();
    setProblems(null);
    const done = (found: readonly Problem[]): void => {
      engine.close();
      setProblems(found);
    };
    engine.ask('load', { files }, { done: (loaded) => done(loaded.problems), failed: () => done([]) });
    return () => engine.close();
  }, [documents, work]);
  return problems;
}

function Refused({ refused }: Pick<Brought, 'refused'>) {
  if (refused.length === 0) return null;
  return (
    <section aria-label="Refused">
      <Title order={3}>{count(refused.length, 'entry', 'entries')} refused</Title>
      <ul className={classes.list}>
        {refused.map(({ name, why }, index) => (
          <li key={index}>
            <Text size="sm" className={classes.path}>
              <b>{name}</b>: {why}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Plan({ brought, close }: { brought: Brought; close: () => void }) {
  const work = useWork();
  const files = useWorkState((state) => state.files);
  const [only, setOnly] = useState<string | null>(null);
  const [first] = brought.documents;
  const single = brought.documents.length === 1 && first ? { ...first, path: only ?? first.path } : null;
  const documents = single ? [single] : brought.documents;
  const differing = documents.filter(({ path, text }) => (files.get(path)?.text ?? null) !== text);
  const fresh = differing.filter(({ path }) => (files.get(path)?.text ?? null) === null);
  const problems = useProblems(brought.documents);
  const fault = single ? pathFault(single.path) : null;
  const take = (): void => {
    work.change(`import ${count(differing.length, 'document')}`, differing);
    close();
  };
  return (
    <Stack gap="sm">
      <Text size="sm">
        {count(differing.length - fresh.length, 'document')} would change, {fresh.length} would be new,{' '}
        {documents.length - differing.length} are the same. Documents that are not in the file stay as they
        are.
      </Text>
      {single ? (
        <TextInput
          label="Place of the document"
          value={single.path}
          error={fault}
          onChange={(event) => setOnly(event.currentTarget.value)}
        />
      ) : (
        <ul className={classes.list} aria-label="Documents that would change">
          {differing.map(({ path }) => (
            <li key={path} className={classes.path}>
              {path}
            </li>
          ))}
        </ul>
      )}
      <Refused refused={brought.refused} />
      <Text size="sm" role="status">
        {problems === null
          ? 'Looking for problems …'
          : `${count(problems.length, 'problem')} would be in the files.`}
      </Text>
      {problems && problems.length > 0 ? <ProblemList problems={problems.slice(0, 50)} /> : null}
      <Group>
        <Button disabled={differing.length === 0 || fault !== null} onClick={take}>
          Import
        </Button>
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
      </Group>
    </Stack>
  );
}

/** Shows what was brought; null closes it. Taking it is one undoable step, not saved yet. */
export function ImportDialog({ brought, close }: { brought: Brought | null; close: () => void }) {
  return (
    <Modal
      opened={brought !== null}
      onClose={close}
      title="Import documents"
      size="xl"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {brought === null ? null : <Plan brought={brought} close={close} />}
    </Modal>
  );
}
