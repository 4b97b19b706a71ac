/** The author's desk: an edition's JSON beside what it says, and what may be done to it. Everything that is looked at stands in the URL. */
import { Anchor, Button, Stack } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { carried, decoded, useQuery, withQuery } from '../app/query.ts';
import { EmptyState } from '../shared/states.tsx';
import { useTitle } from '../shared/use-title.ts';
import { useWork, useWorkState } from '../work/index.ts';
import type { WorkState } from '../work/index.ts';
import { DeskScreen } from './desk-screen.tsx';
import { NewPolicyDialog } from './dialogs/new-policy.tsx';
import { type EditionEntry, entriesOf, pathOfId } from './editions.ts';

const filesOf = (state: WorkState): WorkState['files'] => state.files;

function Choose({ entries, title, text }: { entries: readonly EditionEntry[]; title: string; text: string }) {
  const { search } = useQuery();
  const [isNew, setNew] = useState(false);
  return (
    <>
      <EmptyState
        title={title}
        text={text}
        action={
          <Stack gap={8} align="center">
            {entries.map((one) => (
              <Anchor key={one.id} component={Link} href={withQuery(`/author/${one.id}`, carried(search))}>
                {one.landlord} {one.id} ({one.status})
              </Anchor>
            ))}
            <Button variant="default" mt="xs" onClick={() => setNew(true)}>
              New policy …
            </Button>
          </Stack>
        }
      />
      <NewPolicyDialog opened={isNew} close={() => setNew(false)} />
    </>
  );
}

/** A deleted edition can be had back until that is saved. */
function Deleted({ path, id }: { path: string; id: string }) {
  const work = useWork();
  return (
    <EmptyState
      title={`${id} is deleted, and that is not saved yet`}
      text="Saving takes the file away. Until then it can be had back as it was saved."
      action={
        <Stack gap="xs">
          <Button variant="default" onClick={() => work.revert(path)}>
            Have it back
          </Button>
          <Button onClick={() => void work.save([path])}>Save: delete the file</Button>
        </Stack>
      }
    />
  );
}

/** A landlord's id, or nothing, leads to the newest edition of the landlord, or of the first one. */
function pathWanted(entries: readonly EditionEntry[], wanted: string | undefined): string | undefined {
  if (wanted?.includes('@') === true) return pathOfId(wanted);
  const own = entries.filter(
    (one) => !one.isReference && (wanted === undefined || one.landlordId === wanted),
  );
  const first = own[0]?.landlordId;
  return own.filter((one) => one.landlordId === first).at(-1)?.path;
}

/** The screen at `/author/:edition?`. */
export function AuthorScreen({ id }: { id: string | undefined }) {
  const files = useWorkState(filesOf);
  const entries = useMemo(() => entriesOf(files), [files]);
  const wanted = id === undefined ? undefined : decoded(id);
  const path = pathWanted(entries, wanted);
  const entry = entries.find((one) => one.path === path);
  useTitle(entry ? `Author: ${entry.id}` : 'Author');
  if (entry) return <DeskScreen key={entry.path} entry={entry} entries={entries} />;
  const file = path === undefined ? undefined : files.get(path);
  if (file?.text === null && file.saved && path !== undefined)
    return <Deleted path={path} id={wanted ?? path} />;
  return (
    <Choose
      entries={entries}
      title={wanted === undefined ? 'There is no policy yet' : `There is no edition ${wanted}`}
      text={
        wanted === undefined
          ? 'Begin with a new one; it stays in this browser until it is saved.'
          : entries.length === 0
            ? 'There is no policy yet. Begin with a new one; it stays in this browser until it is saved.'
            : 'Choose one of these, or begin a new policy.'
      }
    />
  );
}
