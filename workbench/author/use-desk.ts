/** Puts a desk together: text, lock, verdict, selection, and the ways to change it. */
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useData } from '../app/data.tsx';
import { useQuery } from '../app/query.ts';
import { useWork, useWorkState } from '../work/index.ts';
import type { WorkFile, WorkState } from '../work/index.ts';
import type { EditorHandle } from './editor/index.tsx';
import { type Desk, edited, type PlacedProblem } from './desk.ts';
import { type EditionEntry, savedEntry } from './editions.ts';
import { ruleAt } from './language/describe.ts';
import { placed, replaced } from './language/mends.ts';
import { type Names, namesIn } from './language/names.ts';
import { pathAt, pointerOf, type Span, spanOf } from './places.ts';
import { useLook } from './use-look.ts';

/** Where the cursor stands is looked up when it has rested so long: the text is read for it from its start. */
const cursorPause = 120;

/** Editions in force whose encoding is being corrected: until the page goes. */
const unlocked = new Set<string>();

/** Opens an edition in force for the rest of the session. */
export const unlock = (path: string): void => {
  unlocked.add(path);
};

/** In force, as it was saved, and no correction was begun. */
export function isLocked(file: WorkFile, entry: EditionEntry): boolean {
  const saved = savedEntry(file);
  if (!saved || saved.status === 'draft' || unlocked.has(file.path)) return false;
  return entry.corrections <= saved.corrections;
}

const listed: ReadonlySet<string | number> = new Set(['clauses', 'heads', 'conditions', 'facts']);

/** What is selected: a rule, a row, a table, a clause, a head, a named condition, a fact of its own. */
function pointerAt(text: string, offset: number): string | undefined {
  const { path } = pathAt(text, offset);
  const rule = ruleAt(path);
  if (rule !== undefined) return rule;
  const [first, at] = path;
  return first !== undefined && at !== undefined && listed.has(first) ? pointerOf([first, at]) : undefined;
}

/** The names of a text; made once for a text. */
function useNames(): (text: string) => Names {
  const { view } = useData();
  const last = useRef<{ text: string; names: Names } | null>(null);
  return useCallback(
    (text: string) => {
      if (last.current?.text !== text)
        last.current = { text, names: namesIn(text, view.vocabulary, view.provisions) };
      return last.current.names;
    },
    [view],
  );
}

/** The selection: at once in the desk, a moment later in the URL; what the URL brings is shown in the text. */
function useSelection(text: string, editor: RefObject<EditorHandle | null>, isReady: boolean) {
  const query = useQuery();
  const inUrl = query.get('at');
  const [selected, setSelected] = useState(inUrl);
  const own = useRef(inUrl);
  const latest = useRef(text);
  useEffect(() => {
    latest.current = text;
  });
  const write = useRef(query.set);
  useEffect(() => {
    write.current = query.set;
  });
  const show = useCallback(
    (pointer: string, focus: boolean) => {
      const span = spanOf(latest.current, pointer);
      if (span) editor.current?.show(span, focus);
    },
    [editor],
  );
  useEffect(() => {
    if (inUrl === own.current) return;
    own.current = inUrl;
    setSelected(inUrl);
    if (inUrl !== undefined) show(inUrl, false);
  }, [inUrl, show]);
  useEffect(() => {
    if (isReady && own.current !== undefined) show(own.current, false);
  }, [isReady, show]);
  useEffect(() => {
    if (selected === own.current) return undefined;
    const timer = setTimeout(() => {
      own.current = selected;
      write.current({ at: selected });
    }, 250);
    return () => clearTimeout(timer);
  }, [selected]);
  const moving = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(moving.current), []);
  const select = useCallback(
    (pointer: string, focus = false) => {
      clearTimeout(moving.current);
      setSelected(pointer);
      show(pointer, focus);
    },
    [show],
  );
  const cursor = useCallback((offset: number) => {
    clearTimeout(moving.current);
    moving.current = setTimeout(() => setSelected(pointerAt(latest.current, offset)), cursorPause);
  }, []);
  return { selected, select, cursor };
}

/** The desk of an edition. `say` reaches a live region; `isReady`: the editor is there. */
export function useMakeDesk(
  entry: EditionEntry,
  editor: RefObject<EditorHandle | null>,
  say: (message: string) => void,
  isReady: boolean,
): { desk: Desk; cursor: (offset: number) => void } {
  const work = useWork();
  const { path } = entry;
  const file = useWorkState(useCallback((state: WorkState) => state.files.get(path), [path]));
  const text = file?.text ?? '';
  const looking = useLook(path);
  const names = useNames();
  const { selected, select, cursor } = useSelection(text, editor, isReady);
  const { verdict } = looking;
  const problems = useMemo<readonly PlacedProblem[]>(
    () => (verdict ? placed(verdict.text, verdict.problems) : []),
    [verdict],
  );
  const locked = file !== undefined && isLocked(file, entry);
  const desk = useMemo<Desk>(() => {
    const change: Desk['change'] = (label, next, merge) => {
      if (locked || next === work.text(path)) return;
      work.change(label, [{ path, text: next }], merge === undefined ? {} : { merge });
    };
    return {
      entry,
      path,
      text,
      isLocked: locked,
      looking,
      problems,
      names,
      selected,
      select,
      show: (span: Span) => editor.current?.show(span, true),
      change,
      edit: (label, edits) => {
        const result = edited(work.text(path) ?? '', edits);
        if ('fault' in result) say(result.fault);
        else change(label, result.text);
      },
      mend: (mend) => change(mend.title, replaced(work.text(path) ?? '', mend.edits)),
      say,
    };
  }, [work, entry, path, text, locked, looking, problems, names, selected, select, editor, say]);
  return { desk, cursor };
}
