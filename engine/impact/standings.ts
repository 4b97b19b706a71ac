/** What an edition says of a run of cases, as little of it as lists and exports need, and apart from the run that said it. */
import { hasBit, type Vector } from '../compile/bits.ts';
import { type BatchResult, NO_ROLE, UNREADABLE } from '../compile/result.ts';
import { type Outcome, outcomes, type PreparedEdition, type Route, routes } from '../model/index.ts';
import type { ImpactSide } from './model.ts';

export const AWARD = outcomes.indexOf('award');
export const UNDETERMINED = outcomes.indexOf('undetermined');

/** How a case stands: with a figure (£0 included), with an open end, without any amount, or undetermined. */
export const stands = { figure: 0, open: 1, unspecified: 2, undetermined: 3 } as const;

/** Stands for no upper end where sums are kept in 32 bits. */
const OPEN = 2 ** 31 - 1;

/** Sums of many cases: in 32 bits where all fit, else as exact doubles. `Infinity` is no upper end. */
class Sums {
  private readonly values: Int32Array | Float64Array;

  constructor(from: Float64Array) {
    let fits = true;
    for (let i = 0; i < from.length && fits; i += 1) {
      const value = from[i] as number;
      fits = value === Infinity || value < OPEN;
    }
    if (fits) {
      const whole = new Int32Array(from.length);
      for (let i = 0; i < from.length; i += 1) {
        const value = from[i] as number;
        whole[i] = value === Infinity ? OPEN : value;
      }
      this.values = whole;
    } else this.values = from.slice();
  }

  at(i: number): number {
    const value = this.values[i] as number;
    return value === OPEN && this.values instanceof Int32Array ? Infinity : value;
  }
}

/** The standings of one edition over a run of cases, by their place in the run. */
export class Standings {
  private readonly outcomes: Uint8Array;
  private readonly routes: Uint8Array;
  private readonly roles: Int16Array;
  private readonly low: Sums;
  private readonly high: Sums;
  private readonly unspecified: Vector;
  private readonly edition: PreparedEdition;

  constructor(result: BatchResult) {
    this.edition = result.edition;
    this.outcomes = result.outcomes.slice();
    this.routes = result.routes.slice();
    this.roles = result.roles.slice();
    this.low = new Sums(result.min);
    this.high = new Sums(result.max);
    this.unspecified = result.unspecified.slice();
  }

  min(at: number): number {
    return this.pays(at) ? this.low.at(at) : 0;
  }

  /** `Infinity` where there is no upper end or no amount. */
  max(at: number): number {
    return this.pays(at) ? this.high.at(at) : 0;
  }

  private pays(at: number): boolean {
    const outcome = this.outcomes[at];
    return outcome === AWARD || outcome === UNDETERMINED;
  }

  side(at: number): ImpactSide {
    const max = this.max(at);
    const role = this.roles[at] as number;
    const route = this.routes[at] as number;
    return {
      outcome: outcomes[this.outcomes[at] as number] as Outcome,
      unspecified: this.pays(at) && hasBit(this.unspecified, at),
      min: this.min(at),
      max: max === Infinity ? null : max,
      route: route === 0 ? null : (routes[route - 1] as Route),
      authoriser: role === NO_ROLE || role === UNREADABLE ? null : (this.edition.roles[role] as string),
    };
  }
}

/** How a case stands in a run; its ends count only where it pays or may pay. */
export function standOf(result: BatchResult, at: number): number {
  const outcome = result.outcomes[at];
  if (outcome === UNDETERMINED) return stands.undetermined;
  if (outcome !== AWARD) return stands.figure;
  if (hasBit(result.unspecified, at)) return stands.unspecified;
  return result.max[at] === Infinity ? stands.open : stands.figure;
}
