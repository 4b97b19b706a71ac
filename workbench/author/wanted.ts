/** A place in a text that is to be shown once its editor is there: asked for on any screen, shown by the desk. */
import { useEffect, type RefObject } from 'react';
import { useWork } from '../work/index.ts';
import type { EditorHandle } from './editor/index.tsx';
import { offsetOf } from './places.ts';

/** Line and column from 1. */
export interface Wanted {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

let wanted: Wanted | null = null;
const listeners = new Set<() => void>();

/** Asks for a place; the newest is the one that is shown. */
export function want(place: Wanted): void {
  wanted = place;
  for (const listener of [...listeners]) listener();
}

/** Shows what is wanted in a text, now or when it is asked for; the keyboard goes there. */
export function useWanted(path: string, editor: RefObject<EditorHandle | null>, isReady: boolean): void {
  const work = useWork();
  useEffect(() => {
    if (!isReady) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (): void => {
      if (wanted?.path !== path) return;
      const place = wanted;
      wanted = null;
      // The dialog that asked lets go of the keyboard first.
      timer = setTimeout(() => {
        const offset = offsetOf(work.text(path) ?? '', place.line, place.column);
        editor.current?.show({ offset, length: 0 }, true);
      }, 50);
    };
    show();
    listeners.add(show);
    return () => {
      clearTimeout(timer);
      listeners.delete(show);
    };
  }, [path, editor, isReady, work]);
}
