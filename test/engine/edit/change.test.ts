/** An edit changes its own characters only; everything else of a text stays byte for byte. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addKeyAt,
  applyEdits,
  type Edits,
  insertAt,
  moveAt,
  removeAt,
  setAt,
  setRawAt,
} from '../../../engine/index.ts';
import { filesBelow } from '../../support/library.ts';
import { model, type Json, pointersOf, valueAt } from './model.ts';

/** The text after edits; throws with the problems where there are none. */
function after(text: string, edits: Edits): string {
  if (!edits.ok) throw new Error(edits.problems.map(({ what }) => what).join('\n'));
  return applyEdits(text, edits.value);
}
const codeOf = (edits: Edits): string | undefined => (edits.ok ? undefined : edits.problems[0]?.code);

const rows = `{
  "name": "bands",
  "rows": [
    { "name": "low", "when": ["low"], "amount": { "fixed": 50.00 } },
    {
      "name": "high",
      "amount": { "fixed": 250.50 }
    }
  ]
}
`;

describe('setAt(text, pointer, value)', () => {
  const cases: [string, string, string, unknown, string][] = [
    ['a number and nothing beside it', '{ "a": 50.00, "b": 7.10 }', '/b', 8, '{ "a": 50.00, "b": 8 }'],
    ['nothing where the value is the same', '{ "a": 50.00 }', '/a', 50, '{ "a": 50.00 }'],
    ['one entry of a list', '{ "a": [1.0, 2.0, 3.0] }', '/a', [1, 5, 3], '{ "a": [1.0, 5, 3.0] }'],
    ['a list that grows', '[1.0, 2.0]', '', [1, 2, 9], '[1.0, 2.0, 9]'],
    ['a list that shrinks', '[1.0, 2.0, 3.0]', '', [1, 3], '[1.0, 3.0]'],
    ['one key of an object', '{ "a": 1.0, "b": 2.0 }', '', { a: 1, b: 3 }, '{ "a": 1.0, "b": 3 }'],
    ['an object that gains a key', '{ "a": 1.0 }', '', { a: 1, b: 3 }, '{ "a": 1.0, "b": 3 }'],
    ['another kind of amount', '{ "fixed": 20 }', '', { upTo: 20 }, '{ "upTo": 20 }'],
    ['a compact text compactly', '{"a":{"b":1}}', '/a/b', { c: [1, 2] }, '{"a":{"b":{"c":[1,2]}}}'],
    ['a key with a slash', '{ "a/b": { "~": 1 } }', '/a~1b/~0', 2, '{ "a/b": { "~": 2 } }'],
    ['a whole document', '7', '', 8, '8'],
    ['behind a byte-order mark', '\uFEFF{ "a": 1 }', '/a', 2, '\uFEFF{ "a": 2 }'],
    [
      'tabs as they are',
      '{\n\t"a": {\n\t\t"b": 1\n\t}\n}',
      '/a',
      { c: 1 },
      '{\n\t"a": {\n\t\t"c": 1\n\t}\n}',
    ],
    [
      'line ends as they are',
      '{\r\n  "a": {\r\n    "b": 1\r\n  }\r\n}',
      '/a',
      { b: 1, c: 2 },
      '{\r\n  "a": {\r\n    "b": 1,\r\n    "c": 2\r\n  }\r\n}',
    ],
  ];
  for (const [title, text, pointer, value, expected] of cases)
    test(`writes ${title}`, () => expect(after(text, setAt(text, pointer, value))).toBe(expected));

  test('breaks a value that does not fit on its line', () => {
    const long = { fact: 'x'.repeat(60), operator: 'y'.repeat(60) };
    expect(after('{\n    "a": 1\n}', setAt('{\n    "a": 1\n}', '/a', long))).toBe(
      `{\n    "a": {\n        "fact": "${long.fact}",\n        "operator": "${long.operator}"\n    }\n}`,
    );
  });

  test('breaks it with the line ends of the text', () => {
    const text = '{\r\n\t"a": 1\r\n}\r\n';
    const long = { fact: 'x'.repeat(60), operator: 'y'.repeat(60) };
    expect(after(text, setAt(text, '/a', long))).toBe(
      `{\r\n\t"a": {\r\n\t\t"fact": "${long.fact}",\r\n\t\t"operator": "${long.operator}"\r\n\t}\r\n}\r\n`,
    );
  });
});

describe('setRawAt(text, pointer, rawJson)', () => {
  test('writes a number as it is spelt', () =>
    expect(after(rows, setRawAt(rows, '/rows/0/amount/fixed', '75.00'))).toBe(
      rows.replace('50.00', '75.00'),
    ));
  test('refuses what is no JSON', () => expect(codeOf(setRawAt(rows, '/name', '{'))).toBe('bad-json'));
});

