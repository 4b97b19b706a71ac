/** What the unsaved texts move, asked anew at every change; the newest answer stands until the next is there. */
import { useEffect, useState } from 'react';
import { useData } from '../../app/data.tsx';
import type { Moved, MovedDetail, MovesAsk } from '../../shared/moves-protocol.ts';
import { useWork, useWorkState, type WorkState } from '../../work/index.ts';

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

/** A question: the texts as they stood, and what of them was asked of which reading. */
interface Asked {
  readonly engine: object;
  readonly files: WorkState['files'];
  readonly path: string;
  readonly baseline: string;
}

interface Answer {
  /** What was answered; null before the first answer. */
  readonly asked: Asked | null;
  readonly moved: Moved | null;
  readonly last: Moved | null;
  readonly isWhole: boolean;
  readonly failed: string | null;
}

/** Every document with what the author has of it. */
export const filesOf = (state: WorkState): WorkState['files'] => state.files;
const nothing: Answer = { asked: null, moved: null, last: null, isWhole: false, failed: null };

/** For the engine: the unsaved texts, and the paths that are deleted. */
export function overlay(files: WorkState['files']): Pick<MovesAsk, 'files' | 'gone'> {
  const changed = [...files.values()].filter(({ isChanged }) => isChanged);
  return {
    files: changed.flatMap(({ path, text }) => (text === null ? [] : [{ path, text }])),
    gone: changed.flatMap(({ path, text }) => (text === null ? [path] : [])),
  };
}

/**
 * Asks for the edition at a path against a baseline: `saved`, or the id of an edition. The store itself tells of a change,
 * so that the engine works while the screens are still being drawn; a newer question stops an older one.
 */
export function useMoves(path: string, baseline: string): Moving {
  const { engine } = useData();
  const work = useWork();
  const files = useWorkState(filesOf);
  const [answer, setAnswer] = useState<Answer>(nothing);
  useEffect(() => {
    let last: Asked | null = null;
    let drop = (): void => undefined;
    const take = (asked: Asked, isWhole: boolean) => (answered: Moved | MovedDetail | null) => {
      if (answered === null) return;
      setAnswer((before) => {
        const moved = 'cases' in answered ? answered : before.moved && { ...before.moved, ...answered };
        const older = before.asked?.path === asked.path ? before.last : null;
        return {
          asked,
          moved,
          last: moved?.isUnreadable === false ? moved : older,
          isWhole: isWhole || answered.failing.every(({ mismatches }) => mismatches !== null),
          failed: null,
        };
      });
    };
    const ask = (): void => {
      const now = work.state().files;
      if (now === last?.files) return;
      const asked = { engine, files: now, path, baseline };
      last = asked;
      drop();
      drop = engine.ask(
        'moves',
        { path, baseline, ...overlay(now) },
        {
          part: take(asked, false),
          done: take(asked, true),
          failed: (failed) => setAnswer((before) => ({ ...before, asked, failed })),
        },
      );
    };
    ask();
    const end = work.subscribe(ask);
    return () => {
      end();
      drop();
    };
  }, [engine, work, path, baseline]);
  // Of another document nothing is shown; of older texts, or against something else, what was said stands until the answer.
  const own = answer.asked?.path === path ? answer : nothing;
  const { asked } = own;
  return {
    moved: own.last,
    isBusy: asked?.files !== files || asked.engine !== engine || asked.baseline !== baseline,
    isOld: own.moved?.isUnreadable === true,
    problems: own.moved?.newProblems ?? [],
    isWhole: own.isWhole,
    failed: own.failed,
  };
}
