/** The saved files, read by the engine, for every screen. A save or a change on the disk is read again behind what is shown. */
import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { startEngine, type EngineClient } from '../shared/client.ts';
import type { EditionView, LibraryView } from '../shared/protocol.ts';
import type { Problem, SourceFile } from '../../engine/index.ts';
import { FailedState, LoadingState } from '../shared/states.tsx';
import { useWork, useWorkState } from '../work/use-work.tsx';
import { WorkStatus } from '../work/status.tsx';
import type { SavedFile } from '../work/types.ts';
import { ProblemList } from './problem-list.tsx';

/** What screens work with. `engine` is another object for every reading, so that answers kept by it end with it. */
export interface Data {
  readonly engine: EngineClient;
  readonly view: LibraryView;
  readonly problems: readonly Problem[];
  /** The newest files cannot be shown; `view` is of the last that could. */
  readonly isOld: boolean;
  edition(id: string): EditionView | undefined;
  reload(): void;
}

const DataContext = createContext<Data | null>(null);

/** The library and the engine; only inside `DataProvider`. */
export function useData(): Data {
  const data = useContext(DataContext);
  if (!data) throw new Error('useData outside DataProvider');
  return data;
}

interface Reading {
  readonly engine: EngineClient;
  readonly view: LibraryView | null;
  readonly problems: readonly Problem[];
  readonly isOld: boolean;
  readonly failed?: string;
}

/** One worker for the life of the page; a way to it for each reading. */
function useEngine(): EngineClient | null {
  const [engine, setEngine] = useState<EngineClient | null>(null);
  useEffect(() => {
    const started = startEngine();
    setEngine(started);
    return () => started.close();
  }, []);
  return engine;
}

const sourcesOf = (saved: ReadonlyMap<string, SavedFile>): SourceFile[] =>
  [...saved.values()].map(({ path, text }) => ({ path, text }));

/** Saves of many files come one after the other; they are read once, so long after the last. */
const settleTime = 60;

/** The last reading of the saved files; null before the first. It stands until the next is there. */
function useReading(engine: EngineClient | null): Reading | null {
  const saved = useWorkState((state) => (state.opening.kind === 'reading' ? null : state.saved));
  const isOpen = useWorkState((state) => state.opening.kind === 'read');
  const [reading, setReading] = useState<Reading | null>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    if (!engine || !saved || !isOpen) return undefined;
    let drop = (): void => undefined;
    const read = (): void => {
      isFirst.current = false;
      drop = engine.ask(
        'load',
        { files: sourcesOf(saved) },
        {
          done: ({ view, problems }) =>
            setReading((before) => ({
              engine: { ...engine },
              view: view ?? before?.view ?? null,
              problems,
              isOld: view === null,
            })),
          failed: (failed) =>
            setReading((before) => ({
              ...(before ?? { engine, view: null, problems: [], isOld: true }),
              failed,
            })),
        },
      );
    };
    const timer = setTimeout(read, isFirst.current ? 0 : settleTime);
    return () => {
      clearTimeout(timer);
      drop();
    };
  }, [engine, saved, isOpen]);
  return reading;
}

/** Says why there is nothing to show. */
function Nothing({ reading }: { reading: Reading | null }) {
  const work = useWork();
  const opening = useWorkState((state) => state.opening);
  const again = (): void => work.reload();
  return (
    <main id="main">
      {opening.kind === 'failed' ? (
        <FailedState title="The files could not be fetched" text={opening.message} again={again} />
      ) : null}
      {opening.kind !== 'failed' && reading === null ? (
        <LoadingState what="Reading the policies and cases" />
      ) : null}
      {opening.kind !== 'failed' && reading?.failed !== undefined ? (
        <FailedState
          title="The engine could not read the files"
          text={reading.failed}
          again={() => window.location.reload()}
        />
      ) : null}
      {opening.kind !== 'failed' && reading && reading.failed === undefined ? (
        <FailedState
          title="The rules cannot be read"
          text="Mend these files, then read them again."
          again={again}
        >
          <WorkStatus />
          <ProblemList problems={reading.problems} />
        </FailedState>
      ) : null}
    </main>
  );
}

/** Reads the files, then shows the screens; or says why it cannot. */
export function DataProvider({ children }: { children: ReactNode }) {
  const work = useWork();
  const reading = useReading(useEngine());
  const data = useMemo<Data | null>(() => {
    if (!reading?.view) return null;
    const { engine, view, problems, isOld } = reading;
    const editions = new Map(view.editions.map((edition) => [edition.id, edition]));
    return {
      engine,
      view,
      problems,
      isOld,
      edition: (id) => editions.get(id),
      reload: () => work.reload(),
    };
  }, [reading, work]);
  if (data) return <DataContext value={data}>{children}</DataContext>;
  return <Nothing reading={reading} />;
}
