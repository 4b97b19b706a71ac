/** What the screens ask the engine in its worker, and what it answers. Values only: all of it can be cloned between threads. */
import type {
  Case,
  CaseEntry,
  Determination,
  Edition,
  EditionComparison,
  ExplanationSection,
  FactDeclaration,
  Finding,
  Mismatch,
  Problem,
  SourceFile,
  Sweep,
  SweepRow,
  Vocabulary,
} from '../../engine/index.ts';
import type { ImpactRequests } from './impact-protocol.ts';
import type { Moved, MovedDetail, MovesAsk } from './moves-protocol.ts';

/** A rule of an edition as a screen shows it: `text` is the engine's plain English. */
export interface RuleView {
  readonly name: string;
  readonly type: string;
  readonly head?: string;
  readonly for?: string;
  readonly table?: string;
  readonly text: string;
  readonly clauses: readonly string[];
  /** JSON pointer of the rule, or of the row that it came from, in the edition's text. */
  readonly pointer: string;
  /** Facts, derived facts and parameters that its conditions and amounts mention. */
  readonly mentions: readonly string[];
}

/** One edition with everything that screens show of it. */
export interface EditionView {
  readonly id: string;
  readonly landlordId: string;
  readonly edition: Edition;
  readonly file: string;
  readonly text: string;
  readonly facts: readonly FactDeclaration[];
  readonly reads: readonly string[];
  /** Who may decide, in rising order. */
  readonly roles: readonly string[];
  /** The gate first, then rules with rows expanded, in document order. */
  readonly rules: readonly RuleView[];
  /** Head → how its rules combine and what category it is, in the engine's words. */
  readonly heads: Readonly<Record<string, string>>;
  /** Pointer → plain English of the conditions that are no rule's own: a table's, a named one, when a fact applies. */
  readonly conditions: Readonly<Record<string, string>>;
}

/** A provision of the Code as screens show it. `document` is the id by which it is cited. */
export interface ProvisionView {
  readonly ref: string;
  readonly document: string;
  readonly section: number;
  readonly summary: string;
  readonly obligation: 'must' | 'may';
  readonly checkable: 'policy-text' | 'both' | 'practice-only';
}

/** Everything that stands in the files, read once. */
export interface LibraryView {
  readonly vocabulary: Vocabulary;
  readonly editions: readonly EditionView[];
  readonly landlords: readonly string[];
  readonly references: readonly string[];
  readonly cases: readonly CaseEntry[];
  /** Of the newest Code. */
  readonly provisions: readonly ProvisionView[];
}

/** The library, or as much of it as could be read, with every problem. `view` is null where nothing can be shown. */
export interface Loaded {
  readonly view: LibraryView | null;
  readonly problems: readonly Problem[];
}

/** How cases are to be evaluated. `policies` are landlord or edition ids in column order. */
export interface RunOptions {
  readonly policies: readonly string[];
  readonly asOf?: string;
  /** A finding of the Ombudsman supposed, for reference editions only, where the case has none. */
  readonly suppose?: string;
}

/** Whether a fixture's expectation of a policy is met. */
export type Expected = 'met' | 'differs' | 'none';

/** What one policy says of one case. `figure` and `word` are the engine's plain English. */
export interface Answer {
  readonly kind: 'answer';
  readonly policy: string;
  readonly edition: string;
  readonly determination: Omit<Determination, 'trace'>;
  /** Names of the rules that fired, or may have. */
  readonly fired: readonly string[];
  readonly figure: string;
  readonly word: string;
  readonly expected: Expected;
  readonly mismatches: readonly Mismatch[];
  readonly supposed?: string;
  /** Only where explanations were asked for. */
  readonly sections?: readonly ExplanationSection[];
}

/** A policy that could not answer, and why. */
export interface NoAnswer {
  readonly kind: 'problem';
  readonly policy: string;
  readonly problems: readonly Problem[];
}

export type Cell = Answer | NoAnswer;

/** One row of a comparison: cells in the order of the policies asked for. */
export interface RunRow {
  readonly id: string;
  readonly cells: readonly Cell[];
}

export interface Batch {
  readonly rows: readonly RunRow[];
  readonly done: number;
  readonly total: number;
}

/** A case answered on its own, with explanations; problems of the case stand with their pointers. */
export interface Answered {
  readonly case: Case | null;
  readonly cells: readonly Cell[];
  readonly problems: readonly Problem[];
}

/** Findings of the Code for one edition. */
export interface CodeColumn {
  readonly edition: string;
  readonly findings: readonly Finding[];
}

/** One document as it stands in the editor: every problem in it, and what can be shown of it; `edition` is null while it has errors. */
export interface Looked {
  readonly problems: readonly Problem[];
  readonly edition: EditionView | null;
}

/** One or two facts over a case (`text`), or over all cases; `axes` as the command line writes them, none for the case as it is. */
export interface SweepAsk {
  readonly text?: string;
  readonly axes: readonly string[];
  /** At most so many steps of a fact without values. */
  readonly most?: number;
  readonly options: RunOptions;
}

/** How far a sweep is, then the sweep with its rows for a file; or why there is none. Over all cases points have sums, not answers. */
export interface Swept {
  readonly done: number;
  readonly total: number;
  readonly sweep: Sweep | null;
  readonly rows: readonly SweepRow[];
  readonly faults: readonly string[];
}

/** `run` streams batches; each other request has one answer. */
export interface Requests extends ImpactRequests {
  load: { ask: { files: readonly SourceFile[] }; answer: Loaded };
  run: { ask: { options: RunOptions }; answer: Batch };
  answer: { ask: { text?: string; caseId?: string; options: RunOptions }; answer: Answered };
  code: { ask: { editions: readonly string[] }; answer: readonly CodeColumn[] };
  /** `files` are the unsaved texts, laid over the saved ones. */
  look: { ask: { path: string; files: readonly SourceFile[] }; answer: Looked };
  /** The errors that these texts would have once they are saved, those of other files included where they cause them. */
  check: { ask: { files: readonly SourceFile[] }; answer: readonly Problem[] };
  /** Two texts of editions, rule by rule; null where one of them has errors. */
  differ: { ask: { before: SourceFile; after: SourceFile }; answer: EditionComparison | null };
  /** Streams how far it is. */
  sweep: { ask: SweepAsk; answer: Swept };
  /** All figures come in a part, the differences of failing fixtures with the last answer. One that was overtaken answers null. */
  moves: { ask: MovesAsk; answer: Moved | MovedDetail | null };
  /** A case explained before and after an edit; null where the edition or the case is not there. */
  sides: {
    ask: MovesAsk & { readonly caseId: string; readonly edition: string };
    answer: {
      readonly before: readonly ExplanationSection[] | null;
      readonly after: readonly ExplanationSection[] | null;
    };
  };
}
export type RequestType = keyof Requests;

export type ToWorker =
  | {
      readonly [T in RequestType]: {
        readonly id: number;
        readonly type: T;
        readonly ask: Requests[T]['ask'];
      };
    }[RequestType]
  | { readonly id: number; readonly type: 'cancel' };

export type FromWorker =
  | { readonly id: number; readonly kind: 'part' | 'done'; readonly answer: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string };