describe('insertAt(text, arrayPointer, index, value)', () => {
  const low = { name: 'mid', when: ['medium'], amount: { fixed: 100 } };
  const line = '{ "name": "mid", "when": ["medium"], "amount": { "fixed": 100 } }';
  test('lays a row out on one line behind one that is', () =>
    expect(after(rows, insertAt(rows, '/rows', 1, low))).toBe(
      rows.replace('50.00 } },\n', `50.00 } },\n    ${line},\n`),
    ));
  test('lays a row out on many lines behind one that is', () =>
    expect(after(rows, insertAt(rows, '/rows', 2, low))).toBe(
      rows.replace(
        '250.50 }\n    }',
        '250.50 }\n    },\n    {\n      "name": "mid",\n      "when": ["medium"],\n      "amount": { "fixed": 100 }\n    }',
      ),
    ));
  test('fills an empty list', () =>
    expect(after('{ "a": [] }', insertAt('{ "a": [] }', '/a', 0, 'x'))).toBe('{ "a": ["x"] }'));
  test('goes first in a list of one line', () =>
    expect(after('[2, 3]', insertAt('[2, 3]', '', 0, 1))).toBe('[1, 2, 3]'));
});

describe('removeAt(text, pointer), addKeyAt(text, pointer, key, value)', () => {
  test('takes the last row out with the comma before it', () =>
    expect(after(rows, removeAt(rows, '/rows/1'))).toBe(
      rows.replace(',\n    {\n      "name": "high",\n      "amount": { "fixed": 250.50 }\n    }', ''),
    ));
  test('takes the first key out with the comma after it', () =>
    expect(after(rows, removeAt(rows, '/name'))).toBe(rows.replace('"name": "bands",\n  ', '')));
  test('adds a key at the end, or before another', () => {
    expect(after(rows, addKeyAt(rows, '', 'for', 'failure'))).toBe(
      rows.replace(/\n\}\n$/, ',\n  "for": "failure"\n}\n'),
    );
    expect(after(rows, addKeyAt(rows, '', 'for', 'failure', { before: 'rows' }))).toBe(
      rows.replace('  "rows"', '  "for": "failure",\n  "rows"'),
    );
  });
});

describe('what cannot be', () => {
  const refusals: [string, () => Edits, string][] = [
    ['a pointer that leads nowhere', () => setAt(rows, '/rows/7/name', 1), 'no-such-place'],
    ['a pointer that is none', () => setAt(rows, 'rows', 1), 'no-such-place'],
    ['an index with a leading zero', () => setAt(rows, '/rows/00', 1), 'no-such-place'],
    ['a text that does not parse', () => setAt('{ "a": ', '/a', 1), 'bad-json'],
    ['a list where an object stands', () => insertAt(rows, '', 0, 1), 'no-such-place'],
    ['an index beyond the end', () => insertAt(rows, '/rows', 3, 1), 'no-such-place'],
    ['a move to nowhere', () => moveAt(rows, '/rows', 0, 2), 'no-such-place'],
    ['a key that is taken', () => addKeyAt(rows, '', 'name', 1), 'key-taken'],
    ['the whole document taken out', () => removeAt(rows, ''), 'no-such-place'],
    ['a value that JSON does not have', () => setAt(rows, '/name', undefined), 'not-json'],
  ];
  for (const [title, make, code] of refusals)
    test(`refuses ${title}: ${code}`, () => expect(codeOf(make())).toBe(code));
});

/** The editions as they are, with CRLF, with tabs, with four blanks, and on one line. */
const texts = filesBelow('rules/policies').flatMap(({ text }) => [
  text,
  text.replaceAll('\n', '\r\n'),
  text.replace(/^ +/gm, (blanks) => '\t'.repeat(blanks.length / 2)),
  text.replace(/^ +/gm, (blanks) => blanks + blanks),
  JSON.stringify(JSON.parse(text)),
]);
const isList = (value: Json | undefined): value is Json[] => Array.isArray(value);
const known = texts.map((text) => {
  const value = JSON.parse(text) as Json;
  const pointers = pointersOf(value);
  const lists = pointers.filter((pointer) => isList(valueAt(value, pointer)));
  const several = lists.filter((pointer) => (valueAt(value, pointer) as Json[]).length > 1);
  const objects = pointers.filter((pointer) => {
    const found = valueAt(value, pointer);
    return typeof found === 'object' && found !== null && !isList(found);
  });
  return { text, value, pointers, lists, several, objects };
});
/** One of the texts; only its number is shown where a law fails. */
const anyText = fc.nat({ max: known.length - 1 });
const chosen = (n: number): (typeof known)[number] => {
  const one = known[n];
  if (!one) throw new Error('no such text');
  return one;
};
const pick = fc.nat();
const at = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
const small: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom(1, 20.5, 'text', true, null, 'é “quoted” \\'),
  fc.constantFrom<Json>(
    [],
    {},
    ['1', '2'],
    { fixed: 20 },
    { text: 'a long sentence '.repeat(5), note: 'and another one '.repeat(5) },
    { all: [{ fact: 'impact', operator: 'equal', value: 'low' }] },
  ),
);
const runs = { numRuns: 150 };

