/** A text is read without a tree only where a tree has nothing to say of it, and then to the same value. */
import fc from 'fast-check';
import { getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../engine/read/index.ts';
import { scanned, soundValue } from '../../../engine/read/sound.ts';

const strictly = { allowTrailingComma: false, disallowComments: true, allowEmptyContent: false };

/** Whether a tree shows a key twice in an object, a forbidden key, half a character in a value or a number without end. */
function hasFault(node: Node | undefined): boolean {
  if (node?.type === 'property') return hasFault(node.children?.[1]);
  const properties = node?.type === 'object' ? (node.children ?? []) : [];
  const keys = properties.map((property) => property.children?.[0]?.value as string);
  if (new Set(keys).size < keys.length) return true;
  if (keys.some((key) => ['__proto__', 'constructor', 'prototype'].includes(key))) return true;
  if (typeof node?.value === 'number' && !Number.isFinite(node.value)) return true;
  if (node?.type === 'string' && /\p{Surrogate}/u.test(node.value as string)) return true;
  return (node?.children ?? []).some(hasFault);
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

const key = fc.oneof(
  fc.constantFrom('a', 'b', 'a', '1', '0', 'toString', '__proto__', 'constructor', 'x y', ''),
  fc.string({ maxLength: 3 }),
);
const leaf = fc.oneof(
  fc.constantFrom(
    '0',
    '-0',
    '12.50',
    '1e3',
    '1e999',
    '01',
    '+1',
    '.5',
    'true',
    'null',
    'nul',
    '"a:b"',
    '"\\u00e9"',
  ),
  fc.constantFrom(
    '"\\ud800"',
    '"\\ud83d\\ude00"',
    '"a',
    "'a'",
    '"\t"',
    '"\\x"',
    '// c',
    '/* : */ 1',
    '"\u2028"',
  ),
  fc.string({ maxLength: 4 }).map((text) => JSON.stringify(text)),
  fc.double().map((number) => String(number)),
);
const space = fc.constantFrom('', ' ', '\n', '\t', '\r\n', '\u00a0', '\u2028');
const comma = fc.constantFrom(',', ', ', ',', ',\n', ',,', '');

/** Texts that are nearly JSON, and often are. */
const { text } = fc.letrec<{ text: string }>((tie) => ({
  text: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc
      .tuple(fc.array(tie('text'), { maxLength: 4 }), comma, space)
      .map(([list, by, gap]) => `[${gap}${list.join(by)}${gap}]`),
    fc
      .tuple(fc.array(fc.tuple(key, tie('text')), { maxLength: 4 }), comma, space)
      .map(
        ([list, by, gap]) =>
          `{${list.map(([name, value]) => `${gap}${JSON.stringify(name)}:${value}`).join(by)}${gap}}`,
      ),
  ),
}));

describe('soundValue(text, scanned)', () => {
  it('answers exactly where a tree has nothing to say, and with the value of the tree', () => {
    let [sound, faulty] = [0, 0];
    fc.assert(
      fc.property(text, (one) => {
        const errors: ParseError[] = [];
        const tree = parseTree(one, errors, strictly);
        const isSound = errors.length === 0 && tree !== undefined && !hasFault(tree);
        const found = soundValue(one, scanned(one));
        expect(found !== null).toBe(isSound);
        if (found && tree) expect(plain(found.value)).toEqual(plain(getNodeValue(tree)));
        if (isSound) sound += 1;
        else faulty += 1;
        if (one.trim() !== '') expect(parseDocument({ path: 'a.json', text: one }).ok).toBe(isSound);
      }),
      { numRuns: 2_000 },
    );
    expect(Math.min(sound, faulty)).toBeGreaterThan(200);
  });

  it('gives objects without a prototype', () => {
    const read = parseDocument({ path: 'a.json', text: '{ "a": [{ "b": 1 }] }' });
    const value = read.ok ? (read.value.value as { a: object[] }) : null;
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(Object.getPrototypeOf(value?.a[0])).toBeNull();
  });

  it('has the places of a sound text once one is asked for', () => {
    const read = parseDocument({ path: 'a.json', text: '\uFEFF{\n  "a": [1,\n  2] }' });
    if (!read.ok) throw new Error('it is sound');
    expect(read.value.problem('/a/1', { code: 'c', what: 'w', mend: 'm' })).toMatchObject({
      line: 3,
      column: 3,
    });
    expect(read.value.root?.type).toBe('object');
  });
});
