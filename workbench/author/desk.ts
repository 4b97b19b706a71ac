/** What every part of the desk works with: the edition that is open, its text, what may be done to it, what is selected. */
import { createContext, useContext } from 'react';
import { applyEdits, type Edits } from '../../engine/edit/index.ts';
import type { Problem } from '../../engine/index.ts';
import type { EditionEntry } from './editions.ts';
import type { Mend } from './language/mends.ts';
import type { Names } from './language/names.ts';
import type { Span } from './places.ts';
import type { Looking } from './use-look.ts';

/** A problem with its characters in the text as it stands. */
export interface PlacedProblem {
  readonly problem: Problem;
  readonly span: Span;
}

/** The desk of one edition. */
export interface Desk {
  readonly entry: EditionEntry;
  readonly path: string;
  readonly text: string;
  /** In force: read, not written. */
  readonly isLocked: boolean;
  readonly looking: Looking;
  readonly problems: readonly PlacedProblem[];
  names(text: string): Names;
  /** The pointer of what is selected: a rule, a row, a clause. */
  readonly selected: string | undefined;
  /** Selects from the side: the cursor goes there. */
  select(pointer: string, focus?: boolean): void;
  /** Puts the cursor on the characters and the keyboard into the text. */
  show(span: Span): void;
  /** One undoable step on this edition's text. */
  change(label: string, text: string, merge?: string): void;
  /** As `change`, from edits of the engine; what stands in the way is said. */
  edit(label: string, edits: Edits): void;
  mend(mend: Mend): void;
  /** Says something politely to everyone. */
  say(message: string): void;
}

export const DeskContext = createContext<Desk | null>(null);

/** The desk; only inside the Author screen. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk outside the Author screen');
  return desk;
}

/** A text after the engine's edits, or why they cannot be made. */
export function edited(text: string, edits: Edits): { text: string } | { fault: string } {
  if (edits.ok) return { text: applyEdits(text, edits.value) };
  const [first] = edits.problems;
  return { fault: first ? `${first.what}: ${first.mend}` : 'this cannot be changed here' };
}
