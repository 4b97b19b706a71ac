/** Two editions held against each other: every change is told once, as what it is, and the other way round it is the same. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addKeyAt,
  applyEdits,
  compareEditions,
  type EditionChange,
  type Edits,
  insertAt,
  moveAt,
  type PreparedEdition,
  readEditionFile,
  removeAt,
  renameSymbol,
  type RuleSymbol,
  setAt,
} from '../../../engine/index.ts';
import { exampleHomes } from '../../oracle/example-homes.ts';
import { theLibrary } from '../../support/library.ts';

const library = theLibrary();
const path = 'rules/policies/example-homes/2025-01.json';
const example = JSON.stringify(exampleHomes, null, 2);

function tryRead(text: string, file = path): PreparedEdition | undefined {
  const result = readEditionFile(library, { path: file, text });
  return result.ok ? result.value : undefined;
}
function read(text: string, file = path): PreparedEdition {
  const edition = tryRead(text, file);
  if (!edition) throw new Error('the edition does not read');
  return edition;
}
type Step = (text: string) => Edits;
const after = (text: string, ...steps: readonly Step[]): string =>
  steps.reduce((now, step) => {
    const edits = step(now);
    if (!edits.ok) throw new Error(edits.problems.map(({ what }) => what).join('\n'));
    return applyEdits(now, edits.value);
  }, text);
const renamed = (text: string, symbol: Omit<RuleSymbol, 'home'>, name: string): string => {
  const vocabulary = 'rules/vocabulary.json';
  const documents = new Map([
    [vocabulary, JSON.stringify(library.vocabulary)],
    [path, text],
  ]);
  const edits = renameSymbol(documents, { ...symbol, home: path }, name);
  if (!edits.ok) throw new Error(edits.problems.map(({ what }) => what).join('\n'));
  return applyEdits(text, edits.value.get(path) ?? []);
};
const changes = (text: string): readonly EditionChange[] =>
  compareEditions(read(example), read(text)).changes;

describe('compareEditions(before, after)', () => {
  test('tells an amount that changed, of its row alone, with pointers and sentences of both sides', () => {
    const [change, ...others] = changes(
      after(example, (t) => setAt(t, '/tables/0/rows/0/amount', { upTo: 60 })),
    );
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      part: 'row',
      kind: 'changed',
      name: 'low',
      table: 'impact-bands',
      head: 'service-failure',
      before: { pointer: '/tables/0/rows/0', place: 1 },
      fields: [
        {
          field: 'amount',
          before: { pointer: '/tables/0/rows/0/amount', text: 'up to £50', value: { upTo: 50 } },
          after: { pointer: '/tables/0/rows/0/amount', text: 'up to £60', value: { upTo: 60 } },
        },
      ],
      text: 'Row `low` of table `impact-bands`: amount was up to £50, is up to £60',
    });
    expect(change?.before?.text).toContain('Up to £50');
    expect(change?.after?.text).toContain('Up to £60');
  });

  test('tells a condition, a cell, clauses and flags by their names', () => {
    const flag = { kind: 'discretion', text: 'The officer decides.' };
    const told = changes(
      after(
        example,
        (t) => setAt(t, '/rules/1/conditions/all/0/value', 2),
        (t) => setAt(t, '/rules/1/event/params/clauses', ['2.6', '2.9']),
        (t) => addKeyAt(t, '/rules/1/event/params', 'flags', [flag]),
        (t) => setAt(t, '/tables/0/rows/1/when/0', ['high']),
      ),
    );
    expect(told.map(({ name, fields }) => [name, fields.map(({ field }) => field)])).toEqual([
      ['high', ['when impact']],
      ['no-heating', ['conditions', 'clauses', 'flags']],
    ]);
    expect(told[0]?.text).toBe(
      'Row `high` of table `impact-bands`: when impact was the impact is medium or high, is the impact is high',
    );
    expect(told[1]?.fields[2]).toMatchObject({
      before: null,
      after: { text: 'discretion: The officer decides.' },
    });
  });

  test('tells what is new and what is gone, with its sentence', () => {
    const row = { name: 'none', when: ['none'], amount: { fixed: 0 } };
    const told = changes(
      after(
        example,
        (t) => insertAt(t, '/tables/0/rows', 0, row),
        (t) => removeAt(t, '/rules/1'),
      ),
    );
    expect(told.map(({ part, kind, name }) => [part, kind, name])).toEqual([
      ['row', 'added', 'none'],
      ['rule', 'removed', 'no-heating'],
    ]);
    expect(told[1]).toMatchObject({ after: null, before: { pointer: '/rules/1' } });
    expect(told[1]?.text).toMatch(/^Rule `no-heating` is gone: The larger of|^Rule `no-heating` is gone: /);
  });

  test('tells a move once, and says whether the order decides something', () => {
    const unordered = changes(after(example, (t) => moveAt(t, '/rules', 0, 2)));
    expect(unordered.map(({ kind, name, order }) => [kind, name, order])).toEqual([
      ['moved', 'missed-appointment', undefined],
    ]);
    const first = after(example, (t) => setAt(t, '/heads/service-failure/hitPolicy', 'first'));
    const told = compareEditions(
      read(first),
      read(after(first, (t) => moveAt(t, '/tables/0/rows', 0, 1))),
    ).changes;
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      kind: 'moved',
      order: 'of `service-failure` the first that holds counts',
    });
    expect(told[0]?.text).toContain('from place ');
  });

  const renames: [Omit<RuleSymbol, 'home'>, string][] = [
    [{ kind: 'head', name: 'heating' }, 'warmth'],
    [{ kind: 'condition', name: 'at-fault' }, 'blame'],
    [{ kind: 'fact', name: 'heatingLossDays' }, 'coldDays'],
    [{ kind: 'derived', name: 'daysFromEnd' }, 'sinceEnd'],
    [{ kind: 'parameter', name: 'weeklyRent' }, 'rent'],
    [{ kind: 'rule', name: 'no-heating' }, 'cold'],
    [{ kind: 'table', name: 'impact-bands' }, 'bands'],
    [{ kind: 'row', name: 'low', of: 'impact-bands' }, 'small'],
  ];
  for (const [symbol, name] of renames)
    test(`tells the rename of a ${symbol.kind} as one change, wherever the name stands`, () => {
      const told = changes(renamed(example, symbol, name));
      expect(told.map((c) => [c.part, c.kind, c.before?.name, c.after?.name])).toEqual([
        [symbol.kind, 'renamed', symbol.name, name],
      ]);
    });

  test('tells two renames of which one needs the other', () => {
    const both = renamed(
      renamed(example, { kind: 'fact', name: 'tenancyEnded' }, 'ended'),
      { kind: 'derived', name: 'daysFromEnd' },
      'sinceEnd',
    );
    expect(changes(both).map(({ kind, name }) => [kind, name])).toEqual([
      ['renamed', 'sinceEnd'],
      ['renamed', 'ended'],
    ]);
  });

  test('does not take a head for another that shares its category', () => {
    const text = after(
      example,
      (t) => addKeyAt(t, '/heads', 'garden', { hitPolicy: 'first', category: 'reimbursement' }),
      (t) => removeAt(t, '/rules/1'),
      (t) => removeAt(t, '/heads/heating'),
    );
    expect(
      changes(text)
        .filter(({ part }) => part === 'head')
        .map(({ kind, name }) => [kind, name]),
    ).toEqual([
      ['added', 'garden'],
      ['removed', 'heating'],
    ]);
  });

  test('tells a table that decides a category cell by cell, each at its place', () => {
    const derby = library.editions.find(({ edition }) => edition.id === 'derby-homes@2024-04');
    if (!derby) throw new Error('the edition is gone');
    const at = '/heads/service-failure/category/rows';
    const of = (...steps: Step[]) =>
      compareEditions(derby, read(after(derby.text, ...steps), derby.file)).changes.map(
        ({ part, name, fields }) => [
          part,
          name,
          fields.map(({ field, before, after: now }) => [field, before?.pointer, before?.text, now?.text]),
        ],
      );
    expect(
      of(
        (t) => setAt(t, `${at}/5/category`, 'compensation'),
        (t) => setAt(t, `${at}/1/clauses`, ['14.12']),
        (t) => setAt(t, `${at}/3/when/0`, 'none'),
      ),
    ).toEqual([
      [
        'head',
        'service-failure',
        [
          ['category row 2 clauses', `${at}/1/clauses`, '14.24', '14.12'],
          [
            'category row 4 when ombudsmanFinding',
            `${at}/3/when/0`,
            expect.stringContaining('service failure'),
            expect.stringContaining('no'),
          ],
          ['category row 6', `${at}/5/category`, 'goodwill', 'compensation'],
        ],
      ],
    ]);
    expect(of((t) => setAt(t, '/heads/service-failure/category/otherwise', 'compensation'))).toEqual([
      [
        'head',
        'service-failure',
        [['category otherwise', '/heads/service-failure/category/otherwise', 'goodwill', 'compensation']],
      ],
    ]);
    const plain = of((t) => setAt(t, '/heads/service-failure/category', 'goodwill'));
    expect(plain[0]?.[2]).toContainEqual(['category', undefined, undefined, 'goodwill']);
  });

  const parts: [string, Step, string, string][] = [
    ['the gate', (t) => setAt(t, '/gate/clauses', ['2.1', '2.4']), 'gate', 'changed'],
    ['a head', (t) => setAt(t, '/heads/heating/hitPolicy', 'collect-max'), 'head', 'changed'],
    ['a parameter', (t) => setAt(t, '/parameters/weeklyRent/0/value', 110), 'parameter', 'changed'],
    [
      'a derived fact',
      (t) => setAt(t, '/derived/daysFromEnd', { monthsBetween: ['tenancyEnded', 'received'] }),
      'derived',
      'changed',
    ],
    ['a fact', (t) => setAt(t, '/facts/0/max', 500), 'fact', 'changed'],
    ['a clause', (t) => setAt(t, '/clauses/0/summary', 'Pays where there is fault.'), 'clause', 'changed'],
    ['the profile', (t) => setAt(t, '/profile/stageCount/value', 3), 'profile', 'changed'],
    ['exclusive heads', (t) => setAt(t, '/exclusive/0/keep', 'one'), 'exclusive', 'changed'],
    [
      'a named condition',
      (t) => setAt(t, '/conditions/at-fault/all/0/value', 'partial'),
      'condition',
      'changed',
    ],
    ['the header', (t) => setAt(t, '/reviewBy', '2028-01-01'), 'header', 'changed'],
    ['a document', (t) => setAt(t, '/documents/0/title', 'Redress policy'), 'document', 'changed'],
    [
      'a limit',
      (t) =>
        insertAt(t, '/rules', 0, {
          name: 'cap',
          event: { type: 'limit', params: { of: 'case', per: 'case', cap: 500, clauses: ['2.4'] } },
        }),
      'rule',
      'added',
    ],
    ['roles', (t) => addKeyAt(t, '', 'roles', ['Complaints Manager']), 'role', 'added'],
  ];
  for (const [title, step, part, kind] of parts)
    test(`tells a change of ${title}`, () => {
      const told = changes(after(example, step));
      expect(told.map((change) => [change.part, change.kind])).toEqual([[part, kind]]);
      expect(told[0]?.text).toMatch(/^[A-Z][^{}]+$/);
    });
});

const editions = library.editions;
/** A change without its sentences and groups, which are those of one side. */
const plain = ({ part, kind, before, after: next, fields, order }: EditionChange): string =>
  JSON.stringify([
    part,
    kind,
    before,
    next,
    [...fields].sort((a, b) => (a.field < b.field ? -1 : 1)),
    order !== undefined,
  ]);
