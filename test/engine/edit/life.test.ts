/** The life of an edition, from the first draft to the day it is superseded, leaves texts that read without a problem. */
import { describe, expect, test } from 'vitest';
import {
  applyEdits,
  bringIntoForce,
  decide,
  type Edits,
  formatProblem,
  newEdition,
  newPolicy,
  readEditionFile,
  recordCorrection,
  supersede,
} from '../../../engine/index.ts';
import { filesBelow, theLibrary } from '../../support/library.ts';

const library = theLibrary();
const derby = filesBelow('rules/policies/derby-homes')[0]?.text ?? '';
const approval = { approver: 'The Board', date: '2026-12-01', minute: '2026/114' };

function after(text: string, edits: Edits): string {
  if (!edits.ok) throw new Error(edits.problems.map(formatProblem).join('\n'));
  return applyEdits(text, edits.value);
}
const codeOf = (result: { ok: boolean; problems: readonly { code: string }[] }): string | undefined =>
  result.ok ? undefined : result.problems[0]?.code;
const read = (path: string, text: string) => {
  const result = readEditionFile(library, { path, text });
  expect(result.problems.map(formatProblem)).toEqual([]);
  if (!result.ok) throw new Error('it does not read');
  return result.value;
};
function drafted(text = derby): { path: string; text: string } {
  const made = newEdition(text, { id: 'derby-homes@2027-04', from: '2027-04-01', title: 'Redress 2027' });
  if (!made.ok) throw new Error(made.problems.map(formatProblem).join('\n'));
  return made.value;
}
/** The lines of a text that another has not. */
const linesOnly = (a: string, b: string): string[] => {
  const others = new Set(b.split('\n'));
  return a.split('\n').filter((line) => !others.has(line));
};

describe('newEdition(text, { id, from, title })', () => {
  test('is the same text but for its header', () => {
    const { path, text } = drafted();
    expect(path).toBe('rules/policies/derby-homes/2027-04.json');
    expect(linesOnly(text, derby)).toEqual([
      '  "id": "derby-homes@2027-04",',
      '  "title": "Redress 2027",',
      '  "status": "draft",',
      '  "from": "2027-04-01",',
      '  "reviewBy": null,',
    ]);
    expect(read(path, text).edition).toMatchObject({ status: 'draft', to: null });
  });
  test('leaves approval, corrections and the last day of the old one behind', () => {
    const approved = after(drafted().text, bringIntoForce(drafted().text, approval));
    const corrected = after(
      approved,
      recordCorrection(approved, { date: '2027-05-01', clauses: ['14.26'], reason: 'typing' }),
    );
    const ended = after(corrected, supersede(corrected, { to: '2028-03-31' }));
    const made = newEdition(ended, { id: 'derby-homes@2028-04', from: '2028-04-01', title: 'Redress 2027' });
    expect(made.ok && made.value.text).toBe(
      drafted().text.replace('@2027-04', '@2028-04').replace('"2027-04-01"', '"2028-04-01"'),
    );
  });
  const refusals: [string, string, string, string][] = [
    ['an id that is none', 'derby-homes', '2027-04-01', 'bad-format'],
    ['another landlord', 'jmha@2027-04', '2027-04-01', 'id-mismatch'],
    ['a day of another month', 'derby-homes@2027-04', '2027-05-01', 'id-mismatch'],
    ['a day that is none', 'derby-homes@2027-02', '2027-02-30', 'bad-date'],
    ['the id that it has', 'derby-homes@2024-04', '2024-04-01', 'duplicate-id'],
  ];
  for (const [title, id, from, code] of refusals)
    test(`refuses ${title}: ${code}`, () => expect(codeOf(newEdition(derby, { id, from }))).toBe(code));
});

