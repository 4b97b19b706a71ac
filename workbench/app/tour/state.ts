/** Where the first steps stand; remembered in this browser is only that they were offered and answered. */
import { useSyncExternalStore } from 'react';

const name = 'redress-first-steps';

/** Null: not running. */
let step: number | null = null;
let isAnswered = readAnswered();
const listeners = new Set<() => void>();

function readAnswered(): boolean {
  try {
    return localStorage.getItem(name) === 'answered';
  } catch {
    // A browser that keeps nothing would offer them for ever.
    return true;
  }
}

function tell(): void {
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** They were started or declined: not offered again. */
export function answer(): void {
  isAnswered = true;
  try {
    localStorage.setItem(name, 'answered');
  } catch {
    // Kept for this page alone.
  }
  tell();
}

/** Goes to a step; null ends. */
export function goToStep(next: number | null): void {
  step = next;
  tell();
}

/** Starts from the first step. */
export function startTour(): void {
  answer();
  goToStep(0);
}

/** The step, from 0; null where they are not running. */
export const useStep = (): number | null => useSyncExternalStore(subscribe, () => step);

/** Whether the offer stands. */
export const useIsOffered = (): boolean =>
  useSyncExternalStore(subscribe, () => !isAnswered && step === null);
