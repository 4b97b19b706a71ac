/** The sheet over the screen in which cases are listed and explained. */
import { Button, Drawer } from '@mantine/core';
import { useEffect, useState } from 'react';
import { CaseDetail } from './case-detail.tsx';
import { CaseList } from './case-list.tsx';
import type { Listed } from './parts.tsx';
import classes from '../impact.module.css';

/** What is open: a list, and perhaps one of its cases; or a case alone (`listed` null). */
export interface Opened {
  readonly listed: Listed | null;
  readonly at: number | null;
  readonly name: string;
}

/** A sheet over the screen; Esc closes it. */
export function CaseSheet({ opened, close }: { opened: Opened | null; close: () => void }) {
  const [chosen, setChosen] = useState<{ at: number; name: string } | null>(null);
  const [place, setPlace] = useState(0);
  const alone = opened?.at ?? null;
  useEffect(() => {
    setChosen(alone === null ? null : { at: alone, name: opened?.name ?? '' });
    setPlace(0);
  }, [opened, alone]);
  const listed = opened?.listed ?? null;
  return (
    <Drawer
      opened={opened !== null}
      onClose={close}
      position="right"
      size="min(1080px, 96vw)"
      title={chosen?.name ?? listed?.title ?? ''}
      closeButtonProps={{ 'aria-label': 'Close' }}
      classNames={{ body: classes.sheet }}
    >
      {chosen ? (
        <>
          {listed ? (
            <Button variant="default" w="fit-content" onClick={() => setChosen(null)} data-autofocus>
              Back to the list
            </Button>
          ) : null}
          <CaseDetail at={chosen.at} />
        </>
      ) : listed ? (
        <CaseList
          key={JSON.stringify(listed.pick)}
          listed={listed}
          first={place}
          open={(row, index) => {
            setPlace(index);
            setChosen(row);
          }}
        />
      ) : null}
    </Drawer>
  );
}
