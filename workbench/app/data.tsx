/** The files, read once by the engine, for every screen; and runs of all cases, kept by their options. */
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { startEngine, type EngineClient } from '../shared/client.ts';
import type { EditionView, LibraryView, Loaded } from '../shared/protocol.ts';
import type { Problem, SourceFile } from '../../engine/index.ts';
import { FailedState, LoadingState } from '../shared/states.tsx';
import { ProblemList } from './problem-list.tsx';

/** What screens work with. */
export interface Data {
  readonly engine: EngineClient;
  readonly view: LibraryView;
  readonly problems: readonly Problem[];
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

type State =
  | { kind: 'loading' }
  | { kind: 'failed'; title: string; message: string }
  | { kind: 'read'; engine: EngineClient; loaded: Loaded };

const isFile = (file: unknown): file is SourceFile =>
  typeof file === 'object' && file !== null && 'path' in file && 'text' in file;
const isAnswer = (body: unknown): body is { files: SourceFile[] } =>
  typeof body === 'object' &&
  body !== null &&
  'files' in body &&
  Array.isArray(body.files) &&
  body.files.every(isFile);

async function fetchFiles(signal: AbortSignal): Promise<SourceFile[]> {
  const response = await fetch('/api/files', { signal, headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`the server answered ${response.status} to /api/files`);
  const body: unknown = await response.json().catch(() => null);
  if (!isAnswer(body)) throw new Error('the server answered /api/files without a list of files');
  return body.files;
}

function useLoaded(): { state: State; reload: () => void } {
  const [state, setState] = useState<State>({ kind: 'loading' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    const engine = startEngine();
    setState({ kind: 'loading' });
    const failed = (title: string, message: string): void => {
      if (!abort.signal.aborted) setState({ kind: 'failed', title, message });
    };
    const done = (loaded: Loaded): void => setState({ kind: 'read', engine, loaded });
    fetchFiles(abort.signal).then(
      (files) =>
        engine.ask(
          'load',
          { files },
          { done, failed: (message) => failed('The engine could not read the files', message) },
        ),
      (error: unknown) =>
        failed('The files could not be fetched', error instanceof Error ? error.message : String(error)),
    );
    return () => {
      abort.abort();
      engine.close();
    };
  }, [round]);
  return { state, reload: useCallback(() => setRound((n) => n + 1), []) };
}

/** Reads the files, then shows the screens; or says why it cannot. */
export function DataProvider({ children }: { children: ReactNode }) {
  const { state, reload } = useLoaded();
  const data = useMemo<Data | null>(() => {
    if (state.kind !== 'read' || !state.loaded.view) return null;
    const view = state.loaded.view;
    const editions = new Map(view.editions.map((edition) => [edition.id, edition]));
    return {
      engine: state.engine,
      view,
      problems: state.loaded.problems,
      edition: (id) => editions.get(id),
      reload,
    };
  }, [state, reload]);
  if (data) return <DataContext value={data}>{children}</DataContext>;
  return (
    <main id="main">
      {state.kind === 'loading' ? <LoadingState what="Reading the policies and cases" /> : null}
      {state.kind === 'failed' ? (
        <FailedState title={state.title} text={state.message} again={reload} />
      ) : null}
      {state.kind === 'read' ? (
        <FailedState
          title="The rules cannot be read"
          text="Mend these files, then read them again."
          again={reload}
        >
          <ProblemList problems={state.loaded.problems} />
        </FailedState>
      ) : null}
    </main>
  );
}