describe('laws, on the texts of the editions', () => {
  test('the text after setAt says what the model says after the change, and one span differs', () =>
    fc.assert(
      fc.property(anyText, pick, small, (number, n, value) => {
        const one = chosen(number);
        const pointer = at(one.pointers, n) ?? '';
        const edited = setAt(one.text, pointer, value);
        const changed = after(one.text, edited);
        expect(JSON.parse(changed)).toEqual(model.set(one.value, pointer, value));
        expect(changed.includes('\r\n')).toBe(one.text.includes('\r\n'));
        if (one.text.includes('\r\n')) expect(/[^\r]\n/.test(changed)).toBe(false);
        const outside = one.pointers.filter(
          (other) => !other.startsWith(pointer) && !pointer.startsWith(other),
        );
        const kept = at(outside, n * 7);
        if (kept !== undefined)
          expect(valueAt(JSON.parse(changed) as Json, kept)).toEqual(valueAt(one.value, kept));
      }),
      runs,
    ));

  test('setting a value of the document at its own place changes nothing', () =>
    fc.assert(
      fc.property(anyText, pick, (number, n) => {
        const one = chosen(number);
        const pointer = at(one.pointers, n) ?? '';
        expect(setAt(one.text, pointer, valueAt(one.value, pointer))).toMatchObject({ ok: true, value: [] });
      }),
      runs,
    ));

  test('set and set back to the raw text gives the text back', () =>
    fc.assert(
      fc.property(anyText, pick, small, (number, n, value) => {
        const one = chosen(number);
        const pointer =
          at(
            one.pointers.filter((p) => p !== ''),
            n,
          ) ?? '';
        const before = valueAt(one.value, pointer);
        if (typeof before === 'object' && before !== null) return;
        const changed = after(one.text, setAt(one.text, pointer, value));
        expect(after(changed, setRawAt(changed, pointer, JSON.stringify(before)))).toBe(one.text);
      }),
      runs,
    ));

  test('insert, then remove, gives the text back, and the model follows', () =>
    fc.assert(
      fc.property(anyText, pick, pick, small, (number, n, m, value) => {
        const one = chosen(number);
        const pointer = at(one.lists, n) ?? '';
        const list = valueAt(one.value, pointer) as Json[];
        const index = m % (list.length + 1);
        const longer = after(one.text, insertAt(one.text, pointer, index, value));
        expect(JSON.parse(longer)).toEqual(model.insert(one.value, pointer, index, value));
        expect(after(longer, removeAt(longer, `${pointer}/${index}`))).toBe(one.text);
      }),
      runs,
    ));

  test('add a key, then remove it, gives the text back', () =>
    fc.assert(
      fc.property(anyText, pick, small, (number, n, value) => {
        const one = chosen(number);
        const pointer = at(one.objects, n) ?? '';
        const longer = after(one.text, addKeyAt(one.text, pointer, 'new-key', value));
        expect(valueAt(JSON.parse(longer) as Json, `${pointer}/new-key`)).toEqual(value);
        expect(after(longer, removeAt(longer, `${pointer}/new-key`))).toBe(one.text);
      }),
      runs,
    ));

  test('move there and back gives the text back, and a moved row keeps its text', () =>
    fc.assert(
      fc.property(anyText, pick, pick, pick, (number, n, m, k) => {
        const one = chosen(number);
        const pointer = at(one.several, n) ?? '';
        const { length } = valueAt(one.value, pointer) as Json[];
        const [from, to] = [m % length, k % length];
        const moved = after(one.text, moveAt(one.text, pointer, from, to));
        expect(JSON.parse(moved)).toEqual(model.move(one.value, pointer, from, to));
        expect(moved).toHaveLength(one.text.length);
        expect(after(moved, moveAt(moved, pointer, to, from))).toBe(one.text);
      }),
      runs,
    ));

  test('removing gives what the model gives', () =>
    fc.assert(
      fc.property(anyText, pick, (number, n) => {
        const one = chosen(number);
        const pointer =
          at(
            one.pointers.filter((p) => p !== ''),
            n,
          ) ?? '';
        const shorter = after(one.text, removeAt(one.text, pointer));
        expect(JSON.parse(shorter)).toEqual(model.remove(one.value, pointer));
      }),
      runs,
    ));
});

describe('applyEdits(text, edits)', () => {
  test('takes edits in any order', () =>
    expect(
      applyEdits('abc', [
        { offset: 2, length: 1, text: 'C' },
        { offset: 0, length: 1, text: 'A' },
      ]),
    ).toBe('AbC'));
  test('throws where two overlap', () =>
    expect(() =>
      applyEdits('abc', [
        { offset: 0, length: 2, text: '' },
        { offset: 1, length: 1, text: '' },
      ]),
    ).toThrow());
});
