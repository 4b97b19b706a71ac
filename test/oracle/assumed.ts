/** What a determination says of its facts: defaults that were read, and facts that nobody looks at. */

import { applicable, contexts, locate, type Ctx, type Input, type World } from './context';
import { categoryNames, editionNames, ruleNames, standing } from './mentions';
import { once, onceEach } from './once';
import { unique, type FlatRule } from './rules';

/** Facts that took a default (other than null) where a rule that ran mentions them, under one choice of the unknowns. */
export function assumedIn(world: World, rules: readonly FlatRule[]): string[] {
  const named = byKind(world.declared, world.edition);
  const defaulted = (ctx: Ctx, name: string): boolean => {
    if (!world.declared.has(name) || !applicable(ctx, name)) return false;
    const { source, raw } = locate(world, ctx.item, name);
    return source === 'default' && raw !== null;
  };
  const ofCase = standing(world).filter((name) => defaulted({ world, item: undefined }, name));
  const ofRules = [...named(rules)].flatMap(([kind, names]) =>
    contexts(world, kind).flatMap((ctx) => names.filter((name) => defaulted(ctx, name))),
  );
  return unique([...ofCase, ...ofRules]);
}

/** The names that the rules for one kind of item mention together: they run in the same contexts. */
const byKind = onceEach((declared: Input['declared'], edition: Input['edition']) =>
  once((rules: readonly FlatRule[]) => {
    const kinds = unique(rules.map((rule) => rule.kind));
    const names = (kind: string | undefined): string[] =>
      unique(
        rules.filter((rule) => rule.kind === kind).flatMap((rule) => ruleNames({ declared, edition }, rule)),
      );
    return new Map(kinds.map((kind) => [kind, names(kind)]));
  }),
);

const isBar = (rule: FlatRule): boolean => ['exclude', 'refer'].includes(rule.type);
const barredBy = (some: readonly FlatRule[]): string[] =>
  some.flatMap((r) => (isBar(r) && Array.isArray(r.params.of) ? r.params.of : []));
/** Every name that some rule of the edition looks at. */
const anywhereIn = onceEach((declared: Input['declared'], edition: Input['edition']) =>
  once((rules: readonly FlatRule[]): ReadonlySet<string> => {
    const input = { declared, edition };
    return new Set([...editionNames(input, rules), ...categoryNames(input), ...barredBy(rules)]);
  }),
);
/** Every name that the rules for a kind of item look at. */
const lookedAtIn = onceEach((declared: Input['declared'], edition: Input['edition']) =>
  onceEach((rules: readonly FlatRule[], kind: string): ReadonlySet<string> => {
    const own = rules.filter((r) => r.kind === kind);
    return new Set([...own.flatMap((r) => ruleNames({ declared, edition }, r)), ...barredBy(own)]);
  }),
);

/** Facts of the case that no rule that runs where they are stated mentions; to bar a loss by name is to look at it. */
export function unreadIn(input: Input, rules: readonly FlatRule[]): string[] {
  const anywhere = anywhereIn(input.declared, input.edition)(rules);
  const given = (input.case.items ?? []).flatMap((item) => {
    const looked = lookedAtIn(input.declared, input.edition)(rules, item.kind);
    return Object.keys(item.facts ?? {}).map((name) => ({ name, seen: looked.has(name) }));
  });
  given.push(...Object.keys(input.case.facts).map((name) => ({ name, seen: anywhere.has(name) })));
  const seen = new Set(given.filter((g) => g.seen).map((g) => g.name));
  return unique(given.map((g) => g.name).filter((name) => !seen.has(name))).sort();
}
