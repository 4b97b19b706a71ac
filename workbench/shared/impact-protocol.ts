/** What the Impact screen asks its worker, and what it answers. Values only. Money is pence; counts are cases. */
import type {
  ExportTable,
  ImpactBin,
  ImpactChange,
  ImpactOutside,
  ImpactSlice,
  ImpactTotals,
  OfferedKind,
  OfferedReport,
  OfferedSelector,
  Selector,
  TakenFact,
  ToldField,
} from '../../engine/impact/index.ts';
import type {
  Case,
  Cause,
  Mapping,
  MappingFindings,
  Outcome,
  PortfolioHead,
  RowProblem,
  SourceFile,
} from '../../engine/index.ts';
import type { Cell } from './protocol.ts';

/** Portfolios that need no file of the reader's: they stand in the documents or beside the screens. */
export const readyPortfolios = ['determinations', 'fixtures', 'generated'] as const;
export type ReadyPortfolio = (typeof readyPortfolios)[number];

/** Where cases come from. A file is read in the worker, piece by piece; `kept` is a draft of this browser. */
export type PortfolioSource =
  | { readonly kind: 'file'; readonly file: File; readonly sheet?: string; readonly headerLine?: number }
  | { readonly kind: 'ready'; readonly which: ReadyPortfolio; readonly url: string }
  | { readonly kind: 'kept'; readonly id: string };

/** Why a portfolio cannot be used, in two parts: what is wrong, and what to do. */
export interface PortfolioFault {
  readonly what: string;
  readonly mend: string;
}

/** How the text of a file was read. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A portfolio opened: its columns with a suggested mapping, or cases that need none; or why not. */
export type Opened =
  | {
      readonly kind: 'columns';
      readonly head: PortfolioHead;
      readonly mapping: Mapping;
      readonly encoding: Encoding;
    }
  | { readonly kind: 'cases'; readonly cases: number }
  | { readonly kind: 'fault'; readonly fault: PortfolioFault };

/** The first rows under a mapping: as cases, and those that cannot be used. */
export interface MappingCheck {
  readonly findings: MappingFindings;
  readonly rows: readonly { readonly line: number; readonly case: Case }[];
  readonly problems: readonly RowProblem[];
}

/** An edition as the screen names it: its id, with `~unsaved` behind it for the author's own text of it. */
export type EditionName = string;
export const unsavedMark = '~unsaved';
export const isUnsaved = (name: EditionName): boolean => name.endsWith(unsavedMark);
/** The id of the edition, whichever of its texts is meant. */
export const savedName = (name: EditionName): string => name.replace(unsavedMark, '');

/** Editions over the cases of a portfolio. `mapping` null: the cases need none. */
export interface ImpactAsk {
  readonly mapping: Mapping | null;
  readonly base: EditionName;
  readonly against: readonly EditionName[];
  /** Facts to break down by. */
  readonly by: readonly string[];
  /** The author's unsaved texts, and paths that are deleted. */
  readonly files: readonly SourceFile[];
  readonly gone: readonly string[];
}

/** How far a run is. `share`: 0 to 1 of the phase. */
export interface ImpactStep {
  readonly phase: 'reading' | 'deciding';
  readonly rows: number;
  readonly unusable: number;
  readonly share: number;
}

/** One side of a case in words of the engine. */
export interface ImpactStanding {
  readonly outcome: Outcome;
  readonly word: string;
  readonly figure: string;
  readonly route: string;
  readonly authoriser: string;
}

/** A case in a list. `midpoint`: by how much it moved; null where the sides cannot be held against each other. */
export interface ImpactRow {
  readonly at: number;
  readonly line: number;
  readonly name: string;
  readonly before: ImpactStanding;
  readonly after: ImpactStanding;
  readonly midpoint: number | null;
}

/** Cases that the same causes moved; `id` is that of the engine. */
export interface CauseView {
  readonly id: number;
  readonly causes: readonly (Cause & { readonly text: string })[];
  readonly change: ImpactChange;
}

/** An edition against the base. */
export interface PairView {
  readonly base: EditionName;
  readonly edition: EditionName;
  readonly change: ImpactChange;
  readonly outside: ImpactOutside;
  readonly bins: readonly ImpactBin[];
  readonly causes: readonly CauseView[];
  readonly by: readonly { readonly fact: string; readonly slices: readonly ImpactSlice[] }[];
  readonly largest: readonly ImpactRow[];
}

/** What an edition says of a published case, without the order: what it gives of its own. */
export interface OrderedSide extends ImpactStanding {
  /** How what was offered and ordered stand against it. */
  readonly offeredIs: OfferedKind | null;
  readonly orderedIs: OfferedKind | null;
  /** It goes from nothing to no upper limit, so that every sum is within it. */
  readonly holdsAny: boolean;
  /** The clauses by which the edition pays what was ordered; null where it does not, or nothing was ordered. */
  readonly paysOrder: readonly string[] | null;
}

