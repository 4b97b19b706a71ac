/** What can be done on the screen that is open: screens add to it while they are mounted, the palette lists it. */
import { useEffect, useRef } from 'react';

/** Something that a person can ask for by name. */
export interface Action {
  readonly id: string;
  readonly label: string;
  readonly keys?: string;
  readonly act: () => void;
}

const offered = new Map<symbol, readonly Action[]>();

/** Actions of all that is mounted, newest last; the last of an id holds. */
export const actionsNow = (): Action[] => [
  ...new Map([...offered.values()].flat().map((action) => [action.id, action])).values(),
];

/** Offers actions while the caller is mounted. */
export function useActions(actions: readonly Action[]): void {
  const key = useRef(Symbol('actions'));
  useEffect(() => {
    offered.set(key.current, actions);
  });
  useEffect(() => {
    const own = key.current;
    return () => void offered.delete(own);
  }, []);
}
