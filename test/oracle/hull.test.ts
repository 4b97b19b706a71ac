/** Any way of filling in what is unknown stays inside what the oracle says of the unknown case. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseFor } from './arbitraries';
import { exampleHomes } from './example-homes';
import { exampleRich } from './example-rich';
import { oracle } from './oracle';
import type { CaseSpec, Edition, Ends, FactDecl, Raw, Vocabulary } from './types';

const vocabulary = JSON.parse(
  readFileSync(new URL('../../rules/vocabulary.json', import.meta.url), 'utf8'),
) as Vocabulary;

/** Some value of a fact, told by a number. */
function some(decl: FactDecl, n: number): Raw {
  if (decl.type === 'boolean') return n % 2 === 0;
  if (decl.type === 'enumeration') return decl.values?.[n % decl.values.length] ?? null;
  if (decl.type === 'date') return `20${20 + (n % 8)}-0${1 + (n % 9)}-1${n % 10}`;
  if (decl.type === 'time') return `0${n % 10}:00`;
  const [min, max] = [decl.min ?? 0, decl.max ?? 1000];
  return min + (n % (max - min + 1));
}

/** Every unknown given a value: those that the case leaves blank, and those that it leaves out and that have no default. */
function filled(spec: CaseSpec, decls: FactDecl[], seed: number): CaseSpec {
  const known = (facts: Record<string, Raw>): Record<string, Raw> =>
    Object.fromEntries(
      Object.entries(facts).map(([name, value], i) => {
        const decl = decls.find((d) => d.name === name);
        return [name, value === null && decl !== undefined ? some(decl, seed + 7 * i) : value];
      }),
    );
  const bare = decls.filter((d) => d.default === null && !Object.hasOwn(spec.facts, d.name));
  const blank = Object.fromEntries(bare.map((d): [string, Raw] => [d.name, null]));
  return {
    ...spec,
    facts: known({ ...spec.facts, ...blank }),
    items: (spec.items ?? []).map((i) => ({ ...i, facts: known(i.facts ?? {}) })),
  };
}

const inside = (a: Ends, b: Ends): boolean =>
  (b.min ?? 0) <= (a.min ?? 0) && (b.max === null || (a.max !== null && a.max <= b.max));

describe('oracle of an unknown case', () => {
  it.each([exampleHomes, exampleRich].map((edition) => [(edition as Edition).id, edition]))(
    '%s holds every filling-in',
    (_, edition) => {
      const decls = [...vocabulary.facts, ...((edition as Edition).facts ?? [])];
      fc.assert(
        fc.property(caseFor(edition, vocabulary), fc.nat(2000), (spec, seed) => {
          const given = { edition, vocabulary, holidays: ['2025-04-18', '2025-12-25'] };
          const whole = oracle({ ...given, case: spec });
          const one = oracle({ ...given, case: filled(spec, decls, seed) });
          for (const outcome of one.outcomes ?? [one.outcome])
            expect(whole.outcomes ?? [whole.outcome]).toContain(outcome);
          expect(inside(one.award, whole.award)).toBe(true);
          expect(inside(one.net, whole.net)).toBe(true);
          for (const h of one.heads)
            expect(whole.heads.some((w) => w.head === h.head && w.item === h.item)).toBe(true);
        }),
        { numRuns: Number(process.env['ORACLE_RUNS'] ?? 60), seed: 20261121 },
      );
    },
  );
});
