/** Whether the role that decided may approve what was decided, under one edition. */
import { hasBit } from '../compile/bits.ts';
import { type BatchResult, NO_ROLE, UNREADABLE } from '../compile/result.ts';
import {
  type Case,
  compare,
  encode,
  holdsMaybe,
  type Leaf,
  outcomes,
  type PreparedEdition,
  type PreparedRule,
  totalNames,
} from '../model/index.ts';
import { AWARD } from './standings.ts';

const UNDETERMINED = outcomes.indexOf('undetermined');

/** Letters and digits: "Supervisor / manager" is "supervisor/Manager". */
const plain = (role: string): string => role.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Something that calls for a role: a band that is awarded, or a rule over the total. */
interface Call {
  readonly at: number;
  readonly level: number;
  readonly rule: PreparedRule;
}

/**
 * The authority that an edition asks for, sum by sum. A determination names the role for the highest amount payable; a
 * lower sum may need less, so rules over the total are asked again with what was decided. A rule for certain heads or items
 * counts where it certainly fired and its role is the determination's. What cannot be told without the whole determination
 * (derived facts, unknown facts, roles that cannot be read) is never held against anybody, and is counted as not told.
 */
export class Authority {
  private readonly levels: ReadonlyMap<string, number>;
  private readonly bands: readonly Call[];
  private readonly totals: readonly Call[];
  private readonly parts: readonly Call[];

  constructor(private readonly edition: PreparedEdition) {
    this.levels = new Map(edition.roles.map((role, level) => [plain(role), level]));
    const calls = (type: string): Call[] =>
      edition.rules.flatMap((rule, at) => {
        if (rule.event.type !== type || !('role' in rule.event.params)) return [];
        const { role } = rule.event.params;
        return typeof role === 'string' ? [{ at, rule, level: edition.roles.indexOf(role) }] : [];
      });
    this.bands = calls('award');
    const isWhole = ({ rule: { event, for: kind } }: Call): boolean =>
      kind === undefined && event.type === 'authorise' && event.params.heads === undefined;
    this.totals = calls('authorise').filter(isWhole);
    this.parts = calls('authorise').filter((call) => !isWhole(call));
  }

  /** The place of a role among those of the edition, however it is capitalised, spaced and punctuated; undefined where it has no such role. */
  levelOf(role: string): number | undefined {
    return this.levels.get(plain(role));
  }

  /** Whether a sum in pence, decided by the role of a level, needed a higher one; undefined where it cannot be told. */
  isAbove(result: BatchResult, at: number, c: Case, level: number, decided: number): boolean | undefined {
    const top = result.roles[at] as number;
    if (result.outcomes[at] === UNDETERMINED) return undefined;
    if (result.outcomes[at] !== AWARD || top === NO_ROLE) return false;
    if (top === UNREADABLE || hasBit(result.roleMaybe, at)) return undefined;
    const isCertain = ({ at: slot }: Call): boolean => {
      const [on, maybe] = [result.fired[slot], result.maybeFired[slot]];
      return on !== undefined && maybe !== undefined && hasBit(on, at) && !hasBit(maybe, at);
    };
    const above = (calls: readonly Call[]): Call[] => calls.filter((call) => call.level > level);
    // A band above the role that the determination names was not paid, or shares the very pound that was decided.
    if (above(this.bands).some((call) => call.level <= top && isCertain(call))) return true;
    // A rule for certain heads or items counts where the determination takes its role, unless the sum forbids it.
    const isPart = (call: Call): boolean =>
      call.level === top && isCertain(call) && this.callsAt(call.rule, c, decided, false) !== false;
    if (above(this.parts).some(isPart)) return true;
    const asked = above(this.totals).map((call) => this.callsAt(call.rule, c, decided));
    if (asked.includes(true)) return true;
    // The determination asks for more, and nothing that could be asked again says why.
    const isOpen =
      asked.includes(undefined) ||
      above(this.parts).some(({ at: slot }) => {
        const [on, maybe] = [result.fired[slot], result.maybeFired[slot]];
        return (on !== undefined && hasBit(on, at)) || (maybe !== undefined && hasBit(maybe, at));
      });
    return top > level && isOpen ? undefined : false;
  }

  /** Whether a rule holds where the total is a sum; `facts` false: as far as the sum alone says. */
  private callsAt({ conditions }: PreparedRule, c: Case, sum: number, facts = true): boolean | undefined {
    if (conditions === null) return true;
    const leaf = (each: Leaf): boolean | undefined =>
      facts || each.fact === totalNames.min || each.fact === totalNames.max
        ? this.leaf(each, c, sum)
        : undefined;
    return holdsMaybe(conditions, this.edition.named, leaf);
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