describe('newPolicy({ landlord, id, title, from, document })', () => {
  const given = {
    landlord: 'New Homes',
    id: 'new-homes@2027-01',
    title: 'Compensation policy',
    from: '2027-01-01',
    document: { id: 'new-homes-policy', title: 'Compensation policy 2027' },
  };
  test('reads without a problem, is a draft, and flags that it is a placeholder', async () => {
    const made = newPolicy(given);
    if (!made.ok) throw new Error('no policy');
    expect(made.value.path).toBe('rules/policies/new-homes/2027-01.json');
    const edition = read(made.value.path, made.value.text);
    expect(edition.edition.status).toBe('draft');
    const decided = await decide(library, edition, { id: 'c', facts: { impact: 'low' } });
    if (!decided.ok) throw new Error('undecided');
    expect(decided.value.award).toMatchObject({ min: null, max: null, basis: 'unspecified' });
    expect(decided.value.flags).toContainEqual(
      expect.objectContaining({ kind: 'assumption', clauses: ['1'] }),
    );
  });
  test('refuses a landlord without a name', () =>
    expect(codeOf(newPolicy({ ...given, landlord: ' ' }))).toBe('missing-field'));
});

describe('recordCorrection(text, { date, clauses, reason, by })', () => {
  const given = { date: '2026-12-01', clauses: ['14.26'], reason: 'The band was read from the wrong row.' };
  test('adds a log to an edition in force, then adds to it, and changes nothing else', () => {
    const once = after(derby, recordCorrection(derby, given));
    const twice = after(once, recordCorrection(once, { ...given, by: 'A. Author' }));
    expect(read('rules/policies/derby-homes/2024-04.json', twice).edition.corrections).toEqual([
      given,
      { ...given, by: 'A. Author' },
    ]);
    expect(linesOnly(derby, twice)).toEqual([]);
  });
  const refusals: [string, string, object, string][] = [
    ['a draft', drafted().text, {}, 'not-in-force'],
    ['no clause', derby, { clauses: [] }, 'missing-field'],
    ['a clause that is not there', derby, { clauses: ['99.9'] }, 'unknown-clause'],
    ['no reason', derby, { reason: '  ' }, 'missing-field'],
    ['a day that is none', derby, { date: '2026-13-01' }, 'bad-date'],
  ];
  for (const [title, text, other, code] of refusals)
    test(`refuses ${title}: ${code}`, () =>
      expect(codeOf(recordCorrection(text, { ...given, ...other }))).toBe(code));
});

describe('bringIntoForce(text, { approver, date, minute }), supersede(text, { to })', () => {
  test('publishes a draft with its approval, and ends it', () => {
    const { path, text } = drafted();
    const inForce = after(text, bringIntoForce(text, { ...approval, from: '2027-04-06' }));
    expect(read(path, inForce).edition).toMatchObject({
      status: 'published',
      from: '2027-04-06',
      approval: { by: 'The Board', date: '2026-12-01', minute: '2026/114' },
    });
    const ended = after(inForce, supersede(inForce, { to: '2028-03-31' }));
    expect(read(path, ended).edition).toMatchObject({ status: 'superseded', to: '2028-03-31' });
  });
  for (const key of ['approver', 'date', 'minute'] as const)
    test(`refuses without ${key}`, () =>
      expect(codeOf(bringIntoForce(drafted().text, { ...approval, [key]: ' ' }))).toBe('missing-field'));
  test('refuses what is in force already, and a first day of another month', () => {
    expect(codeOf(bringIntoForce(derby, approval))).toBe('not-a-draft');
    expect(codeOf(bringIntoForce(drafted().text, { ...approval, from: '2027-05-01' }))).toBe('id-mismatch');
  });
  test('refuses to end a draft, or an edition before it starts', () => {
    expect(codeOf(supersede(drafted().text, { to: '2028-01-01' }))).toBe('not-in-force');
    expect(codeOf(supersede(derby, { to: '2024-03-31' }))).toBe('bad-range');
  });
});

test('an approval on a draft is a warning, so that it is not taken for one in force', () => {
  const { path, text } = drafted();
  const approved = text.replace(
    '"status": "draft",',
    '"status": "draft",\n  "approval": { "by": "B", "date": "2026-12-01", "minute": "1" },',
  );
  const result = readEditionFile(library, { path, text: approved });
  expect(result.ok).toBe(true);
  expect(result.problems.map(({ code, severity }) => [code, severity])).toEqual([
    ['draft-approved', 'warning'],
  ]);
});
