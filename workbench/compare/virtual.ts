/** Which rows of the comparison are drawn, and that the one in question stays in sight. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';

const rowHeight = 46;

/** The height of an element, told anew when it changes. */
export function useHeight(of: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const element = of.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setHeight(element.offsetHeight));
    setHeight(element.offsetHeight);
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return height;
}

/** True while the page is being printed: then every row must be drawn. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const media = window.matchMedia('print');
    const set = (to: boolean): void => flushSync(() => setPrinting(to));
    const begin = (): void => set(true);
    const end = (): void => set(false);
    const changed = (): void => set(media.matches);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    media.addEventListener('change', changed);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
      media.removeEventListener('change', changed);
    };
  }, []);
  return printing;
}

/** Scrolls so that the row stands between the head, which sticks, and the lower edge. */
function keepInSight(
  scroll: HTMLElement,
  head: number,
  row: { start: number; end: number } | undefined,
): void {
  if (!row) return;
  const top = row.start - head;
  const bottom = row.end - scroll.clientHeight;
  if (scroll.scrollTop > top) scroll.scrollTop = top;
  else if (scroll.scrollTop < bottom) scroll.scrollTop = bottom;
}

/** Rows in sight, below the head; the row that the keyboard is on, or that is open, stays in sight. */
export function useVirtualRows(
  scroll: RefObject<HTMLDivElement | null>,
  head: number,
  count: number,
  current: number,
) {
  const room = useHeight(scroll);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: head,
  });
  useEffect(() => {
    if (current < 0 || current >= count) return undefined;
    const keep = (): void => {
      if (scroll.current) keepInSight(scroll.current, head, virtual.measurementsCache[current]);
    };
    keep();
    // Rows on the way may turn out higher than they were taken for.
    const frame = requestAnimationFrame(keep);
    return () => cancelAnimationFrame(frame);
  }, [current, count, head, room, scroll, virtual]);
  return virtual;
}
