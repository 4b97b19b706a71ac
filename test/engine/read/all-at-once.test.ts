/** A fault of shape hides no fault of meaning: everything that is wrong is said at once. */
import { describe, expect, test } from 'vitest';
import { readCaseFiles, readEditionFile } from '../../../engine/index.ts';
import { exampleHomes } from '../../oracle/example-homes.ts';
import { theLibrary } from '../../support/library.ts';

const library = theLibrary();

describe('readEditionFile(library, file)', () => {
  test('says a wrong status, an unknown clause, a wrong amount and an unknown fact together', () => {
    const edition = structuredClone(exampleHomes) as {
      status: string;
      gate: { clauses: string[] };
      rules: { conditions: { all: { fact: string }[] }; event: { params: { amount: unknown } } }[];
    };
    edition.status = 'final';
    edition.gate.clauses = ['2.11'];
    const [first, second] = edition.rules;
    if (!first || !second) throw new Error('the example has rules');
    first.event.params.amount = { each: 'ten', off: 'missedAppointments' };
    for (const leaf of second.conditions.all) leaf.fact = 'heatingLosDays';
    const read = readEditionFile(library, { path: 'example.json', text: JSON.stringify(edition, null, 2) });
    const pointers = read.problems.map((problem) => problem.pointer);
    expect(pointers).toContain('/status');
    expect(pointers).toContain('/gate/clauses/0');
    expect(pointers.some((pointer) => pointer.startsWith('/rules/0/event/params/amount'))).toBe(true);
    expect(pointers).toContain('/rules/1/conditions/all/0/fact');
  });
});

describe('readCaseFiles(library, files)', () => {
  test('says every fault of every case of a family', () => {
    const family = [
      { id: 'first', title: 5, facts: { impact: 'hihg', arrears: -1 }, timeline: { received: '2025-1-6' } },
      { id: 'second', facts: { impct: 'low' }, items: [{ kind: 'failur', facts: { impact: 'low' } }] },
    ];
    const read = readCaseFiles(library, [{ path: 'family.json', text: JSON.stringify(family) }]);
    const pointers = read.problems.map((problem) => problem.pointer).sort();
    expect(pointers).toEqual([
      '/0/facts/arrears',
      '/0/facts/impact',
      '/0/timeline/received',
      '/0/title',
      '/1/facts/impct',
      '/1/items/0/kind',
    ]);
  });
});
