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

/** Installs the keys; `escape` closes what is open. */
export function useRowKeys(escape?: () => void): void {
  useKeys({
    j: () => moveRow(1),
    k: () => moveRow(-1),
    ArrowDown: () => moveRow(1),
    ArrowUp: () => moveRow(-1),
    Home: () => moveRow(-rows().length),
    End: () => moveRow(rows().length),
    ...(escape === undefined ? {} : { Escape: escape }),
  });
}
