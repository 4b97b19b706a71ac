/** Expectations that the author looked at and stands by ("the rule is wrong"), for as long as the tab lives. */
import { useSyncExternalStore } from 'react';
import type { FailingFixture } from '../../shared/moves-protocol.ts';

const place = 'redress:rejected';
const listeners = new Set<() => void>();
let marks: ReadonlySet<string> | null = null;

function read(): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(place) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.map(String) : []);
  } catch {
    return new Set();
  }
}

function keep(next: ReadonlySet<string>): void {
  marks = next;
  try {
    sessionStorage.setItem(place, JSON.stringify([...next]));
  } catch {
    // Without storage the marks last as long as the page.
  }
  for (const listener of listeners) listener();
}

const current = (): ReadonlySet<string> => (marks ??= read());

/** The mark of a fixture: another difference is another question. */
export const markOf = ({ id, policy, mismatches }: FailingFixture): string =>
  JSON.stringify([id, policy, (mismatches ?? []).map(({ text }) => text)]);

/** Marks fixtures as rejected, or takes the marks back. */
export function reject(fixtures: readonly FailingFixture[], isRejected: boolean): void {
  const next = new Set(current());
  for (const fixture of fixtures) {
    if (isRejected) next.add(markOf(fixture));
    else next.delete(markOf(fixture));
  }
  keep(next);
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The marks, drawn anew when one changes. */
export const useRejected = (): ReadonlySet<string> => useSyncExternalStore(subscribe, current);