/** A published case: what was offered and ordered, and what each edition says; pence, null where nothing is stated. */
export interface OrderedRow {
  readonly at: number;
  readonly name: string;
  readonly offered: number | null;
  readonly ordered: number | null;
  readonly sides: readonly OrderedSide[];
}

/** The answer as the screen shows it. */
export interface ImpactView {
  readonly cases: number;
  /** Rows of the file, used or not. */
  readonly rows: number;
  readonly unusable: number;
  /** How many things are wrong in the unusable rows; the first of them. All are in the file that can be saved. */
  readonly problemCount: number;
  readonly problems: readonly RowProblem[];
  readonly editions: readonly { readonly edition: EditionName; readonly totals: ImpactTotals }[];
  readonly pairs: readonly PairView[];
  readonly offered: readonly { readonly edition: EditionName; readonly report: OfferedReport }[];
  readonly ordered: readonly OrderedRow[];
  /** Facts that no column gives, that an edition reads: those that most rules of the base read first. */
  readonly taken: readonly TakenFact[];
}

/** What a run came to. */
export type ImpactAnswer =
  | { readonly kind: 'step'; readonly step: ImpactStep }
  | { readonly kind: 'view'; readonly view: ImpactView }
  | { readonly kind: 'fault'; readonly fault: PortfolioFault };

/** What an edit moves in the portfolio that is open, at a glance; the figures are those of a run of the same two editions. */
export type ImpactGlance =
  | {
      readonly kind: 'glance';
      readonly cases: number;
      readonly change: ImpactChange;
      /** Groups of causes, the one of most cases first; those behind the fiftieth are not told one by one. */
      readonly causes: readonly CauseView[];
      readonly otherCauses: number;
    }
  | { readonly kind: 'fault'; readonly fault: PortfolioFault };

/** Which cases are asked for: those behind a figure of a pair, or of what was decided under an edition (`of`: its place). */
export type CasePick =
  | (Selector & { readonly pair: number })
  | { readonly kind: 'offered'; readonly of: number; readonly selector: OfferedSelector };

/** Files that can be saved. `small`: groups of fewer than five cases are told, too. */
export type ImpactFile = 'changed' | 'summary' | 'problems';
export interface ImpactFileAsk {
  readonly what: ImpactFile;
  readonly pair: number;
  readonly small: boolean;
  /** What the portfolio is called. */
  readonly name: string;
}

/** What is known of the file behind the cases, also where only they were kept. */
export interface FileAbout {
  /** Rows of the file, used or not; those that cannot be used; how many things are wrong in them. */
  readonly rows: number;
  readonly unusable: number;
  readonly problemCount: number;
  /** Facts that no column gives, and what stands for them. */
  readonly without: Mapping['withoutColumn'];
  /** What it has no column for, of who decided and why; absent where that is told by the cases. */
  readonly silent?: readonly ToldField[];
}

/** A draft of this browser. Times are ms since 1970. */
export interface KeptPortfolio {
  readonly id: string;
  readonly name: string;
  readonly cases: number;
  /** Absent in drafts of an earlier workbench. */
  readonly file?: FileAbout;
  readonly at: number;
  /** It is deleted at the first start after this. */
  readonly until: number;
}

export interface ImpactRequests {
  impactOpen: { ask: PortfolioSource; answer: Opened };
  impactCheck: { ask: { readonly mapping: Mapping }; answer: MappingCheck };
  /** A mapping file, held against the file that is open. */
  impactMapping: {
    ask: { readonly text: string };
    answer: { readonly mapping: Mapping | null; readonly faults: readonly string[] };
  };
  /** Streams how far it is. */
  impactRun: { ask: ImpactAsk; answer: ImpactAnswer };
  /** Of the first of `against`. Null where a newer question took its place. */
  impactGlance: { ask: ImpactAsk; answer: ImpactGlance | null };
  impactCases: {
    ask: { readonly pick: CasePick; readonly from: number; readonly count: number };
    answer: { readonly total: number; readonly rows: readonly ImpactRow[] };
  };
  /** One case with its facts, explained under every edition of the run. */
  impactCase: {
    ask: { readonly at: number };
    answer: { readonly case: Case | null; readonly line: number; readonly cells: readonly Cell[] };
  };
  impactFile: { ask: ImpactFileAsk; answer: { readonly blob: Blob; readonly rows: number } };
  /** Tables of the summary, for a workbook. */
  impactTables: { ask: { readonly small: boolean; readonly name: string }; answer: readonly ExportTable[] };
  /** Keeps the rows that were read as a draft of this browser. */
  impactKeep: { ask: { readonly name: string; readonly now: number }; answer: KeptPortfolio };
}
