import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { documentsJson } from '../../cli/documents.mjs';
import { root } from '../../cli/setup.mjs';
import { readDocuments } from '../../workbench/server/files.ts';
import { overlaid, tagOf } from '../../workbench/work/browser.ts';
import { bringing, type Brought, placeFor, unzipping, zipLimits, zipOf } from '../../workbench/work/zip.ts';

const zip = (entries: Zippable): Uint8Array => zipSync(entries);
/** Runs it to its end. */
function ended(steps: Generator<number, Brought>): Brought {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    expect(step.value).toBeLessThanOrEqual(1);
  }
}
const unzipped = (...args: Parameters<typeof unzipping>): Brought => ended(unzipping(...args));
const broughtBy = (...args: Parameters<typeof bringing>): Brought => ended(bringing(...args));
const good = { 'rules/a.json': strToU8('{}') };

describe('unzipping(bytes)', () => {
  it.each([
    ['a path that climbs', '../rules/a.json', 'not below'],
    ['an absolute path', '/rules/a.json', 'not below'],
    ['a path that climbs further on', 'rules/../../a.json', 'parts'],
    ['a separator of another system', 'rules/x\\..\\a.json', 'parts'],
    ['another folder', 'engine/a.json', 'not below'],
    ['a file of another kind', 'rules/a.js', '.json'],
    ['a schema', 'rules/schema/policy.schema.json', 'program'],
    ['a hidden file', 'rules/.a.json', 'parts'],
    ['a deep path', `rules/${'d/'.repeat(9)}a.json`, 'too long'],
  ])('refuses %s and takes the rest', (_name, path, why) => {
    const { documents, refused } = unzipped(zip({ ...good, [path]: strToU8('{}') }));
    expect(documents).toEqual([{ path: 'rules/a.json', text: '{}' }]);
    expect(refused).toEqual([{ name: path, why: expect.stringContaining(why) as string }]);
  });

  it('unpacks no bomb: one entry over its limit, too many entries, too much of all together', () => {
    const big = new Uint8Array(zipLimits.entry + 1);
    expect(unzipped(zip({ 'rules/big.json': big })).refused[0]?.why).toContain('2 MB');
    const names = ['a', 'b', 'c'];
    const three = zip(
      Object.fromEntries(names.map((name) => [`rules/${name}.json`, strToU8('"ten-chars"')])),
    );
    const few = unzipped(three, { ...zipLimits, entries: 2 });
    expect([few.documents.length, few.refused[0]?.why]).toEqual([2, 'the zip has more than 5,000 documents']);
    const small = unzipped(three, { ...zipLimits, total: 25 });
    expect([small.documents.length, small.refused[0]?.why]).toEqual([
      2,
      'the zip is larger than 100 MB unpacked',
    ]);
    expect(unzipped(three, { ...zipLimits, zip: 10 }).documents).toEqual([]);
  });

  it('stops in an entry that says less than it is, and takes the rest', () => {
    const size = 5_000_000;
    const bytes = zip({ 'rules/big.json': new Uint8Array(size), ...good });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at + 4 < bytes.length; at += 1)
      if (view.getUint32(at, true) === size) view.setUint32(at, 2, true);
    const { documents, refused } = unzipped(bytes);
    expect(documents.map(({ path }) => path)).toEqual(['rules/a.json']);
    expect(refused).toEqual([{ name: 'rules/big.json', why: 'it is larger than 2 MB' }]);
  });

  it('says how far it is, so that somebody can stop it, and takes nothing before its end', () => {
    const many = Array.from({ length: 40 }, (_, i) => [`rules/${i}.json`, strToU8('{}')] as const);
    const steps = unzipping(zip(Object.fromEntries(many)));
    const shares = Array.from({ length: 30 }, () => steps.next().value as number);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    expect(shares[0]).toBeLessThan(0.1);
    expect(shares.at(-1)).toBeLessThan(1);
  });

  it('refuses bytes that are not UTF-8, and what is no zip', () => {
    expect(unzipped(zip({ 'rules/a.json': new Uint8Array([0xff]) })).refused[0]?.why).toContain('UTF-8');
    expect(unzipped(strToU8('PK but not really')).refused[0]?.why).toContain('unpacked');
  });
});

describe('zipOf(documents)', () => {
  it('comes back as it went, and is the same for the same texts', () => {
    const documents = [
      { path: 'rules/b.json', text: '{ "£": "é" }\r\n' },
      { path: 'rules/a.json', text: '' },
    ];
    expect(unzipped(zipOf(documents)).documents).toEqual([...documents].reverse());
    expect(zipOf(documents)).toEqual(zipOf([...documents].reverse()));
  });
});

describe('bringing(name, bytes, paths)', () => {
  const paths = [
    'rules/policies/jmha/2023-07.json',
    'fixtures/cases/net/paid.json',
    'fixtures/cases/a/paid.json',
  ];

  it.each([
    ['the one document of that name', '2023-07.json', '{}', paths[0]],
    [
      'the edition of that id',
      'download.json',
      '{ "id": "jmha@2025-01" }',
      'rules/policies/jmha/2025-01.json',
    ],
    ['the cases, where the name says too little', 'paid.json', '[]', 'fixtures/cases/paid.json'],
  ])('puts a document with %s', (_name, name, text, expected) => {
    expect(placeFor(name, text, paths)).toBe(expected);
  });

  it('knows a zip by its bytes, whatever its name', () => {
    expect(broughtBy('rules.json', zip(good), []).documents[0]?.path).toBe('rules/a.json');
    expect(broughtBy('notes.txt', strToU8('hello'), []).refused.length).toBe(1);
  });
});

describe('documentsJson(root)', () => {
  it('holds the very documents that the server gives', async () => {
    const { files } = await readDocuments(root);
    const bundle = JSON.parse(documentsJson(root)) as { files: { path: string; text: string }[] };
    const sorted = files.map(({ path, text }) => ({ path, text })).sort((a, b) => (a.path < b.path ? -1 : 1));
    expect(bundle.files).toEqual(sorted);
  });
});

describe('overlaid(bundle, kept)', () => {
  it('lays what was saved here over the bundle: changed, new and deleted', () => {
    const text = readFileSync(join(root, 'rules/vocabulary.json'), 'utf8');
    const bundle = ['a', 'b'].map((path) => ({ path, text, etag: tagOf(text) }));
    const kept = [
      { path: 'a', text: 'x', bundled: text, at: 0 },
      { path: 'b', text: null, bundled: text, at: 0 },
      { path: 'c', text: 'new', bundled: null, at: 0 },
    ];
    expect(overlaid(bundle, kept).map((file) => [file.path, file.text])).toEqual([
      ['a', 'x'],
      ['c', 'new'],
    ]);
    expect(tagOf('ab')).not.toBe(tagOf('ba'));
  });
});
