/** What is chosen is brought into sight in its own pane, and nothing else is scrolled. */
import { useEffect } from 'react';

/** Scrolls the pane of what is marked `data-chosen`, where it is out of sight, whenever `chosen` or what is `shown` changes. */
export function useInSight(chosen: string | undefined, shown: unknown): void {
  useEffect(() => {
    if (chosen === undefined) return;
    const mark = document.querySelector('[role="tabpanel"] [data-chosen]');
    const pane = mark?.closest('[role="tabpanel"]');
    if (!mark || !pane) return;
    const [at, seen] = [mark.getBoundingClientRect(), pane.getBoundingClientRect()];
    if (at.top >= seen.top && at.bottom <= seen.bottom) return;
    pane.scrollTop += at.top - seen.top - Math.max(0, (seen.height - at.height) / 2);
  }, [chosen, shown]);
}
