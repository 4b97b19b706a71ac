/** What a comparison of two editions says, as data for screens and the command line. */
import type { EditionPart } from './editions-elements.ts';

/** An element in one of the two editions: where it stands, its sentence, and its value as the document has it. */
export interface ElementSide {
  readonly name: string;
  readonly pointer: string;
  readonly text: string;
  readonly value: unknown;
  /** Its place among its siblings, from 1. */
  readonly place: number;
}

export interface FieldSide {
  readonly pointer: string;
  readonly text: string;
  readonly value: unknown;
}

/** One property that differs: `conditions`, `amount`, `when impact`, `clauses` … null where it is not there. */
export interface FieldChange {
  readonly field: string;
  readonly before: FieldSide | null;
  readonly after: FieldSide | null;
}

export const editionChangeKinds = ['added', 'removed', 'changed', 'moved', 'renamed'] as const;
export type EditionChangeKind = (typeof editionChangeKinds)[number];

/** One change. An element that was renamed or moved and changed as well has one of each. */
export interface EditionChange {
  readonly part: EditionPart;
  readonly kind: EditionChangeKind;
  /** The name after; of what was removed, before. */
  readonly name: string;
  /** The table of a row. */
  readonly table?: string;
  /** The head that a rule or row awards, to group by. */
  readonly head?: string;
  readonly before: ElementSide | null;
  readonly after: ElementSide | null;
  /** What differs, with `changed`. */
  readonly fields: readonly FieldChange[];
  /** With `moved`: why the order decides something here; absent where it does not. */
  readonly order?: string;
  /** The change in one sentence. */
  readonly text: string;
}

export interface EditionComparison {
  readonly before: string;
  readonly after: string;
  /** In the order of the parts, then of the document after; what was removed stands last in its part. */
  readonly changes: readonly EditionChange[];
}
