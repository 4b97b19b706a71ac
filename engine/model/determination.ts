/** What one edition says of one case. Sums are pence here; `report/json.ts` turns them into pounds. */
import type { Pence } from '../money.ts';
import type { Category } from './edition.ts';
import type { EventType, FlagKind, Route } from './rule.ts';

export const outcomes = [
  'award',
  'no-award',
  'excluded',
  'referred',
  'outside-policy',
  'undetermined',
] as const;
export type Outcome = (typeof outcomes)[number];
export const bases = ['none', 'fixed', 'up-to', 'range', 'at-least', 'unspecified'] as const;
export type Basis = (typeof bases)[number];

/** `max` null is open-ended; both null is unspecified. */
export interface Range {
  readonly min: Pence | null;
  readonly max: Pence | null;
}

export interface Award extends Range {
  readonly basis: Basis;
  /** The least is not itself payable ("above £500"). */
  readonly minExclusive?: true;
  /** Heads without an amount. */
  readonly unspecified?: readonly string[];
}

/** Only some combinations of the unknown facts give this element. */
export interface Maybe {
  readonly maybe?: true;
}

export interface HeadLine extends Award, Maybe {
  readonly head: string;
  readonly category: Category;
  /** The first rule behind the line; `rules` has them all. */
  readonly rule: string;
  readonly rules: readonly string[];
  readonly clauses: readonly string[];
  /** Position in the case's items, from 0; absent where the rule ran over the case. */
  readonly item?: number;
  readonly supersededBy?: string;
  readonly limitedBy?: string;
}

export interface Bar extends Maybe {
  readonly reason: string;
  readonly effect: 'outside' | 'exclude' | 'refer';
  readonly of: 'case' | 'item' | readonly string[];
  readonly item?: number;
  readonly rule: string;
  readonly clauses: readonly string[];
}

export interface RemedyLine extends Maybe {
  readonly remedy: string;
  readonly rule: string;
  readonly clauses: readonly string[];
}
export interface TermLine extends Maybe {
  readonly term: string;
  readonly rule: string;
  readonly clauses: readonly string[];
}
export interface Authorisation extends Maybe {
  readonly role: string | null;
  readonly steps: readonly string[];
  readonly rule: string;
  readonly clauses: readonly string[];
}
export interface PaymentPart extends Range {
  readonly heads: readonly string[];
  readonly to: 'customer' | 'arrears' | 'rent-account';
}
export interface Payment extends Maybe {
  readonly route: Route;
  readonly parts: readonly PaymentPart[];
  /** Null where no clause says so: direct is the default. */
  readonly rule: string | null;
  readonly clauses: readonly string[];
}
export interface Flag extends Maybe {
  readonly kind: FlagKind;
  readonly text: string;
  readonly clauses: readonly string[];
}
export interface Deadline {
  readonly step: string;
  readonly due: string;
  readonly clauses: readonly string[];
}
export const complianceStatuses = ['met', 'not-met', 'judgement', 'overdue', 'not-applicable'] as const;
export type ComplianceStatus = (typeof complianceStatuses)[number];
export interface CaseCompliance {
  readonly provision: string;
  readonly status: ComplianceStatus;
  readonly text: string;
}

/** A condition as it was evaluated. `result` is null where unknown facts decide; `actual` is in the fact's own terms. */
export type TraceNode =
  | {
      readonly kind: 'all' | 'any' | 'not';
      readonly result: boolean | null;
      readonly children: readonly TraceNode[];
    }
  | {
      readonly kind: 'condition';
      readonly name: string;
      readonly result: boolean | null;
      readonly children: readonly TraceNode[];
    }
  | {
      readonly kind: 'leaf';
      readonly fact: string;
      readonly operator: string;
      readonly value: unknown;
      readonly actual: TraceValue;
      readonly result: boolean | null;
    };
export type TraceValue = boolean | number | string | null;

/** One rule in one context (the case, or an item). `rule` is `gate` for the gate and `category:<head>:<row>` for category rows. */
export interface TraceEntry {
  readonly rule: string;
  readonly event: EventType | 'gate' | 'category';
  readonly item?: number;
  readonly fired: boolean | null;
  readonly clauses: readonly string[];
  readonly conditions: TraceNode | null;
}

export interface Gate {
  readonly open: boolean | null;
  readonly heads: readonly string[] | null;
  readonly clauses: readonly string[];
}

export interface Determination {
  readonly policy: string;
  readonly case: string;
  readonly outcome: Outcome;
  /** Where the outcome is `undetermined`: those that the unknown facts allow, in the contract's order. */
  readonly outcomes?: readonly Outcome[];
  readonly award: Award;
  readonly net: Range;
  readonly heads: readonly HeadLine[];
  readonly gate: Gate;
  readonly exclusions: readonly Bar[];
  readonly referrals: readonly Bar[];
  readonly remedies: readonly RemedyLine[];
  readonly terms: readonly TermLine[];
  readonly authorisation: Authorisation | null;
  readonly payment: Payment | null;
  readonly flags: readonly Flag[];
  readonly deadlines: readonly Deadline[];
  readonly compliance: readonly CaseCompliance[];
  readonly assumed: readonly string[];
  readonly unread: readonly string[];
  readonly needs: readonly string[];
  readonly butFor: readonly HeadLine[];
  readonly trace: readonly TraceEntry[];
}
