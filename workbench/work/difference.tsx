/** A dialog with two texts side by side. */
import { Modal } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { LoadingState } from '../shared/states.tsx';
import classes from './work.module.css';

const DiffView = lazy(() => import('../shared/diff-view.tsx'));

/** What is shown; null texts are files that are not there. */
export interface Difference {
  readonly title: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly beforeLabel: string;
  readonly afterLabel: string;
}

/** The two texts under their names. */
export function SideBySide({ before, after, beforeLabel, afterLabel }: Omit<Difference, 'title'>) {
  return (
    <div className={classes.diff}>
      <div className={classes.diffNames} aria-hidden>
        <span>{before === null ? `${beforeLabel}: there is none` : beforeLabel}</span>
        <span>{after === null ? `${afterLabel}: there is none` : afterLabel}</span>
      </div>
      <Suspense fallback={<LoadingState what="Opening the difference" />}>
        <DiffView
          before={before ?? ''}
          after={after ?? ''}
          beforeLabel={beforeLabel}
          afterLabel={afterLabel}
        />
      </Suspense>
    </div>
  );
}

/** Shows a difference; null closes it. */
export function DifferenceDialog({ shown, close }: { shown: Difference | null; close: () => void }) {
  return (
    <Modal
      opened={shown !== null}
      onClose={close}
      title={shown?.title ?? ''}
      size="90%"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {shown === null ? null : <SideBySide {...shown} />}
    </Modal>
  );
}
