/** Which editions the Impact screen holds against each other: as the URL names them, or the usual ones. */
import { describe, expect, it } from 'vitest';
import { listIn } from '../../workbench/app/query.ts';
import { midpointText, pastText } from '../../workbench/impact/cause-words.ts';
import {
  answeredBy,
  chosenBy,
  type EditionChoice,
  type Question,
  sharesRules,
  usualPair,
} from '../../workbench/impact/question.ts';
import { glanceNames } from '../../workbench/impact/glance-names.ts';
import { landlordNamed, ownOf, rulePointer } from '../../workbench/impact/text-links.ts';
import type { ImpactView } from '../../workbench/shared/impact-protocol.ts';

const choice = (value: string, isDraft = false): EditionChoice => ({
  value,
  label: value,
  from: value.replace('~unsaved', '').split('@')[1] ?? '',
  isDraft,
});
const saved = ['alliance-homes@2024-12', 'derby-homes@2024-04', 'jmha@2019-01', 'jmha@2023-07'].map((one) =>
  choice(one),
);
const asked = (part: Partial<Question>): Question => ({
  base: undefined,
  with: [],
  by: undefined,
  as: undefined,
  pair: undefined,
  ...part,
});

describe('usualPair(choices)', () => {
  it.each<[string, EditionChoice[], readonly [string, string]]>([
    ['nothing is being written', [], ['alliance-homes@2024-12', 'derby-homes@2024-04']],
    ['a saved edition is edited', [choice('jmha@2019-01~unsaved')], ['jmha@2019-01', 'jmha@2019-01~unsaved']],
    [
      'a new edition is not saved yet',
      [choice('jmha@2026-11~unsaved')],
      ['jmha@2023-07', 'jmha@2026-11~unsaved'],
    ],
    [
      'a new landlord is not saved yet',
      [choice('ours@2026-11~unsaved')],
      ['alliance-homes@2024-12', 'derby-homes@2024-04'],
    ],
    ['there is a saved draft', [choice('jmha@2027-01', true)], ['jmha@2023-07', 'jmha@2027-01']],
    [
      'a new one is written beside a saved draft: what is in force comes first',
      [choice('jmha@2028-01~unsaved', true), choice('jmha@2027-01', true)],
      ['jmha@2023-07', 'jmha@2028-01~unsaved'],
    ],
  ])('where %s', (_what, others, pair) => {
    expect(usualPair([...others, ...saved])).toEqual(pair);
  });
});

describe('chosenBy(asked, choices)', () => {
  it('takes what is named, and the usual only for what is not', () => {
    expect(chosenBy(asked({ base: 'jmha@2023-07', with: ['derby-homes@2024-04'] }), saved)).toEqual({
      base: 'jmha@2023-07',
      against: ['derby-homes@2024-04'],
      missing: [],
      isSame: false,
    });
    expect(chosenBy(asked({ with: ['jmha@2023-07'] }), saved).base).toBe('jmha@2019-01');
    const edited = [choice('jmha@2023-07~unsaved'), ...saved];
    expect(chosenBy(asked({ base: 'jmha@2023-07' }), edited).against).toEqual(['jmha@2023-07~unsaved']);
  });

  it('never puts another edition in the place of one that is not there', () => {
    expect(chosenBy(asked({ base: 'nonexist@1', with: ['foo', 'jmha@2023-07'] }), saved)).toEqual({
      base: '',
      against: ['jmha@2023-07'],
      missing: ['nonexist@1', 'foo'],
      isSame: false,
    });
    expect(chosenBy(asked({ with: ['jmha@2026-11~unsaved'] }), saved)).toMatchObject({
      against: [],
      missing: ['jmha@2026-11~unsaved'],
    });
  });

  it('takes an edition as it is saved where nothing of it is unsaved any more', () => {
    const after = [choice('jmha@2026-11', true), ...saved];
    expect(chosenBy(asked({ base: 'jmha@2023-07', with: ['jmha@2026-11~unsaved'] }), after)).toMatchObject({
      against: ['jmha@2026-11'],
      missing: [],
    });
    expect(chosenBy(asked({ base: 'jmha@2023-07', with: ['jmha@2023-07~unsaved'] }), saved)).toMatchObject({
      against: [],
      isSame: true,
    });
  });
});

