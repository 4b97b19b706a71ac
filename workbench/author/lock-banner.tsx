/** Over an edition in force: that it is read only, and the two ways on. */
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useDesk } from './desk.ts';
import { CorrectDialog } from './dialogs/correct.tsx';
import { NewEditionDialog } from './dialogs/new-edition.tsx';
import classes from './author.module.css';

/** The banner; nothing over a draft. */
export function LockBanner() {
  const { entry, path, isLocked } = useDesk();
  const [dialog, setDialog] = useState<'draft' | 'correct' | null>(null);
  const close = (): void => setDialog(null);
  const dialogs = (
    <>
      <NewEditionDialog opened={dialog === 'draft'} close={close} from={path} />
      <CorrectDialog opened={dialog === 'correct'} close={close} />
    </>
  );
  if (!isLocked)
    return entry.status === 'draft' || entry.isNew ? null : (
      <div className={classes.banner} role="note">
        <p>
          △ The encoding of an edition in force is being corrected. The reason stands in its text under{' '}
          <code>corrections</code>.
        </p>
      </div>
    );
  const state = entry.isReference
    ? 'a reference edition'
    : entry.status === 'superseded'
      ? 'superseded'
      : entry.status === 'published'
        ? 'in force'
        : 'not marked as a draft';
  return (
    <div className={classes.banner} role="note">
      <p>
        <strong>
          {entry.id} is {state} and is read only.
        </strong>{' '}
        A change of the policy is a new draft. A mistake in how it was encoded is corrected here, with the
        clause and the reason.
      </p>
      <Group gap="xs">
        <Button variant="default" onClick={() => setDialog('draft')}>
          New draft from this edition
        </Button>
        <Button variant="default" onClick={() => setDialog('correct')}>
          Correct the encoding
        </Button>
      </Group>
      {dialogs}
    </div>
  );
}
