/** Finds what a step is about, brings it into sight, and follows it while the page moves. */
import { useEffect, useState } from 'react';

export interface Box {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

const inSight = (selector: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(selector)].find((element) => element.checkVisibility());

const same = (a: Box | null, b: Box): boolean =>
  a !== null && a.top === b.top && a.left === b.left && a.width === b.width && a.height === b.height;

/** Where the first target stands in the window; null while there is none. */
export function useSpot(targets: readonly string[]): Box | null {
  const [box, setBox] = useState<Box | null>(null);
  const key = targets.join('\n');
  useEffect(() => {
    setBox(null);
    let shown: HTMLElement | null = null;
    const look = (): void => {
      const [first] = key.split('\n').flatMap((selector) => inSight(selector) ?? []);
      if (!first) {
        shown = null;
        setBox(null);
        return;
      }
      if (first !== shown) first.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      shown = first;
      const { top, left, width, height } = first.getBoundingClientRect();
      const now = { top, left, width, height };
      setBox((before) => (same(before, now) ? before : now));
    };
    look();
    const timer = setInterval(look, 250);
    window.addEventListener('scroll', look, { capture: true, passive: true });
    window.addEventListener('resize', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('scroll', look, { capture: true });
      window.removeEventListener('resize', look);
    };
  }, [key]);
  return box;
}
