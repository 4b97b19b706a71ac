/** Whatever a stranger does to a document, reading ends soon, with a value or with problems that stand somewhere. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decide,
  determinationToJson,
  parseDocument,
  type Problem,
  readCaseFiles,
  readEditionFile,
  type Result,
} from '../../../engine/index.ts';
import { baseLibrary } from './base.ts';
import { provingText, realLibrary } from '../format/support.ts';

const runs = 300;
/** Milliseconds beyond which a reading counts as hanging, on any machine; how fast it is, `npm run bench` says. */
const limit = 5000;
const library = baseLibrary();
const real = realLibrary();
const landlords = real.editions.map((edition) => edition.text);
const cases = [
  '{ "id": "roof", "facts": { "impact": "high", "heatingCost": 12.5, "coldDays": 3 }, "items": [{ "kind": "loss", "facts": { "missedAppointments": 2 } }], "timeline": { "received": "2025-01-06", "stage1Acknowledged": "2025-01-10" }, "decided": { "amount": 50 }, "expect": { "base-homes": { "outcome": "award" } } }',
  '[{ "id": "a", "facts": {} }, { "id": "b", "facts": { "orderInAddition": true, "impact": null } }]',
];

/** Values that have broken readers before. */
const nasty: unknown[] = [
  null,
  true,
  0,
  -0,
  -1,
  0.005,
  1e300,
  1e21,
  '',
  ' ',
  '-',
  '\ud800',
  '__proto__',
  'toString',
  'awardMax',
  'received',
  '2025-02-30',
  '24:00',
  [],
  {},
  [[]],
  [{}],
  { all: [] },
  { any: [] },
  { fact: 'impact' },
  'x'.repeat(5000),
  { condition: 'at-fault' },
  { each: 1, of: [] },
  { percent: 1e300, of: 'heatingCost', rounding: 'up' },
];
const keys = [
  'all',
  'any',
  'not',
  'condition',
  'fact',
  'value',
  'operator',
  'constructor',
  '__proto__',
  'toString',
  'for',
  'of',
  'heads',
  'when',
  'default',
  'clauses',
  'min',
];

type Step = {
  readonly at: number;
  readonly what: 'replace' | 'remove' | 'double' | 'rename' | 'swap';
  readonly with: number;
};
const step: fc.Arbitrary<Step> = fc.record({
  at: fc.nat(100_000),
  what: fc.constantFrom('replace', 'remove', 'double', 'rename', 'swap'),
  with: fc.nat(1000),
});

interface Place {
  readonly holder: Record<string, unknown> | unknown[];
  readonly key: string | number;
}

function places(value: unknown, found: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return found;
  const holder = value as Record<string, unknown> | unknown[];
  for (const [key, child] of Object.entries(holder)) {
    found.push({ holder, key: Array.isArray(holder) ? Number(key) : key });
    places(child, found);
  }
  return found;
}

const get = ({ holder, key }: Place): unknown => (holder as Record<string | number, unknown>)[key];
const put = ({ holder, key }: Place, value: unknown): void => {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
};

/** Applies one change to a tree, in place. */
function mutate(tree: unknown, change: Step): void {
  const all = places(tree);
  const place = all[change.at % Math.max(1, all.length)];
  if (!place) return;
  const { holder, key } = place;
  const other = all[(change.at * 31 + change.with) % all.length];
  if (change.what === 'replace') put(place, structuredClone(nasty[change.with % nasty.length]));
  else if (change.what === 'remove') {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  } else if (change.what === 'double' && Array.isArray(holder)) holder.push(structuredClone(get(place)));
  else if (change.what === 'rename' && !Array.isArray(holder))
    put({ holder, key: keys[change.with % keys.length] ?? 'x' }, get(place));
  else if (change.what === 'swap' && other) {
    const copy: unknown = JSON.parse(JSON.stringify(get(other) ?? null));
    put(place, copy);
  }
}

interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}
const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(1_000_000),
  remove: fc.nat(12),
  insert: fc.oneof(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '\\',
      '\n',
      '//',
      '/*',
      '\u0000',
      '\ufeff',
      '\ufffd',
      '\\ud800',
      '1e400',
      '-',
      '0',
      'null',
      '{"a":',
    ),
    fc.string({ maxLength: 4 }),
    fc.constant('[},').map((text) => text.repeat(200)),
  ),
});

