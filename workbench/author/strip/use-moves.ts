/** What the unsaved texts move, asked anew a moment after every change; the newest answer stands until the next is there. */
import { useEffect, useState } from 'react';
import { useData } from '../../app/data.tsx';
import type { Moved, MovedDetail, MovesAsk } from '../../shared/protocol.ts';
import { useWorkState, type WorkState } from '../../work/index.ts';

/** After the last key the engine is asked so soon: a newer question stops an older one, so that little is lost by asking early. */
const pause = 4;

/** What the strip knows. */
export interface Moving {
  /** The last answer about texts that could be read; null before the first. */
  readonly moved: Moved | null;
  /** The answer is of older texts, and a newer one is under way. */
  readonly isBusy: boolean;
  /** The text has errors, and the answer is of what stood before them. */
  readonly isOld: boolean;
  /** Errors and warnings that the edit made, also where the text cannot be read. */
  readonly problems: Moved['newProblems'];
  /** All differences of failing fixtures are known. */
  readonly isWhole: boolean;
  readonly failed: string | null;
}

interface Answer {
  readonly asked: object;
  readonly moved: Moved | null;
  readonly last: Moved | null;
  readonly isWhole: boolean;
  readonly failed: string | null;
}

/** Every document with what the author has of it. */
export const filesOf = (state: WorkState): WorkState['files'] => state.files;
const none = {};

/** For the engine: the unsaved texts, and the paths that are deleted. */
export function overlay(files: WorkState['files']): Pick<MovesAsk, 'files' | 'gone'> {
  const changed = [...files.values()].filter(({ isChanged }) => isChanged);
  return {
    files: changed.flatMap(({ path, text }) => (text === null ? [] : [{ path, text }])),
    gone: changed.flatMap(({ path, text }) => (text === null ? [path] : [])),
  };
}

/** Asks for the edition at a path against a baseline: `saved`, or the id of an edition. */
export function useMoves(path: string, baseline: string): Moving {
  const { engine } = useData();
  const files = useWorkState(filesOf);
  const [answer, setAnswer] = useState<Answer>({
    asked: none,
    moved: null,
    last: null,
    isWhole: false,
    failed: null,
  });
  useEffect(() => {
    let drop = (): void => undefined;
    const take = (isWhole: boolean) => (answered: Moved | MovedDetail | null) => {
      if (answered === null) return;
      setAnswer((before) => {
        const moved = 'cases' in answered ? answered : before.moved && { ...before.moved, ...answered };
        return {
          asked: files,
          moved,
          last: moved?.isUnreadable === false ? moved : before.last,
          isWhole: isWhole || answered.failing.every(({ mismatches }) => mismatches !== null),
          failed: null,
        };
      });
    };
    const timer = setTimeout(() => {
      const ask = { path, baseline, ...overlay(files) };
      drop = engine.ask('moves', ask, {
        part: take(false),
        done: take(true),
        failed: (failed) => setAnswer((before) => ({ ...before, asked: files, failed })),
      });
    }, pause);
    return () => {
      clearTimeout(timer);
      drop();
    };
  }, [engine, files, path, baseline]);
  return {
    moved: answer.last,
    isBusy: answer.asked !== files,
    isOld: answer.moved?.isUnreadable === true,
    problems: answer.moved?.newProblems ?? [],
    isWhole: answer.isWhole,
    failed: answer.failed,
  };
}
