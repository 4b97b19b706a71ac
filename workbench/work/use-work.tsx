/** The work store in React: one for the window, started with it. */
import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { openBrowser } from './browser.ts';
import { openDrafts } from './drafts.ts';
import { openServer } from './http.ts';
import { createWork, type RunningWork } from './store.ts';
import type { Work, WorkState } from './types.ts';

const WorkContext = createContext<RunningWork | null>(null);

const create = (): RunningWork =>
  createWork({
    open: async () => (await openServer()) ?? (await openBrowser()),
    drafts: openDrafts(),
    now: () => Date.now(),
    later: (ms, action) => {
      const timer = setTimeout(action, ms);
      return () => clearTimeout(timer);
    },
  });

/** Drafts are kept when the page goes; only where that cannot be had, leaving asks first. */
function useGuard(work: RunningWork): void {
  useEffect(() => {
    const keep = (): void => void work.flush();
    const shown = (): void => void (document.visibilityState === 'hidden' ? work.flush() : work.findDrafts());
    const leave = (event: BeforeUnloadEvent): void => {
      const { changed, drafts } = work.state();
      if (changed.length > 0 && drafts !== 'kept') event.preventDefault();
    };
    window.addEventListener('pagehide', keep);
    window.addEventListener('beforeunload', leave);
    document.addEventListener('visibilitychange', shown);
    return () => {
      window.removeEventListener('pagehide', keep);
      window.removeEventListener('beforeunload', leave);
      document.removeEventListener('visibilitychange', shown);
    };
  }, [work]);
}

/** Makes the store and starts it. */
export function WorkProvider({ children }: { children: ReactNode }) {
  const [work] = useState(create);
  useEffect(() => {
    work.start();
    return () => work.stop();
  }, [work]);
  useGuard(work);
  return <WorkContext value={work}>{children}</WorkContext>;
}

/** The work store; only inside `WorkProvider`. */
export function useWork(): Work {
  const work = useContext(WorkContext);
  if (!work) throw new Error('useWork outside WorkProvider');
  return work;
}

/** A part of the state. What `select` gives is drawn anew only when it is another. */
export function useWorkState<T>(select: (state: WorkState) => T): T {
  const work = useWork();
  const read = useMemo(() => {
    let last: { state: WorkState; value: T } | null = null;
    return (): T => {
      const state = work.state();
      if (last?.state !== state) last = { state, value: select(state) };
      return last.value;
    };
  }, [work, select]);
  return useSyncExternalStore(work.subscribe, read);
}
