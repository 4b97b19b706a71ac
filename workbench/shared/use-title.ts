/** The window's title, so that tabs and history can be told apart, with a mark where there is unsaved work. */
import { useEffect } from 'react';

const title = { mark: '', text: 'Redress Workbench' };

function write(): void {
  document.title = title.mark + title.text;
}

/** Puts a sign before the title; '' takes it away. */
export function markTitle(mark: string): void {
  title.mark = mark;
  write();
}

/** Sets `<what> · Redress Workbench`. */
export function useTitle(what: string): void {
  useEffect(() => {
    title.text = `${what} · Redress Workbench`;
    write();
  }, [what]);
}