describe('the URL', () => {
  it('lists editions between commas and by a name that stands again', () => {
    expect(listIn(new URLSearchParams('with=a,b&with=c&with='), 'with')).toEqual(['a', 'b', 'c']);
    expect(listIn(new URLSearchParams(''), 'with')).toEqual([]);
  });

  it('goes back to the question of the answer that stands', () => {
    const pairs = ['b@1', 'c@1'].map((edition) => ({
      base: 'a@1',
      edition,
      by: [{ fact: 'impact', slices: [] }],
    }));
    const view = { pairs } as unknown as ImpactView;
    expect(answeredBy(view, 'vulnerableHousehold')).toEqual({ base: 'a@1', with: 'b@1,c@1', by: 'impact' });
    expect(answeredBy(view, 'impact').by).toBeUndefined();
  });
});

describe('words and ways', () => {
  const change = { cases: 12, figures: 12, midpoint: 5_000, moved: 12, gain: 10, lose: 2, notComparable: 0 };
  const told = (part: object): Parameters<typeof midpointText>[0] =>
    ({ ...change, ...part }) as Parameters<typeof midpointText>[0];

  it('say over how many cases a midpoint is, and none where no case has a figure on both sides', () => {
    expect(midpointText(told({}))).toBe('+£50');
    expect(midpointText(told({ figures: 9 }))).toBe('+£50 over 9 cases');
    expect(midpointText(told({ figures: 0, midpoint: 0 }))).toBe('–');
    expect(pastText(told({ figures: 0, midpoint: 0 }))).toBe('of 12 past cases 10 gain, 2 lose; midpoint –');
  });

  it('name no rules as causes between two landlords', () => {
    expect(sharesRules('jmha@2023-07', 'jmha@2026-11~unsaved')).toBe(true);
    expect(sharesRules('jmha@2023-07', 'derby-homes@2024-04')).toBe(false);
  });

  it('find the landlord of a text that is not saved', () => {
    expect(landlordNamed('{"landlord":"Our Homes"}')).toBe('Our Homes');
    expect([landlordNamed('{"landlord":"Our'), landlordNamed('null'), landlordNamed('{}')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('lead from rules and clauses of an unsaved text into that text', () => {
    const text = JSON.stringify({
      documents: [{ id: 'guide', title: 'Guide' }],
      clauses: [{ ref: '¶1' }, { ref: '¶2', summary: 'Ours.', encoded: true }],
      rules: [{ name: 'first' }, { name: 'second' }],
      tables: [{ name: 'bands', rows: [{ name: 'low' }, { name: 'high' }] }],
    });
    const own = ownOf('ours@2026-11', text, (tab, at) => `${tab ?? 'none'} ${at ?? 'nowhere'}`);
    expect(own.source('¶2')).toMatchObject({ summary: 'Ours.', href: 'clauses /clauses/1' });
    expect(own.source('¶9')).toBeNull();
    expect(['second', 'bands-high', 'gate', 'gone'].map((rule) => own.rule?.(rule))).toEqual([
      'none /rules/1',
      'none /tables/0/rows/1',
      'none /gate',
      'none nowhere',
    ]);
    expect(rulePointer(null, 'second')).toBeUndefined();
    expect(ownOf('ours@2026-11', '{', () => 'there').rule?.('second')).toBe('there');
  });
});

describe('the editions that the strip holds past cases against', () => {
  const names = (edition: string | null, baseline: string | null, ...paths: string[]) =>
    glanceNames({ edition, baseline }, { files: paths.map((path) => ({ path, text: '' })), gone: [] });

  it('are the unsaved text only where it or what all share is edited', () => {
    const own = 'rules/policies/jmha/2023-07.json';
    const other = 'rules/policies/derby-homes/2024-04.json';
    const unsaved = { base: 'jmha@2023-07', against: 'jmha@2023-07~unsaved' };
    expect(names('jmha@2023-07', 'jmha@2023-07', own)).toEqual(unsaved);
    expect(names('jmha@2023-07', 'jmha@2023-07', 'rules/vocabulary.json')).toEqual(unsaved);
    expect(names('jmha@2023-07', 'derby-homes@2024-04', other)).toEqual({
      base: 'derby-homes@2024-04',
      against: 'jmha@2023-07',
    });
  });

  it('are none where nothing of it is unsaved, or there is no other', () => {
    const other = 'rules/policies/derby-homes/2024-04.json';
    expect(names('jmha@2023-07', 'jmha@2023-07', other, 'fixtures/cases/a.json')).toBe('unedited');
    expect(names('new@2027-01', null, 'rules/policies/new/2027-01.json')).toBe('alone');
  });
});
