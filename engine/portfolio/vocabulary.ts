/** The facts that a portfolio may speak of. */
import type { PreparedEdition, Vocabulary } from '../model/index.ts';
import type { Library } from '../read/library.ts';

/** The shared vocabulary with the facts that editions add (`extra`: editions given as files), each name once. */
export function portfolioVocabulary(library: Library, extra: readonly PreparedEdition[] = []): Vocabulary {
  const facts = new Map(library.vocabulary.facts.map((fact) => [fact.name, fact]));
  for (const { edition } of [...library.editions, ...extra])
    for (const fact of edition.facts ?? []) if (!facts.has(fact.name)) facts.set(fact.name, fact);
  return { ...library.vocabulary, facts: [...facts.values()] };
}
