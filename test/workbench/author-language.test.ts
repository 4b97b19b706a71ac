/** What the editor knows of an edition: what may stand where, what a name means, which mends can be made, how it is laid out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../cli/setup.mjs';
import { readEditionFile } from '../../engine/index.ts';
import { describeAt } from '../../workbench/author/language/describe.ts';
import { formatted } from '../../workbench/author/language/format.ts';
import { mendsFor, placed, replaced } from '../../workbench/author/language/mends.ts';
import { namesIn } from '../../workbench/author/language/names.ts';
import { clauseIn } from '../../workbench/author/own-clauses.ts';
import { suggestAt } from '../../workbench/author/language/suggest.ts';
import { theLibrary } from '../support/library.ts';

const path = 'rules/policies/derby-homes/2024-04.json';
const text = readFileSync(join(root, path), 'utf8');
const { vocabulary } = theLibrary();

/** The text with `«` taken out, and where it stood. */
const marked = (from: string): { text: string; offset: number } => ({
  text: from.replace('«', ''),
  offset: from.indexOf('«'),
});
const suggested = (from: string): unknown[] => {
  const at = marked(from);
  return suggestAt(at.text, at.offset, namesIn(at.text, vocabulary)).map((one) => one.value);
};
const rule = (leaf: string): string =>
  `{ "heads": { "late-repair": {} }, "conditions": { "at-fault": {} }, "clauses": [{ "ref": "2.1", "summary": "Pays." }],
     "rules": [{ "name": "a", "conditions": { "all": [${leaf}] } }] }`;

describe('suggestAt(text, offset, names)', () => {
  it.each([
    ['a fact by its name', '{ "fact": "«" }', ['impact', 'missedAppointments'], ['awardMax']],
    [
      'only operators that go with an enumeration',
      '{ "fact": "impact", "operator": "«" }',
      ['equal', 'notIn'],
      ['lessThan'],
    ],
    [
      'operators with an order for a number',
      '{ "fact": "durationMonths", "operator": "«" }',
      ['lessThan'],
      [],
    ],
    ['values of the domain', '{ "fact": "impact", "operator": "equal", "value": "«" }', ['none', 'high'], []],
    ['values in a list', '{ "fact": "impact", "operator": "in", "value": ["low", "«"] }', ['medium'], []],
    ['named conditions', '{ "condition": "«" }', ['at-fault'], []],
  ])('offers %s', (_what, leaf, some, none) => {
    const values = suggested(rule(leaf));
    expect(values).toEqual(expect.arrayContaining(some));
    for (const one of none) expect(values).not.toContain(one);
  });

  it('offers heads, clauses and the values of the input of a cell', () => {
    expect(
      suggested('{ "heads": { "late-repair": {} }, "rules": [{ "event": { "params": { "head": "«" } } }] }'),
    ).toEqual(['late-repair', 'ombudsman-order']);
    expect(
      suggested('{ "clauses": [{ "ref": "2.1", "summary": "Pays." }], "gate": { "clauses": ["«"] } }'),
    ).toEqual(['2.1']);
    expect(
      suggested(
        '{ "tables": [{ "inputs": ["vulnerableHousehold", "impact"], "rows": [{ "when": ["-", "«"] }] }] }',
      ),
    ).toEqual(['none', 'low', 'medium', 'high', '-']);
  });

  it('offers nothing of its own where a key is written', () => {
    expect(suggested('{ "«": 1 }')).toEqual([]);
  });
});

describe('describeAt(text, offset, names)', () => {
  it('says a fact’s question, domain and default, and a clause’s summary', () => {
    const fact = text.indexOf('"landlordResponsibility"') + 3;
    const told = describeAt(text, fact, namesIn(text, vocabulary))?.text ?? '';
    const declared = vocabulary.facts.find((one) => one.name === 'landlordResponsibility');
    expect(told).toContain(declared?.question);
    expect(told).toContain('Default: `"full"`');
    const edition = theLibrary().editions.find((one) => one.file.endsWith(path))?.edition;
    const clause = text.indexOf(`"${edition?.gate.clauses[0]}"`, text.indexOf('"gate"')) + 2;
    const summary = edition?.clauses.find((one) => one.ref === edition.gate.clauses[0])?.summary;
    expect(describeAt(text, clause, namesIn(text, vocabulary))?.text).toContain(summary);
  });
});

describe('mendsFor(text, problem)', () => {
  const spoilt: readonly (readonly [string, string, string])[] = [
    ['a misspelt fact', '"fact": "landlordResponsibility"', '"fact": "landlordResponsibilty"'],
    ['an unknown head', '"head": "service-failure"', '"head": "service-failur"'],
    ['one value with in', '"operator": "notEqual", "value": "none"', '"operator": "notIn", "value": "none"'],
  ];
  it.each(spoilt)('mends %s, and the engine finds nothing more', (_what, good, bad) => {
    expect(text).toContain(good);
    const broken = text.replace(good, bad);
    const read = readEditionFile(theLibrary(), { path, text: broken });
    const mends = placed(broken, read.problems).flatMap(({ problem }) => mendsFor(broken, problem)[0] ?? []);
    expect(mends).toHaveLength(1);
    const mended = replaced(broken, mends[0]?.edits ?? []);
    expect(readEditionFile(theLibrary(), { path, text: mended }).ok).toBe(true);
  });
});

describe('formatted(text)', () => {
  it.each(theLibrary().editions.map((one) => one.file))('leaves %s as it is committed', (file) => {
    const committed = readFileSync(join(root, file), 'utf8');
    expect(formatted(committed)).toBe(committed);
  });

  it('lays out what was written in one line, and leaves alone what is no JSON', () => {
    expect(formatted('{"a":[1,2],"b":{}}')).toBe('{ "a": [1, 2], "b": {} }\n');
    expect(formatted('{"a":')).toBe('{"a":');
    expect(JSON.parse(formatted(text.replaceAll('\n', ' ')))).toEqual(JSON.parse(text));
  });
});

describe('clauseIn(value, citation, href)', () => {
  const value = {
    documents: [
      { id: 'main', title: 'Compensation policy' },
      { id: 'other', title: 'Repairs policy' },
    ],
    clauses: [
      { ref: '2.1', summary: 'Pays', encoded: true },
      { ref: 'other#3', summary: 'Waits', encoded: false, because: 'no award' },
    ],
  };
  const href = (pointer: string): string => `to ${pointer}`;

  it('leads to the clause of the text, with its document and its place', () => {
    expect(clauseIn(value, '2.1', href)).toMatchObject({
      document: 'Compensation policy',
      summary: 'Pays',
      href: 'to /clauses/0',
    });
    expect(clauseIn(value, 'other#3', href)).toMatchObject({
      document: 'Repairs policy',
      ref: '3',
      because: 'no award',
      href: 'to /clauses/1',
    });
  });

  it.each([[{}], [null], [{ clauses: 'none' }], [{ clauses: [null, 3] }]])('leads nowhere in %j', (other) => {
    expect(clauseIn(other, '2.1', href)).toBeNull();
  });
});
