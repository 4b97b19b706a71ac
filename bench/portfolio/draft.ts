/** A case while its story is told: facts that have been chosen so far, and the facts that go together wherever they arise. */
import type { Draw } from './random.ts';

export type Value = boolean | number | string | null;

/** Defaults of the vocabulary other than false, 0; a test holds them against it. */
const defaults: Readonly<Record<string, Value>> = {
  customerType: 'tenant',
  complaintStage: 'stage1',
  complaintOutcome: 'upheld',
  complaintSubject: 'repair',
  landlordResponsibility: 'full',
  serviceStandardMissed: true,
  impact: 'none',
  reportedBeforeOwnRepair: true,
  legalProceedings: 'none',
  bankDetailsProvided: true,
  remedialWorkComplete: true,
  ombudsmanFinding: 'none',
};

/** What a case that does not mention a fact says of it. */
export const defaultOf = (name: string, value: Value): Value =>
  Object.hasOwn(defaults, name) ? (defaults[name] as Value) : typeof value === 'boolean' ? false : 0;

/** Facts under construction. */
export class Draft {
  private readonly facts = new Map<string, Value>();

  constructor(readonly draw: Draw) {}

  set(name: string, value: Value): this {
    this.facts.set(name, value);
    return this;
  }

  has(name: string): boolean {
    return this.facts.has(name);
  }

  get(name: string): Value | undefined {
    return this.facts.get(name);
  }

  /** Takes a fact out of the case. */
  take(name: string): Value | undefined {
    const value = this.facts.get(name);
    this.facts.delete(name);
    return value;
  }

  /** Facts that differ from their defaults, in the order in which the story told them. */
  stated(): Record<string, Value> {
    return Object.fromEntries([...this.facts].filter(([name, value]) => value !== defaultOf(name, value)));
  }

  /** How long it lasted, and how badly that hurt: a month is seldom severe, a year seldom slight. */
  lasting(medianMonths: number, spread = 16): this {
    const months = Math.min(120, this.draw.about(medianMonths, spread));
    this.set('durationMonths', months);
    const weights =
      months < 2
        ? [10, 55, 30, 5]
        : months < 6
          ? [4, 36, 48, 12]
          : months < 12
            ? [2, 18, 52, 28]
            : [1, 9, 40, 50];
    return this.set('impact', this.draw.pick(named(['none', 'low', 'medium', 'high'], weights)));
  }

  /** Whose fault it was, and what became of the complaint: one seldom goes without the other. */
  judged(none: number, partial: number, full: number): this {
    const fault = this.draw.pick(named(['none', 'partial', 'full'], [none, partial, full]));
    const weights = fault === 'none' ? [12, 80, 8, 0] : fault === 'partial' ? [9, 8, 68, 15] : [8, 0, 14, 78];
    const outcome = this.draw.pick(named(['undecided', 'notUpheld', 'partlyUpheld', 'upheld'], weights));
    this.set('landlordResponsibility', fault).set('complaintOutcome', outcome);
    const missed = fault === 'none' ? 12 : fault === 'partial' ? 78 : 96;
    return this.set('serviceStandardMissed', this.draw.percent(missed));
  }

  /** A loss, in so many cases of a hundred. */
  loses(name: string, percent: number, medianPounds: number, spread?: number): this {
    return this.draw.percent(percent) ? this.set(name, this.draw.pounds(medianPounds, spread)) : this;
  }

  /** A boolean, true in so many cases of a hundred. */
  may(name: string, percent: number): this {
    return this.set(name, this.draw.percent(percent));
  }

  /** Missed appointments, in so many cases of a hundred: mostly one. */
  misses(percent: number): this {
    if (!this.draw.percent(percent)) return this;
    return this.set('missedAppointments', this.draw.pick(counts));
  }

  /** Whether the landlord is at fault at all. */
  get atFault(): boolean {
    return this.get('landlordResponsibility') !== 'none';
  }
}

const counts = [
  [1, 62],
  [2, 23],
  [3, 9],
  [4, 4],
  [7, 2],
] as const;

/** Choices with their weights. */
export const named = <T>(
  values: readonly T[],
  weights: readonly number[],
): readonly (readonly [T, number])[] => values.map((value, i) => [value, weights[i] ?? 0]);
