/** The window's title, so that tabs and history can be told apart. */
import { useEffect } from 'react';

/** Sets `<what> · Redress Workbench`. */
export function useTitle(what: string): void {
  useEffect(() => {
    document.title = `${what} · Redress Workbench`;
  }, [what]);
}
