/** What the screens ask the engine in its worker, and what it answers. Values only: all of it can be cloned between threads. */
import type {
  Case,
  CaseEntry,
  Determination,
  Edition,
  ExplanationSection,
  FactDeclaration,
  Finding,
  Mismatch,
  Problem,
  SourceFile,
  Vocabulary,
} from '../../engine/index.ts';

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
  /** The gate first, then rules with rows expanded, in document order. */
  readonly rules: readonly RuleView[];
  /** Head → how its rules combine and what category it is, in the engine's words. */
  readonly heads: Readonly<Record<string, string>>;
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

/** `run` streams batches; each other request has one answer. */
export interface Requests {
  load: { ask: { files: readonly SourceFile[] }; answer: Loaded };
  run: { ask: { options: RunOptions }; answer: Batch };
  answer: { ask: { text?: string; caseId?: string; options: RunOptions }; answer: Answered };
  code: { ask: { editions: readonly string[] }; answer: readonly CodeColumn[] };
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
