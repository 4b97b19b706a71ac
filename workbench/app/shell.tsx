/** The frame of every screen: skip link, rail, main landmark, problems of the files, keyboard. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Anchor, Button, Drawer } from '@mantine/core';
import { useLocation } from 'wouter';
import { WorkBar, WorkStatus } from '../work/status.tsx';
import { useData } from './data.tsx';
import { Help } from './help.tsx';
import { focusSearch, useKeys } from './keys.ts';
import { ProblemList } from './problem-list.tsx';
import { carried, useQuery, withQuery } from './query.ts';
import { Rail } from './rail.tsx';
import { screens } from './screens.ts';
import { useShellActions } from './shell-actions.ts';
import { Tour } from './tour/index.tsx';
import classes from './app.module.css';

function ProblemBar({ show }: { show: () => void }) {
  const { problems, reload, isOld } = useData();
  const errors = problems.filter((problem) => problem.severity === 'error').length;
  if (problems.length === 0) return null;
  const warnings = problems.length - errors;
  const parts = [
    errors === 0 ? '' : `${errors} ${errors === 1 ? 'error' : 'errors'}`,
    warnings === 0 ? '' : `${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`,
  ].filter((part) => part !== '');
  if (errors === 0) return null;
  return (
    <div className={classes.problemBar} role="alert">
      <span aria-hidden>■</span> {parts.join(' and ')} in the files.{' '}
      {isOld
        ? 'They cannot be shown: what you see is the last state that could be read.'
        : 'Files with errors are left out; the rest is shown.'}{' '}
      <Anchor component="button" type="button" size="sm" onClick={show} c="inherit" underline="always">
        Show the problems
      </Anchor>{' '}
      <Anchor component="button" type="button" size="sm" onClick={reload} c="inherit" underline="always">
        Read the files again
      </Anchor>
    </div>
  );
}

/** On another screen the focus goes to its content; on the first one it stays where the browser has it. */
function useFocusOnScreen(): void {
  const [location] = useLocation();
  const screen = location.split('/')[1];
  const before = useRef(screen);
  useEffect(() => {
    if (before.current !== screen) document.getElementById('main')?.focus({ preventScroll: true });
    before.current = screen;
  }, [screen]);
}

/** Wraps the screens. */
export function Shell({ children }: { children: ReactNode }) {
  const { problems, reload } = useData();
  const [help, setHelp] = useState(false);
  const query = useQuery();
  const [, navigate] = useLocation();
  useFocusOnScreen();
  const showProblems = query.get('problems') === '1';
  const go = (path: string) => () => navigate(withQuery(path, carried(query.search)));
  useKeys({
    '?': () => setHelp(true),
    '/': focusSearch,
    ...Object.fromEntries(screens.map(({ key, path }) => [`g ${key}`, go(path)])),
  });
  useShellActions(() => setHelp(true));
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#main">
        Skip to the content
      </a>
      <Rail
        openHelp={() => setHelp(true)}
        showProblems={() => query.set({ problems: '1' })}
        status={<WorkStatus />}
      />
      <div className={classes.content}>
        <WorkBar />
        <ProblemBar show={() => query.set({ problems: '1' })} />
        <main id="main" tabIndex={-1} className={classes.main}>
          {children}
        </main>
      </div>
      <Help opened={help} close={() => setHelp(false)} />
      <Tour />
      <Drawer
        opened={showProblems}
        onClose={() => query.set({ problems: undefined })}
        position="right"
        size="lg"
        title="Problems of the files"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Button variant="default" size="xs" onClick={reload}>
          Read the files again
        </Button>
        {problems.length === 0 ? <p>There are none.</p> : <ProblemList problems={problems} />}
      </Drawer>
    </div>
  );
}