const swapped = (change: EditionChange): EditionChange => ({
  ...change,
  kind: change.kind === 'added' ? 'removed' : change.kind === 'removed' ? 'added' : change.kind,
  before: change.after,
  after: change.before,
  fields: change.fields.map(({ field, before, after: next }) => ({ field, before: next, after: before })),
});
const mirrors = (a: PreparedEdition, b: PreparedEdition): void =>
  expect(compareEditions(b, a).changes.map(swapped).map(plain).sort()).toEqual(
    compareEditions(a, b).changes.map(plain).sort(),
  );

/** A random step that may leave an edition that reads. */
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.nat(60), fc.nat(60)).map(
    ([a, b]) =>
      (t: string) =>
        moveAt(t, '/rules', a, b),
  ),
  fc.nat(60).map((n) => (t: string) => removeAt(t, `/rules/${n}`)),
  fc.tuple(fc.nat(3), fc.nat(9), fc.nat(9)).map(
    ([n, a, b]) =>
      (t: string) =>
        moveAt(t, `/tables/${n}/rows`, a, b),
  ),
  fc.tuple(fc.nat(3), fc.nat(9)).map(
    ([n, a]) =>
      (t: string) =>
        removeAt(t, `/tables/${n}/rows/${a}`),
  ),
  fc.tuple(fc.nat(60), fc.nat(900)).map(
    ([n, sum]) =>
      (t: string) =>
        setAt(t, `/rules/${n}/event/params/amount`, { fixed: sum }),
  ),
  fc.nat(60).map((n) => (t: string) => setAt(t, `/rules/${n}/name`, `other-${n}`)),
  fc.tuple(fc.nat(60), fc.nat(60)).map(
    ([a, b]) =>
      (t: string) =>
        moveAt(t, '/clauses', a, b),
  ),
);

describe('laws', () => {
  test('nothing changed between an edition and itself', () => {
    for (const edition of editions) expect(compareEditions(edition, edition).changes).toEqual([]);
  });
  test('two editions of two landlords, swapped, show the same changes the other way round', () => {
    for (const a of editions) for (const b of editions) mirrors(a, b);
  });
  test('an edition and what some edits made of it, swapped, show the same changes', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...editions.keys()),
        fc.array(anyStep, { minLength: 1, maxLength: 5 }),
        (n, steps) => {
          const edition = editions[n];
          if (!edition) return;
          let { text } = edition;
          for (const step of steps) {
            const edits = step(text);
            if (edits.ok) text = applyEdits(text, edits.value);
          }
          const other = tryRead(text, edition.file);
          if (!other) return;
          mirrors(edition, other);
          const isSame = JSON.stringify(other.edition) === JSON.stringify(edition.edition);
          expect(compareEditions(edition, other).changes.length === 0).toBe(isSame);
        },
      ),
      { numRuns: 60 },
    ));
});