function check(text: string, result: Result<unknown>, took: number): void {
  expect(took).toBeLessThan(limit);
  if (result.ok) return;
  expect(result.problems.length).toBeGreaterThan(0);
  const lines = text.replace(/^\ufeff/, '').split('\n');
  const misplaced = result.problems.filter(
    ({ line, column }: Problem) =>
      line < 1 || line > lines.length || column < 1 || column > (lines[line - 1] ?? '').length + 1,
  );
  expect(misplaced).toEqual([]);
}

/** The value, and the best time of up to three: what hangs does so each time. */
function timed<T>(work: () => T): [T, number] {
  let best = Infinity;
  for (let attempt = 0; ; attempt += 1) {
    const started = performance.now();
    const value = work();
    best = Math.min(best, performance.now() - started);
    if (best < limit || attempt === 2) return [value, best];
  }
}

const treeOf = (text: string, changes: readonly Step[]): string => {
  const tree: unknown = JSON.parse(text);
  for (const change of changes) mutate(tree, change);
  return JSON.stringify(tree, null, 1);
};

const bytesOf = (text: string, edits: readonly Edit[]): string =>
  edits.reduce((now, { at, remove, insert }) => {
    const from = at % (now.length + 1);
    return now.slice(0, from) + insert + now.slice(from + remove);
  }, text);

const changes = fc.array(step, { minLength: 1, maxLength: 4 });
const edits = fc.array(edit, { minLength: 1, maxLength: 3 });
const editionText = fc.constantFrom(provingText(), provingText(), ...landlords);

describe('reading what was mangled', () => {
  // The first reading compiles: it is not what is measured.
  for (const text of landlords) readEditionFile(real, { path: 'warm.json', text });

  test('an edition whose tree was changed is read, or its problems stand somewhere', () => {
    fc.assert(
      fc.property(editionText, changes, (text, steps) => {
        const mangled = treeOf(text, steps);
        check(mangled, ...timed(() => readEditionFile(real, { path: 'x.json', text: mangled })));
      }),
      { numRuns: runs },
    );
  });

  test('an edition whose bytes were changed is read, or its problems stand somewhere', () => {
    fc.assert(
      fc.property(editionText, edits, (text, cuts) => {
        const mangled = bytesOf(text, cuts);
        check(mangled, ...timed(() => readEditionFile(real, { path: 'x.json', text: mangled })));
      }),
      { numRuns: runs },
    );
  });

  test('a case whose tree or bytes were changed is read, or its problems stand somewhere', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cases), changes, edits, fc.boolean(), (text, steps, cuts, bytes) => {
        const mangled = bytes ? bytesOf(text, cuts) : treeOf(text, steps);
        check(mangled, ...timed(() => readCaseFiles(library, [{ path: 'x.json', text: mangled }])));
      }),
      { numRuns: runs },
    );
  });

  test('whatever is read can be decided: an edition that passes never makes the engine throw', async () => {
    await fc.assert(
      fc.asyncProperty(changes, async (steps) => {
        const read = readEditionFile(real, { path: 'x.json', text: treeOf(provingText(), steps) });
        if (!read.ok) return;
        const facts = { impact: 'high', missedAppointments: 2 };
        const result = await decide(real, read.value, {
          id: 'any',
          facts,
          timeline: { received: '2025-05-06' },
        });
        if (result.ok) JSON.stringify(determinationToJson(result.value));
        else expect(result.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
  });

  test('a fact or condition named as what every object has is a problem, and no crash', () => {
    for (const name of ['toString', 'constructor', 'hasOwnProperty']) {
      const tree = JSON.parse(provingText()) as { rules: { conditions: unknown }[] };
      for (const conditions of [
        { all: [{ fact: name, operator: 'equal', value: 1 }] },
        { condition: name },
      ]) {
        (tree.rules[0] as { conditions: unknown }).conditions = conditions;
        const text = JSON.stringify(tree, null, 2);
        const read = readEditionFile(real, { path: 'x.json', text });
        expect(read.ok).toBe(false);
        check(text, read, 0);
      }
    }
  });

  test('brackets in any disorder never overflow the parser', () => {
    const fragment = fc.array(
      fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"', '1', '\n', '/*', '*/', '//', '"a":', ' '),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(fc.array(fragment, { minLength: 1, maxLength: 3 }), (parts) => {
        const text = parts.map((part) => part.join('').repeat(Math.floor(20_000 / part.length))).join('');
        const result = parseDocument({ path: 'x.json', text });
        expect(result.ok || result.problems.length > 0).toBe(true);
      }),
      { numRuns: runs },
    );
  });
});
