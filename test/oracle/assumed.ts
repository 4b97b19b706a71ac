/** What a determination says of its facts: defaults that were read, and facts that nobody looks at. */

import { applicable, contexts, locate, type Ctx, type Input, type World } from './context';
import { categoryNames, editionNames, ruleNames, standing } from './mentions';
import { unique, type FlatRule } from './rules';

/** Facts that took a default (other than null) where a rule that ran mentions them, under one choice of the unknowns. */
export function assumedIn(world: World, rules: readonly FlatRule[]): string[] {
  const defaulted = (ctx: Ctx, name: string): boolean => {
    if (!world.declared.has(name) || !applicable(ctx, name)) return false;
    const { source, raw } = locate(world, ctx.item, name);
    return source === 'default' && raw !== null;
  };
  const ofCase = standing(world).filter((name) => defaulted({ world, item: undefined }, name));
  const ofRules = rules.flatMap((rule) => {
    const names = ruleNames(world, rule);
    return contexts(world, rule.kind).flatMap((ctx) => names.filter((name) => defaulted(ctx, name)));
  });
  return unique([...ofCase, ...ofRules]);
}

/** Facts of the case that no rule that runs where they are stated mentions; to bar a loss by name is to look at it. */
export function unreadIn(input: Input, rules: readonly FlatRule[]): string[] {
  const barred = (some: readonly FlatRule[]): string[] =>
    some.flatMap((r) =>
      ['exclude', 'refer'].includes(r.type) && Array.isArray(r.params.of) ? r.params.of : [],
    );
  const anywhere = new Set([...editionNames(input, rules), ...categoryNames(input), ...barred(rules)]);
  const given = (input.case.items ?? []).flatMap((item) => {
    const own = rules.filter((r) => r.kind === item.kind);
    const looked = new Set([...own.flatMap((r) => ruleNames(input, r)), ...barred(own)]);
    return Object.keys(item.facts ?? {}).map((name) => ({ name, seen: looked.has(name) }));
  });
  given.push(...Object.keys(input.case.facts).map((name) => ({ name, seen: anywhere.has(name) })));
  const seen = new Set(given.filter((g) => g.seen).map((g) => g.name));
  return unique(given.map((g) => g.name).filter((name) => !seen.has(name))).sort();
}
