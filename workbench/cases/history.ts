/** Undo and redo of what the form changed; each step is the part of the URL that belongs to the draft. */
import { useCallback, useRef, useState } from 'react';
import { useQuery } from '../app/query.ts';
import { isDraftName, type DraftChanges } from './draft.ts';

interface Step {
  readonly draft: string;
  readonly by: string;
  readonly at: number;
}

/** The draft's part of a query. */
export function draftPart(search: string): string {
  const part = new URLSearchParams([...new URLSearchParams(search)].filter(([name]) => isDraftName(name)));
  return part.toString();
}

/** Changes that turn one draft part into another. */
function between(now: string, next: string): Record<string, string | undefined> {
  const cleared = Object.fromEntries([...new URLSearchParams(now).keys()].map((name) => [name, undefined]));
  return { ...cleared, ...Object.fromEntries(new URLSearchParams(next)) };
}

/** What the form needs to change the draft and to go back. */
export interface Editing {
  /** `by` tells what was changed where the names of the changes do not; changes with the same one soon after are one step. */
  change(changes: DraftChanges, by?: string): void;
  undo(): void;
  redo(): void;
  reset(): void;
  /** What was changed stands somewhere else now: no steps, no changes. */
  forget(): void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

const typingPause = 1200;

/** Changes of one field within a moment are one step. `key` is the case that is edited: another one starts afresh. */
export function useEditing(key: string): Editing {
  const query = useQuery();
  const past = useRef<{ key: string; undo: Step[]; redo: string[] }>({ key, undo: [], redo: [] });
  const [, redraw] = useState(0);
  if (past.current.key !== key) past.current = { key, undo: [], redo: [] };
  const now = (): string => draftPart(window.location.search);
  const goTo = useCallback(
    (next: string) => {
      query.set(between(draftPart(window.location.search), next));
      redraw((n) => n + 1);
    },
    [query],
  );
  const change = (changes: DraftChanges, part = ''): void => {
    const by = `${Object.keys(changes).join()} ${part}`;
    const at = performance.now();
    const before = now();
    const last = past.current.undo.at(-1);
    if (last && last.by === by && at - last.at < typingPause && past.current.redo.length === 0) {
      past.current.undo[past.current.undo.length - 1] = { ...last, at };
    } else past.current.undo.push({ draft: before, by, at });
    past.current.redo = [];
    query.set(changes);
    redraw((n) => n + 1);
  };
  return {
    change,
    undo: () => {
      const step = past.current.undo.pop();
      if (!step) return;
      past.current.redo.push(now());
      goTo(step.draft);
    },
    redo: () => {
      const next = past.current.redo.pop();
      if (next === undefined) return;
      past.current.undo.push({ draft: now(), by: '', at: 0 });
      goTo(next);
    },
    reset: () => {
      if (now() === '') return;
      past.current.undo.push({ draft: now(), by: '', at: 0 });
      past.current.redo = [];
      goTo('');
    },
    forget: () => {
      past.current = { key, undo: [], redo: [] };
      goTo('');
    },
    canUndo: past.current.undo.length > 0,
    canRedo: past.current.redo.length > 0,
  };
}
