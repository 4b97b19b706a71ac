/** What the oracle reads and gives: plain shapes of edition, case, vocabulary and determination, written from the three documents. */

export type Raw = boolean | number | string | null;
export type FactType = 'boolean' | 'enumeration' | 'integer' | 'money' | 'date' | 'time';

export interface FactDecl {
  name: string;
  type: FactType;
  values?: string[];
  min?: number;
  max?: number;
  default: Raw;
  when?: Cond;
}

export interface Leaf {
  fact: string;
  operator: string;
  value: Raw | Raw[];
}
/** A condition: exactly one of `all`, `any`, `not`, `condition`, or a leaf. */
export interface Cond extends Partial<Leaf> {
  all?: Cond[];
  any?: Cond[];
  not?: Cond;
  condition?: string;
}

export type Cell = Raw | Raw[] | { from?: Raw; to?: Raw };
export type Pounds = number | string;
export type Rounding = 'down' | 'half-up' | 'up';

/** An amount: the mechanism is told by the key that is present. */
export interface AmountSpec {
  fixed?: Pounds;
  upTo?: Pounds;
  between?: [Pounds, Pounds];
  atLeast?: Pounds;
  exclusive?: boolean;
  each?: Pounds | AmountSpec;
  of?: string | string[] | number | AmountSpec;
  base?: Pounds;
  grace?: Pounds;
  floor?: Pounds;
  cap?: Pounds;
  sumOf?: string[];
  percent?: Pounds;
  times?: string | string[];
  rounding?: Rounding;
  share?: number | number[];
  greaterOf?: AmountSpec[];
  lesserOf?: AmountSpec[];
  capped?: AmountSpec;
  at?: Pounds;
  unspecified?: string;
}

export interface FlagSpec {
  kind: string;
  text: string;
  clauses: string[];
}

/** Everything that an event's `params`, or a table with its row, may say. */
export interface Params {
  head?: string;
  amount?: AmountSpec;
  role?: string | null;
  unspecified?: string;
  flags?: FlagSpec[];
  clauses?: string[];
  reason?: string;
  of?: string | string[];
  timeBar?: boolean;
  per?: string;
  cap?: Pounds;
  remedy?: string;
  term?: string;
  route?: string;
  heads?: string[];
  kind?: string;
  text?: string;
}

export interface RuleSpec {
  name: string;
  for?: string;
  conditions?: Cond;
  event: { type: string; params: Params };
}
export interface RowSpec extends Params {
  name?: string;
  when: Cell[];
}
export interface TableSpec extends Params {
  name: string;
  for?: string;
  event: string;
  conditions?: Cond;
  inputs: string[];
  scale?: string;
  rows: RowSpec[];
}
export interface CategoryTable {
  inputs: string[];
  rows: { when: Cell[]; category: string; clauses?: string[] }[];
  otherwise: string;
}
export interface HeadSpec {
  hitPolicy: string;
  category: string | CategoryTable;
  items?: 'sum' | 'max' | 'first';
  clauses?: string[];
}
export interface ParameterEntry {
  value: number;
  from: string;
  until?: string | null;
  clauses?: string[];
}
export type DerivedSpec = Record<string, string[]>;

export interface Edition {
  id: string;
  facts?: FactDecl[];
  parameters?: Record<string, ParameterEntry[]>;
  derived?: Record<string, DerivedSpec>;
  conditions?: Record<string, Cond>;
  gate: { conditions?: Cond; heads?: string[]; clauses?: string[] };
  roles?: string[];
  kinds?: { name: string; facts?: string[] }[];
  heads: Record<string, HeadSpec>;
  exclusive?: { heads: string[]; keep: string; clauses?: string[] }[];
  tables?: TableSpec[];
  rules?: RuleSpec[];
}

export interface CaseSpec {
  id: string;
  title?: string;
  facts: Record<string, Raw>;
  items?: { kind: string; title?: string; facts?: Record<string, Raw> }[];
  timeline?: Record<string, string | null>;
  decided?: { amount?: number | null };
}
export interface Vocabulary {
  facts: FactDecl[];
}

/** Pence; `null` is open, or (for `min`) that no amount is stated. */
export interface Ends {
  min: number | null;
  max: number | null;
}
export interface HeadLine extends Ends {
  head: string;
  category: string;
  basis: string;
  rule: string;
  clauses: string[];
  rules: string[];
  item?: number;
  supersededBy?: string;
  limitedBy?: string;
  maybe?: true;
}
export interface Notice {
  reason: string;
  effect: string;
  of: string | string[];
  rule: string;
  clauses: string[];
  item?: number;
  maybe?: true;
}
export interface Remedy {
  remedy: string;
  rule: string;
  clauses: string[];
  maybe?: true;
}
export interface Term {
  term: string;
  rule: string;
  clauses: string[];
  maybe?: true;
}
export interface Flag extends FlagSpec {
  maybe?: true;
}
export interface Authorisation {
  role: string | null;
  steps: string[];
  rule: string;
  clauses: string[];
  maybe?: true;
}
export interface Part extends Ends {
  heads: string[];
  to: string;
}
export interface Payment {
  route: string;
  parts: Part[];
  rule: string | null;
  clauses: string[];
  maybe?: true;
}
export interface Award extends Ends {
  basis: string;
  minExclusive?: true;
  unspecified?: string[];
}
/** One run under known facts: a determination without what is said about the reading of facts. */
export interface Run {
  outcome: string;
  award: Award;
  net: Ends;
  heads: HeadLine[];
  /** The lines before an outcome that is no award empties them. */
  held: HeadLine[];
  exclusions: Notice[];
  referrals: Notice[];
  remedies: Remedy[];
  terms: Term[];
  authorisation: Authorisation | null;
  payment: Payment | null;
  flags: Flag[];
  butFor: HeadLine[];
}
export interface OracleDetermination extends Omit<Run, 'held'> {
  policy: string;
  case: string;
  outcomes?: string[];
  assumed: string[];
  unread: string[];
  needs: string[];
}
