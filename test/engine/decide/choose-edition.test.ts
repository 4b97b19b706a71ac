/** Which edition a name means: contract, section 1. */
import { describe, expect, test } from 'vitest';
import { chooseEdition, landlordEditions, readLibrary, referenceIds } from '../../../engine/index.ts';
import { baseEditionText, baseFiles } from '../read/base.ts';

type Header = { readonly status?: string; readonly to?: string; readonly reference?: boolean };

/** The base edition under another id and with other dates. */
function edition(landlord: string, from: string, header: Header = {}): { path: string; text: string } {
  const value = JSON.parse(baseEditionText()) as Record<string, unknown>;
  const text = JSON.stringify({
    ...value,
    id: `${landlord}@${from.slice(0, 7)}`,
    from,
    status: 'published',
    ...header,
  });
  return { path: `rules/policies/${landlord}/${from.slice(0, 7)}.json`, text };
}

const result = readLibrary(
  baseFiles([
    edition('acme', '2020-01-01', { status: 'superseded', to: '2022-06' }),
    edition('acme', '2022-07-01', { status: 'superseded', to: '2023-12-31' }),
    edition('acme', '2025-01-01'),
    edition('acme', '2026-01-01', { status: 'draft' }),
    edition('only-draft', '2025-01-01', { status: 'draft' }),
    edition('watchdog', '2024-01-01', { reference: true, to: '2026-03-31' }),
    edition('watchdog', '2026-04-01', { reference: true }),
    edition('watchdog', '2027-04-01', { reference: true, status: 'draft' }),
  ]),
);
if (!result.ok) throw new Error(JSON.stringify(result.problems));
const library = result.value;
const choose = (id: string, when: { received?: string; asOf?: string } = {}): unknown => {
  const chosen = chooseEdition(library, id, when);
  return chosen && [chosen.edition.edition.id, chosen.flags.map((flag) => flag.kind)];
};

describe('the edition that a landlord’s id means', () => {
  const cases: readonly [string, { received?: string; asOf?: string }, string, readonly string[]][] = [
    ['without a date the newest that is no draft', {}, 'acme@2025-01', []],
    ['the one in force on the day received', { received: '2021-05-01' }, 'acme@2020-01', []],
    ['its first day', { received: '2020-01-01' }, 'acme@2020-01', []],
    ['the last day of the month in which it ends', { received: '2022-06-30' }, 'acme@2020-01', []],
    ['the first day of the next', { received: '2022-07-01' }, 'acme@2022-07', []],
    ['its last day', { received: '2023-12-31' }, 'acme@2022-07', []],
    [
      'between two editions the last before, with an assumption',
      { received: '2024-01-01' },
      'acme@2022-07',
      ['assumption'],
    ],
    [
      'before the first the first, with an assumption',
      { received: '2019-12-31' },
      'acme@2020-01',
      ['assumption'],
    ],
    ['a draft is never meant, also on its own dates', { received: '2026-02-01' }, 'acme@2025-01', []],
    ['the day asked about where nothing was received', { asOf: '2021-05-01' }, 'acme@2020-01', []],
    [
      'the day received before the day asked about',
      { received: '2023-01-01', asOf: '2026-01-01' },
      'acme@2022-07',
      [],
    ],
  ];
  for (const [name, when, id, flags] of cases)
    test(name, () => expect(choose('acme', when)).toEqual([id, flags]));
});

describe('other names', () => {
  test('an edition’s id is that edition, a draft too, on any day', () => {
    expect(choose('acme@2026-01', { received: '2019-01-01' })).toEqual(['acme@2026-01', []]);
  });
  test('a reference is chosen among references by date', () => {
    expect([
      choose('watchdog', { received: '2026-03-31' }),
      choose('watchdog', { received: '2026-04-01' }),
      choose('watchdog'),
    ]).toEqual([
      ['watchdog@2024-01', []],
      ['watchdog@2026-04', []],
      ['watchdog@2026-04', []],
    ]);
  });
  test('a landlord with nothing but a draft has no edition', () =>
    expect(choose('only-draft')).toBe(undefined));
  test('an unknown landlord or edition has none', () =>
    expect([choose('acmee'), choose('acme@1999')]).toEqual([undefined, undefined]));
  test('the lists of landlords and references leave drafts and each other out', () => {
    expect(landlordEditions(library)).toEqual(['acme', 'base-homes']);
    expect(referenceIds(library)).toEqual(['watchdog']);
  });
});
