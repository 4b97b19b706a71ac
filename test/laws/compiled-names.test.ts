/** Law: the compiled form works for any document, so nothing in it names a policy, a fact or a head. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { theLibrary } from '../support/library.ts';

const library = theLibrary();
const folder = new URL('../../engine/compile/', import.meta.url);

/** Every name that an edition or the vocabulary gives. */
const names = new Set(
  library.editions.flatMap(({ edition, landlordId, facts }) => [
    edition.id,
    landlordId,
    edition.landlord,
    ...Object.keys(edition.heads),
    ...Object.keys(edition.derived ?? {}),
    ...Object.keys(edition.parameters ?? {}),
    ...facts.keys(),
  ]),
);

/** The names that stand as text in a source. */
const namedIn = (source: string): string[] =>
  [...source.matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`\n]*)`/g)]
    .map(([, single, double, template]) => single ?? double ?? template ?? '')
    .filter((text) => names.has(text));

describe('engine/compile', () => {
  test('names no policy, fact or head', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(20);
    const found = files.flatMap((file) =>
      namedIn(readFileSync(new URL(file, folder), 'utf8')).map((name) => `${file}: ${name}`),
    );
    expect(found).toEqual([]);
  });

  test('is searched for every such name: planted ones are found', () => {
    const planted =
      "const a = 'impact'; const b = \"derby-homes\"; const c = `service-failure`; const d = 'all';";
    expect(namedIn(planted)).toEqual(['impact', 'derby-homes', 'service-failure']);
  });
});
