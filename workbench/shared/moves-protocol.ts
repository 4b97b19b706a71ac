/** What the strip asks its worker, and what it answers: what unsaved texts move. Values only. */
import type {
  Award,
  Cause,
  FindingStatus,
  Mismatch,
  MovedField,
  Outcome,
  Problem,
  Range,
  SourceFile,
  Totals,
} from '../../engine/index.ts';

/** What the strip asks: an edited document among the unsaved texts, against itself as saved or against another edition. */
export interface MovesAsk {
  readonly path: string;
  readonly files: readonly SourceFile[];
  /** Paths that are deleted and not saved yet. */
  readonly gone: readonly string[];
  /** `saved`, or the id of an edition. */
  readonly baseline: string;
}

/** Where a case stands on one side of an edit; words and figure are the engine's. Money is pence. */
export interface MovedSide {
  readonly outcome: Outcome;
  readonly word: string;
  readonly figure: string;
  readonly award: Award;
  readonly net: Range;
  readonly authoriser: string;
  readonly route: string;
  readonly terms: readonly string[];
}

export interface MovedCase {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly MovedField[];
  readonly before: MovedSide;
  readonly after: MovedSide;
}

/** Cases that the same causes moved, in one edition. */
export interface MovedGroup {
  readonly edition: string;
  readonly causes: readonly (Cause & { readonly text: string })[];
  readonly cases: readonly MovedCase[];
  readonly before: Totals;
  readonly after: Totals;
}

/** A provision of the Code whose finding is another. Null: the edition is not there on that side. */
export interface Flipped {
  readonly edition: string;
  readonly ref: string;
  readonly document: string;
  readonly summary: string;
  readonly before: FindingStatus | null;
  readonly after: FindingStatus | null;
  readonly clauses: readonly string[];
}

/** An expectation that is not met. `pointer` is that of the case in its file; `policy` the key under `expect`. */
export interface FailingFixture {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly pointer: string;
  readonly policy: string;
  readonly edition: string;
  /** Null while only that it is not met is known. */
  readonly mismatches: readonly Mismatch[] | null;
  /** The clauses that the determination cites now. */
  readonly cited: readonly string[];
  /** It was met by what is saved. */
  readonly isNew: boolean;
  /** Its place in `groups`; null where nothing that the strip tells moved. */
  readonly group: number | null;
}

/** What the unsaved texts move. */
export interface Moved {
  /** Ids of the edited edition and of what it is held against; null: none. */
  readonly edition: string | null;
  readonly baseline: string | null;
  /** How many cases were run. */
  readonly cases: number;
  readonly moved: number;
  readonly groups: readonly MovedGroup[];
  /** Sums over the cases that moved. */
  readonly before: Totals;
  readonly after: Totals;
  readonly flipped: readonly Flipped[];
  readonly failing: readonly FailingFixture[];
  readonly newProblems: readonly Problem[];
  readonly goneProblems: readonly Problem[];
  /** Editions in force that are deleted, and what is in force in their place; null: nothing. */
  readonly deleted: readonly { readonly edition: string; readonly by: string | null }[];
  /** The edited document has errors: nothing else was worked out. */
  readonly isUnreadable: boolean;
}

/** What is known a moment after the figures, all else as they said it: the differences of failing fixtures. */
export interface MovedDetail {
  readonly failing: readonly FailingFixture[];
}
