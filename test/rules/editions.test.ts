/** Every clause of every source is accounted for once, every citation exists, and no rule waits in vain. */
import { describe, expect, it } from 'vitest';
import { decide, landlordEditions, type PreparedEdition } from '../../engine/index.ts';
import { filesBelow, theCases } from '../support/library.ts';
import { citedIn, editionOf, library } from './library.ts';

const landlords = landlordEditions(library);
const all = library.editions.map(({ edition }) => edition.id);
interface ClauseIndex {
  readonly document: string;
  readonly edition: string;
  readonly clauses: readonly { readonly ref: string; readonly hash: string }[];
}
const indexes = filesBelow('rules/clause-index').map(({ text }) => JSON.parse(text) as ClauseIndex);

/** How an edition cites the clauses of an index: bare in its main document. */
function refsOf(index: ClauseIndex): string[] {
  const main = editionOf(index.edition).edition.documents[0]?.id === index.document;
  return index.clauses.map(({ ref }) => (main ? ref : `${index.document}#${ref}`));
}

/** What an edition's clauses leave out of the indexes, add to them, or have twice. */
function account(expected: readonly string[], refs: readonly string[]): string[] {
  const count = (ref: string): number => refs.filter((one) => one === ref).length;
  return [
    ...expected.filter((ref) => count(ref) === 0).map((ref) => `${ref} is missing`),
    ...expected.filter((ref) => count(ref) > 1).map((ref) => `${ref} stands twice`),
    ...refs.filter((ref) => !expected.includes(ref)).map((ref) => `${ref} is in no source`),
  ];
}

/** The parts of an edition that decide cases, and its profile. */
function parts({ edition }: PreparedEdition) {
  const { clauses, profile, notHeld, ...operative } = edition;
  return { clauses, profile: { profile, notHeld }, operative };
}

describe('clauses', () => {
  it.each(landlords)('%s has every clause of its documents once, and no other', (id) => {
    const { edition } = editionOf(id);
    const expected = indexes.filter((index) => index.edition === edition.id).flatMap(refsOf);
    expect(expected.length).toBeGreaterThan(20);
    expect(
      account(
        expected,
        edition.clauses.map(({ ref }) => ref),
      ),
    ).toEqual([]);
  });

  it('names a clause that is taken away, added or doubled', () => {
    const refs = editionOf('jliving').edition.clauses.map(({ ref }) => ref);
    expect(
      account(
        refs,
        refs.filter((ref) => ref !== '4.7.1'),
      ),
    ).toEqual(['4.7.1 is missing']);
    expect(account(refs, [...refs, '9.9'])).toEqual(['9.9 is in no source']);
    expect(account(refs, [...refs, '4.1'])).toEqual(['4.1 stands twice']);
  });

  it.each(all)('%s cites only clauses that exist', (id) => {
    const { clauses, profile, operative } = parts(editionOf(id));
    const known = new Set(clauses.map(({ ref }) => ref));
    const provisions = library.codes.flatMap((code) => code.provisions.map((one) => `${code.id}#${one.id}`));
    const cited = [...citedIn(operative), ...citedIn(profile)];
    expect(cited.filter((ref) => !known.has(ref) && !provisions.includes(ref))).toEqual([]);
  });

  it.each(all)('%s: an encoded clause is cited, one that is not has its reason and decides no case', (id) => {
    const { clauses, profile, operative } = parts(editionOf(id));
    const [rules, values] = [citedIn(operative), citedIn(profile)];
    const cited = (ref: string): boolean => rules.has(ref) || values.has(ref);
    expect(clauses.filter(({ ref, encoded }) => encoded && !cited(ref)).map(({ ref }) => ref)).toEqual([]);
    expect(clauses.filter(({ ref, encoded }) => !encoded && rules.has(ref)).map(({ ref }) => ref)).toEqual(
      [],
    );
    expect(clauses.filter(({ encoded, because }) => !encoded && !because).map(({ ref }) => ref)).toEqual([]);
  });

  // prettier-ignore
  it.each([
    ['jmha', '¶2 ¶3 ¶6 ¶7 ¶8 ¶9 ¶10 ¶11 ¶12 ¶13 ¶14 ¶15 ¶16 ¶17 ¶18 ¶19 ¶20 ¶21 ¶22 ¶23 ¶24 ¶25'],
    ['jliving', '3.2.2 3.2.3 3.3 3.4 3.7 4 4.1 4.2 4.3 4.4 4.5 4.6 4.7 4.7.1 4.7.2 4.8'],
    ['derby-homes', '3.3 7.17 8.1 8.3 14.2 14.3 14.4 14.5 14.7 14.8 14.9 14.11 14.12 14.13 14.14 14.16 14.17 14.18 14.19 14.20 14.21 14.22 14.23 14.24 14.25 14.26 14.27 14.28'],
    ['alliance-homes', '2.2 2.3 2.4 2.5 2.6 2.7 2.8 2.9 2.10 3.1 3.2 3.3 3.4 3.5 3.6 3.7 4.2 4.3 4.4 5.1 5.2 6.1 6.2 6.3 7.5 7.6 10'],
  ])('every operative clause of %s decides or flags something', (id, operative) => {
    const cited = citedIn(parts(editionOf(id)).operative);
    expect(operative.split(' ').filter((ref) => !cited.has(ref))).toEqual([]);
  });
});

describe('rules', () => {
  it.each(landlords)('%s: every award says what is left to discretion', (id) => {
    const awards = editionOf(id).rules.filter(({ event }) => event.type === 'award');
    const silent = awards.filter(
      ({ event }) => event.type === 'award' && !event.params.flags?.some(({ kind }) => kind === 'discretion'),
    );
    expect(awards.length).toBeGreaterThan(0);
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('every fact of the vocabulary is read by some edition', () => {
    const read = new Set(library.editions.flatMap(({ reads }) => [...reads]));
    expect(library.vocabulary.facts.map(({ name }) => name).filter((name) => !read.has(name))).toEqual([]);
  });

  it.each(landlords)('%s: every rule holds in some fixture case', async (id) => {
    const edition = editionOf(id);
    const waiting = new Set(edition.rules.map(({ name }) => name));
    for (const { case: one } of theCases()) {
      const decided = await decide(library, edition, one);
      if (decided.ok)
        for (const { rule, fired } of decided.value.trace) if (fired !== false) waiting.delete(rule);
    }
    expect([...waiting]).toEqual([]);
  });
});
