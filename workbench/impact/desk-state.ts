/** What the Impact screen knows of the portfolio that is open. */
import type { Mapping } from '../../engine/index.ts';
import type {
  ImpactStep,
  ImpactView,
  KeptPortfolio,
  MappingCheck,
  Opened,
  PortfolioFault,
  PortfolioSource,
} from '../shared/impact-protocol.ts';
import type { Question } from './question.ts';

/** Where the reader is: choosing, waiting for a file to open, mapping its columns, or at the answer. */
export type Stage = 'choose' | 'opening' | 'mapping' | 'answer';

/** A run under way: how far it is, and when it began (ms of the page's clock). */
export interface Running {
  readonly step: ImpactStep | null;
  readonly since: number;
  readonly phaseSince: number;
}

export interface DeskState {
  readonly stage: Stage;
  /** What the portfolio is called on the screen. */
  readonly name: string;
  readonly source: PortfolioSource | null;
  readonly opened: Opened | null;
  readonly fault: PortfolioFault | null;
  readonly mapping: Mapping | null;
  readonly undo: readonly Mapping[];
  readonly redo: readonly Mapping[];
  readonly check: MappingCheck | null;
  /** Why a mapping file does not fit; empty where none was loaded, or the last one fits. */
  readonly mappingFaults: readonly string[];
  /** The file is read anew, at another sheet or line of headers; the mapping stands until it is there. */
  readonly isReopening: boolean;
  readonly running: Running | null;
  readonly view: ImpactView | null;
  /** The question that was put last, so that another one is noticed. */
  readonly asked: string | null;
  /** The question that the view answers. */
  readonly answered: string | null;
  /** The question that the reader stopped while an older answer stood: it is not put again by itself. */
  readonly stopped: string | null;
  /** What the URL says of the editions, kept beside the portfolio for the way to another screen and back. */
  readonly question: Question | null;
  /** The draft of this browser that has these rows, and the mapping under which they were read. */
  readonly kept: { readonly draft: KeptPortfolio; readonly mapping: Mapping | null } | null;
  /** Whether the reader opened it: then the focus follows. A link opens by itself. */
  readonly isByHand: boolean;
  /** A sentence for whoever cannot see the change: "Stopped. Nothing was kept." */
  readonly said: string;
}

/** Nothing is open. */
export const nothing: DeskState = {
  stage: 'choose',
  name: '',
  source: null,
  opened: null,
  fault: null,
  mapping: null,
  undo: [],
  redo: [],
  check: null,
  mappingFaults: [],
  isReopening: false,
  running: null,
  view: null,
  asked: null,
  answered: null,
  stopped: null,
  question: null,
  kept: null,
  isByHand: false,
  said: '',
};
