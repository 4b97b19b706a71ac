/** Where the shell says how the work stands: a line in the rail, a bar for what cannot wait, and the panel behind both. */
import { Anchor, Drawer, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useQuery } from '../app/query.ts';
import { markTitle } from '../shared/use-title.ts';
import { DifferenceDialog, type Difference } from './difference.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { WorkPanel } from './panel.tsx';
import { useWorkKeys } from './keys.ts';
import { useWorkState } from './use-work.tsx';
import { sentences, statusWords } from './words.ts';
import type { Brought } from './zip.ts';
import classes from './work.module.css';

/** The line in the rail; opens the panel. `work=1` and `merge=<path>` in the URL show panel and merge. */
export function WorkStatus() {
  const query = useQuery();
  const { sign, text, tone } = useWorkState(statusWords);
  const isOpen = query.get('work') === '1';
  const merging = query.get('merge') ?? null;
  const isMarked = useWorkState((state) => state.changed.length > 0);
  useEffect(() => markTitle(isMarked ? '• ' : ''), [isMarked]);
  const [shown, setShown] = useState<Difference | null>(null);
  const [brought, setBrought] = useState<Brought | null>(null);
  useWorkKeys();
  return (
    <>
      <UnstyledButton
        className={classes.status}
        data-tone={tone}
        onClick={() => query.set({ work: '1' })}
        aria-haspopup="dialog"
      >
        <span aria-hidden>{sign}</span> {text}
      </UnstyledButton>
      <VisuallyHidden role="status">{text}</VisuallyHidden>
      <Drawer
        opened={isOpen && merging === null}
        onClose={() => query.set({ work: undefined })}
        position="right"
        size="lg"
        closeOnEscape={shown === null && brought === null}
        title="Your work"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <WorkPanel merge={(path) => query.set({ merge: path })} show={setShown} bring={setBrought} />
      </Drawer>
      <DifferenceDialog shown={shown} close={() => setShown(null)} />
      <ImportDialog brought={brought} close={() => setBrought(null)} />
      <MergeDialog path={merging} close={() => query.set({ merge: undefined })} />
    </>
  );
}

/** What cannot wait: the server is away, files in conflict, drafts to look at, drafts that cannot be kept. */
export function WorkBar() {
  const query = useQuery();
  const { sign, text } = useWorkState(statusWords);
  const said = useWorkState((state) => {
    const isWorth = state.awaySince !== null || (state.drafts === 'impossible' && state.changed.length > 0);
    return isWorth ? sentences(state).slice(-1).join('') : '';
  });
  const asks = useWorkState(
    ({ conflicts, refused, offered }) => conflicts.length + refused.size + offered.length,
  );
  if (said === '' && asks === 0) return null;
  return (
    <div className={classes.bar}>
      <span>
        <span aria-hidden>{sign}</span> {text}. {said}
      </span>
      <Anchor
        component="button"
        type="button"
        size="sm"
        c="inherit"
        underline="always"
        onClick={() => query.set({ work: '1' })}
      >
        Look at your work
      </Anchor>
    </div>
  );
}
