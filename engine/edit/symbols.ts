/** What stands at a place of a document, where it is defined, and where it is used: across editions, vocabulary, codes and cases. */
import { type DocumentKind, type Occurrence, occurrenceAt } from './outline.ts';
import { type Documents, outlineAt, type Place, type RuleSymbol, type SymbolPlace, World } from './world.ts';

type Found = readonly { readonly symbol: RuleSymbol; readonly start: number; readonly length: number }[];

/** A rule's name as a determination says it: a rule, or `table-row` as two names. */
function ruleNames(world: World, path: string | undefined, one: Occurrence): Found {
  const rule = world.own(path, 'rule', one.name);
  if (rule) return [{ symbol: rule, start: 0, length: one.length }];
  const outline = path === undefined ? null : outlineAt(world.documents, path);
  const row = outline?.occurrences.find((d) => d.space === 'row' && `${d.of}-${d.name}` === one.name);
  if (!row?.of || path === undefined) return [];
  const start = row.of.length + 1;
  return [
    { symbol: { kind: 'table', name: row.of, home: path }, start: 0, length: row.of.length },
    { symbol: { kind: 'row', name: row.name, home: path, of: row.of }, start, length: row.name.length },
  ];
}

function resolve(world: World, path: string, kind: DocumentKind, one: Occurrence): RuleSymbol | null {
  const home = kind === 'edition' ? path : one.policy && world.editionFor(one.policy, one.dates);
  const { name } = one;
  const only = kind === 'edition' || kind === 'vocabulary' ? path : undefined;
  switch (one.space) {
    case 'name':
      return world.fact(name, only) ?? world.own(home, 'derived', name) ?? world.own(home, 'parameter', name);
    case 'of':
      return world.own(home, 'head', name) ?? world.fact(name, only);
    case 'fact':
      return world.fact(name, only);
    case 'value':
      return world.value(name, one.of ?? '', only);
    case 'clause':
      if (one.definition)
        return { kind: 'clause', name, home: path, ...(one.of === undefined ? {} : { of: one.of }) };
      return world.clause(home, name);
    case 'row':
      return { kind: 'row', name, home: path, of: one.of };
    case 'rule':
      return world.own(home, 'rule', name);
    default:
      return world.own(home, one.space, name);
  }
}

function symbolsOf(world: World, path: string, kind: DocumentKind, one: Occurrence): SymbolPlace[] {
  const symbol = resolve(world, path, kind, one);
  const found: Found =
    one.space === 'rule' && !symbol && one.policy !== undefined
      ? ruleNames(world, world.editionFor(one.policy, one.dates), one)
      : symbol
        ? [{ symbol, start: 0, length: one.length }]
        : [];
  return found.map(({ symbol: named, start, length }) => ({
    symbol: named,
    path,
    pointer: one.pointer,
    offset: one.offset + start,
    length,
    isDefinition: one.definition === true,
  }));
}

/** What stands at an offset of a document; null where no name stands, or one that nothing defines. */
export function symbolAt(documents: Documents, path: string, offset: number): SymbolPlace | null {
  const outline = outlineAt(documents, path);
  const one = outline && occurrenceAt(outline, offset);
  if (!outline || !one) return null;
  const found = symbolsOf(new World(documents), path, outline.kind, one);
  return found.find((place) => offset <= place.offset + place.length) ?? null;
}

/** The names that stand at a pointer or below it, each once, in the order of the text. */
export function symbolsBelow(documents: Documents, path: string, pointer: string): readonly SymbolPlace[] {
  const outline = outlineAt(documents, path);
  if (!outline) return [];
  const world = new World(documents);
  const found: SymbolPlace[] = [];
  for (const one of outline.occurrences) {
    if (one.pointer !== pointer && !one.pointer.startsWith(`${pointer}/`)) continue;
    for (const place of symbolsOf(world, path, outline.kind, one))
      if (!found.some(({ symbol }) => sameSymbol(symbol, place.symbol))) found.push(place);
  }
  return found;
}

export const sameSymbol = (a: RuleSymbol, b: RuleSymbol): boolean =>
  a.kind === b.kind && a.name === b.name && a.home === b.home && a.of === b.of;

/** Every place where a symbol stands, its definitions among them, by path and then in the order of the text. */
export function usesOf(documents: Documents, symbol: RuleSymbol): readonly SymbolPlace[] {
  const world = new World(documents);
  const places: SymbolPlace[] = [];
  const cited = symbol.kind === 'clause' && symbol.of !== undefined ? [`${symbol.of}#${symbol.name}`] : [];
  for (const path of [...documents.keys()].sort()) {
    const outline = outlineAt(documents, path);
    if (!outline) continue;
    const isPart = (symbol.kind === 'table' || symbol.kind === 'row') && outline.kind === 'cases';
    const candidates = isPart
      ? outline.occurrences.filter((one) => one.space === 'rule')
      : [symbol.name, ...cited].flatMap((name) => outline.byName.get(name) ?? []);
    for (const one of candidates)
      for (const place of symbolsOf(world, path, outline.kind, one))
        if (sameSymbol(place.symbol, symbol)) places.push(place);
  }
  return places;
}

/** Where a symbol is defined; null where nothing defines it any more. */
export function definitionOf(documents: Documents, symbol: RuleSymbol): Place | null {
  const { home, kind, name, of } = symbol;
  const one = new World(documents).defines(
    home,
    kind,
    name,
    kind === 'row' || kind === 'clause' ? of : undefined,
  );
  return one ? { path: home, pointer: one.pointer, offset: one.offset, length: one.length } : null;
}
