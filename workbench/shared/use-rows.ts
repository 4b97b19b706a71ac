/** j, k, arrows, Home and End move the focus over rows marked `data-row="0"` … in document order. */
import { useKeys } from '../app/keys.ts';

const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-row]')];

/** Moves by so many rows from the one that has the focus; from nowhere to the first. */
export function moveRow(by: number): void {
  const all = rows();
  const now = all.findIndex(
    (row) => row === document.activeElement || row.closest('tr')?.contains(document.activeElement),
  );
  const next = all[Math.min(all.length - 1, Math.max(0, now < 0 ? 0 : now + by))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** Installs the keys; `escape` closes what is open; `follow` moves what is open, and says whether it did. */
export function useRowKeys(escape?: () => void, follow?: (by: number) => boolean): void {
  const move = (by: number): void => {
    if (follow?.(by) !== true) moveRow(by);
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Home: () => move(-rows().length),
    End: () => move(rows().length),
    ...(escape === undefined ? {} : { Escape: escape }),
  });
}
