/** Whether facts apply: their `when`, with every literal encoded once for each edition. */
import {
  compare,
  type Condition,
  encodeCondition,
  type Encoded,
  holds,
  holdsMaybe,
  type Leaf,
  onceForEach,
  type PreparedEdition,
} from '../model/index.ts';
import { representatives } from './unknown.ts';

interface Applicability {
  readonly whens: ReadonlyMap<string, Condition>;
  readonly named: Readonly<Record<string, Condition>>;
}

/** The `when` of facts and the named conditions of an edition, encoded. */
const applicability = onceForEach((edition: PreparedEdition): Applicability => {
  const code = (condition: Condition): Condition => encodeCondition(condition, edition.typeOf);
  const whens = new Map<string, Condition>();
  for (const [name, { when }] of edition.facts) if (when) whens.set(name, code(when));
  const named = Object.fromEntries(
    Object.entries(edition.named).map(([name, condition]) => [name, code(condition)]),
  );
  return { whens, named };
});

/** Whether a fact of an edition has a `when`. */
export const isConditional = (edition: PreparedEdition, name: string): boolean =>
  edition.facts.get(name)?.when !== undefined;

/** Whether a fact applies, where `valueOf` gives the value of every name. A fact that rests on itself applies. */
export function applies(
  edition: PreparedEdition,
  name: string,
  valueOf: (name: string) => Encoded | null,
  path: readonly string[] = [],
): boolean {
  if (!isConditional(edition, name) || path.includes(name)) return true;
  const { whens, named } = applicability(edition);
  return holds(whens.get(name) as Condition, named, ({ fact, operator, value }) =>
    applies(edition, fact, valueOf, [...path, name]) ? compare(operator, valueOf(fact), value) : false,
  );
}

/** Whether a comparison with an unknown fact comes out the same whatever the fact turns out to be. */
function comparedAnyway({ fact, operator, value }: Leaf, edition: PreparedEdition): boolean | undefined {
  const outcomes = representatives(edition, fact).map((each) => compare(operator, each.value, value));
  return outcomes.every((each) => each === outcomes[0]) ? outcomes[0] : undefined;
}

/** The same where some values are unknown: `valueOf` gives undefined for these, and so may the answer be. */
export function mayApply(
  edition: PreparedEdition,
  name: string,
  valueOf: (name: string) => Encoded | null | undefined,
  path: readonly string[] = [],
): boolean | undefined {
  if (!isConditional(edition, name) || path.includes(name)) return true;
  const { whens, named } = applicability(edition);
  return holdsMaybe(whens.get(name) as Condition, named, (leaf) => {
    const below = mayApply(edition, leaf.fact, valueOf, [...path, name]);
    if (below === false) return false;
    const given = valueOf(leaf.fact);
    const holding =
      given === undefined ? comparedAnyway(leaf, edition) : compare(leaf.operator, given, leaf.value);
    return below === undefined && holding !== false ? undefined : holding;
  });
}
