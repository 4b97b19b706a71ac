/** Whether the role that decided may approve what was decided, under one edition. */
import { hasBit } from '../compile/bits.ts';
import { type BatchResult, NO_ROLE, UNREADABLE } from '../compile/result.ts';
import {
  type Case,
  compare,
  encode,
  holdsMaybe,
  type Leaf,
  type PreparedEdition,
  type PreparedRule,
  totalNames,
} from '../model/index.ts';
import { AWARD } from './standings.ts';

const plain = (role: string): string => role.trim().toLowerCase();

/** Something that calls for a role: a band that is awarded, or a rule over the total. */
interface Call {
  readonly at: number;
  readonly level: number;
  readonly rule: PreparedRule;
}

/**
 * The authority that an edition asks for, sum by sum. A determination names the role for the highest amount payable; a
 * lower sum may need less, so rules over the total are asked again with what was decided. What cannot be told without
 * the whole determination (rules for certain heads or items, derived facts, unknown facts, roles that cannot be read) is
 * never held against anybody.
 */
export class Authority {
  private readonly levels: ReadonlyMap<string, number>;
  private readonly bands: readonly Call[];
  private readonly totals: readonly Call[];

  constructor(private readonly edition: PreparedEdition) {
    this.levels = new Map(edition.roles.map((role, level) => [plain(role), level]));
    const calls = (type: string): Call[] =>
      edition.rules.flatMap((rule, at) => {
        if (rule.event.type !== type || !('role' in rule.event.params)) return [];
        const { role } = rule.event.params;
        return typeof role === 'string' ? [{ at, rule, level: edition.roles.indexOf(role) }] : [];
      });
    this.bands = calls('award');
    this.totals = calls('authorise').filter(
      ({ rule: { event, for: kind } }) =>
        kind === undefined && event.type === 'authorise' && event.params.heads === undefined,
    );
  }

  /** The place of a role among those of the edition, however it is capitalised; undefined where it has no such role. */
  levelOf(role: string): number | undefined {
    return this.levels.get(plain(role));
  }

  /** Whether a sum in pence, decided by the role of a level, needed a higher one. */
  isAbove(result: BatchResult, at: number, c: Case, level: number, decided: number): boolean {
    const top = result.roles[at] as number;
    if (result.outcomes[at] !== AWARD || top === NO_ROLE || top === UNREADABLE) return false;
    if (hasBit(result.roleMaybe, at)) return false;
    const holds = (call: Call): boolean => {
      const [on, maybe] = [result.fired[call.at], result.maybeFired[call.at]];
      return on !== undefined && maybe !== undefined && hasBit(on, at) && !hasBit(maybe, at);
    };
    // A band above the role that the determination names was not paid, or shares the very pound that was decided.
    const band = this.bands.some((call) => call.level > level && call.level <= top && holds(call));
    return band || this.totals.some((call) => call.level > level && this.callsAt(call.rule, c, decided));
  }

  /** Whether a rule over the total certainly holds where the total is a sum. */
  private callsAt({ conditions }: PreparedRule, c: Case, sum: number): boolean {
    if (conditions === null) return true;
    return holdsMaybe(conditions, this.edition.named, (leaf) => this.leaf(leaf, c, sum)) === true;
  }

  private leaf({ fact: name, operator, value }: Leaf, c: Case, sum: number): boolean | undefined {
    const type = this.edition.typeOf(name);
    if (type === undefined) return undefined;
    const literal = Array.isArray(value) ? value.map((each) => encode(type, each)) : encode(type, value);
    if (name === totalNames.min || name === totalNames.max) return compare(operator, sum, literal);
    const fact = this.edition.facts.get(name);
    if (!fact || fact.when || c.items !== undefined || c.timeline?.issueArose !== undefined) return undefined;
    const given = c.facts[name] === undefined ? fact.default : c.facts[name];
    return given === null ? undefined : compare(operator, encode(type, given), literal);
  }
}
