/** The desk in React: one for the page, so that the way to another screen and back loses nothing. */
import { useSyncExternalStore } from 'react';
import { ImpactDesk } from './desk.ts';
import type { DeskState } from './desk-state.ts';

const desk = new ImpactDesk(() => performance.now());

/** The desk and its state. */
export function useDesk(): { desk: ImpactDesk; state: DeskState } {
  return { desk, state: useSyncExternalStore(desk.subscribe, desk.state) };
}
