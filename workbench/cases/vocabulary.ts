/** Which facts the form asks for, in which order. */
import { compare, holds } from '../../engine/model/holds.ts';
import type { FactDeclaration } from '../../engine/index.ts';
import type { EditionView, LibraryView } from '../shared/protocol.ts';
import type { Draft } from './draft.ts';

/** A group of questions. `own` names the edition whose own facts these are. */
export interface FactGroup {
  readonly id: string;
  readonly label: string;
  readonly facts: readonly FactDeclaration[];
}

/** What decides which facts are shown. */
export interface Asking {
  readonly view: LibraryView;
  readonly editions: readonly EditionView[];
  readonly draft: Draft;
  readonly all: boolean;
  readonly text: string;
}

/** Whether a fact makes sense: its `when` holds over the case and defaults; where that is not known it does. */
export function applies(
  fact: FactDeclaration,
  draft: Draft,
  declared: ReadonlyMap<string, FactDeclaration>,
): boolean {
  if (fact.when === undefined) return true;
  return holds(fact.when, {}, (leaf) => {
    const value = Object.hasOwn(draft.facts, leaf.fact)
      ? draft.facts[leaf.fact]
      : declared.get(leaf.fact)?.default;
    return value === null || value === undefined || compare(leaf.operator, value, leaf.value);
  });
}

/** Every fact that any edition knows, the vocabulary's first. */
export function declaredFacts(view: LibraryView): ReadonlyMap<string, FactDeclaration> {
  const facts = new Map(view.vocabulary.facts.map((fact) => [fact.name, fact]));
  for (const edition of view.editions)
    for (const fact of edition.facts) if (!facts.has(fact.name)) facts.set(fact.name, fact);
  return facts;
}

/** Fact → the policies that read it, in column order. */
export function readersOf(
  policies: readonly { policy: string; edition: EditionView }[],
): ReadonlyMap<string, readonly string[]> {
  const readers = new Map<string, string[]>();
  for (const { policy, edition } of policies) {
    for (const fact of edition.reads) readers.set(fact, [...(readers.get(fact) ?? []), policy]);
  }
  return readers;
}

/** Groups with the facts that the editions read or that the case states; with `all` every fact. Empty groups are left out. */
export function groupsOf({ view, editions, draft, all, text }: Asking): FactGroup[] {
  const declared = declaredFacts(view);
  const common = new Set(view.vocabulary.facts.map((fact) => fact.name));
  const words = text.toLowerCase();
  const wanted = (fact: FactDeclaration): boolean => {
    if (words !== '') return `${fact.name} ${fact.label} ${fact.question}`.toLowerCase().includes(words);
    if (Object.hasOwn(draft.facts, fact.name)) return true;
    if (!all && !editions.some((edition) => edition.reads.includes(fact.name))) return false;
    return applies(fact, draft, declared);
  };
  const grouped = view.vocabulary.groups.map((group) => ({
    id: group.id,
    label: group.label,
    facts: view.vocabulary.facts.filter((fact) => fact.group === group.id && wanted(fact)),
  }));
  const ungrouped = view.vocabulary.facts.filter(
    (fact) => !view.vocabulary.groups.some((g) => g.id === fact.group) && wanted(fact),
  );
  const shown = new Set<string>();
  const own = (all ? view.editions : editions).map((edition) => {
    const facts = edition.facts.filter(
      (fact) => !common.has(fact.name) && !shown.has(fact.name) && wanted(fact),
    );
    for (const fact of facts) shown.add(fact.name);
    return { id: `own-${edition.id}`, label: `Only for ${edition.edition.title} (${edition.id})`, facts };
  });
  return [...grouped, { id: 'more', label: 'More', facts: ungrouped }, ...own].filter(
    (group) => group.facts.length > 0,
  );
}
