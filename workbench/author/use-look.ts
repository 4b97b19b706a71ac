/** What the engine says of the text as it stands: asked for a moment after each change, the newest answer only. */
import { useEffect, useRef, useState } from 'react';
import type { SourceFile } from '../../engine/index.ts';
import { useData } from '../app/data.tsx';
import type { EditionView, Looked } from '../shared/protocol.ts';
import { useWork, useWorkState } from '../work/index.ts';
import type { WorkState } from '../work/index.ts';

/** After the last key the engine is asked so soon. */
const pause = 60;

/** The verdict on a text; `text` is the one that was judged. */
export interface Verdict extends Looked {
  readonly text: string;
}

/** What is shown beside the text. */
export interface Looking {
  /** Null before the first answer. */
  readonly verdict: Verdict | null;
  /** The last view that could be made, and whether it is of an older text. */
  readonly view: EditionView | null;
  readonly isOld: boolean;
  /** The verdict is of an older text. */
  readonly isWaiting: boolean;
  readonly failed: string | null;
}

const changedOf = (state: WorkState): readonly string[] => state.changed;
const filesOf = (state: WorkState): WorkState['files'] => state.files;

/** Unsaved texts, laid over the saved ones by the worker. */
const overlay = (files: WorkState['files'], changed: readonly string[]): SourceFile[] =>
  changed.flatMap((path) => {
    const text = files.get(path)?.text;
    return text == null ? [] : [{ path, text }];
  });

/** A new view with the rules of the old one where they are the same, so that only other rules are drawn anew. */
function shared(old: EditionView | null, view: EditionView | null): EditionView | null {
  if (!old || !view) return view ?? old;
  const known = new Map(old.rules.map((rule) => [rule.pointer, { rule, text: JSON.stringify(rule) }]));
  const rules = view.rules.map((rule) => {
    const before = known.get(rule.pointer);
    return before?.text === JSON.stringify(rule) ? before.rule : rule;
  });
  return { ...view, rules };
}

/** Looks at the document at a path, again after every change of any text. */
export function useLook(path: string): Looking {
  const { engine } = useData();
  const work = useWork();
  const files = useWorkState(filesOf);
  const changed = useWorkState(changedOf);
  const text = files.get(path)?.text ?? null;
  const [state, setState] = useState<{
    path: string;
    verdict: Verdict | null;
    view: EditionView | null;
    failed: string | null;
  }>({
    path,
    verdict: null,
    view: null,
    failed: null,
  });
  const first = useRef(true);
  useEffect(() => {
    if (text === null) return undefined;
    let drop = (): void => undefined;
    const ask = (): void => {
      first.current = false;
      const now = work.state();
      drop = engine.ask(
        'look',
        { path, files: overlay(now.files, now.changed) },
        {
          done: (looked) =>
            setState((before) => ({
              path,
              verdict: { ...looked, text },
              view: shared(before.path === path ? before.view : null, looked.edition),
              failed: null,
            })),
          failed: (failed) => setState((before) => ({ ...before, failed })),
        },
      );
    };
    const timer = setTimeout(ask, first.current ? 0 : pause);
    return () => {
      clearTimeout(timer);
      drop();
    };
  }, [engine, work, path, text, changed]);
  const own = state.path === path;
  const verdict = own ? state.verdict : null;
  return {
    verdict,
    view: own ? state.view : null,
    isOld: verdict !== null && verdict.edition === null,
    isWaiting: verdict?.text !== text,
    failed: state.failed,
  };
}
