/** What the Impact screen knows of the portfolio that is open. */
import type { Mapping } from '../../engine/index.ts';
import type {
  ImpactStep,
  ImpactView,
  MappingCheck,
  Opened,
  PortfolioFault,
  PortfolioSource,
} from '../shared/impact-protocol.ts';

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
  readonly running: Running | null;
  readonly view: ImpactView | null;
  /** What the view answers, so that another question is noticed. */
  readonly asked: string | null;
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
  running: null,
  view: null,
  asked: null,
  isByHand: false,
  said: '',
};
