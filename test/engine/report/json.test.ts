/** determinationToJson: the contract's determination, in pounds, every field there, keys in order. */
import { describe, expect, it } from 'vitest';
import type { Determination } from '../../../engine/model/index.ts';
import { determinationToJson } from '../../../engine/report/index.ts';

const line = {
  head: 'service-failure',
  category: 'goodwill',
  min: 5050,
  max: null,
  basis: 'at-least',
  rule: 'a',
  rules: ['a'],
  clauses: ['1'],
} as const;
const bare: Determination = {
  policy: 'example-homes@2025-01',
  case: 'c',
  outcome: 'no-award',
  award: { min: 0, max: 0, basis: 'none' },
  net: { min: 0, max: 0 },
  heads: [],
  gate: { open: true, heads: null, clauses: ['2.1'] },
  exclusions: [],
  referrals: [],
  remedies: [],
  terms: [],
  authorisation: null,
  payment: null,
  flags: [],
  deadlines: [],
  compliance: [],
  assumed: [],
  unread: [],
  needs: [],
  butFor: [],
  trace: [],
};

describe('determinationToJson(determination)', () => {
  it('has every field of the contract in its order, also where it is empty', () => {
    const contract =
      'policy case outcome outcomes award net heads exclusions referrals remedies terms authorisation payment flags deadlines compliance assumed unread needs butFor';
    expect(Object.keys(determinationToJson(bare))).toEqual([...contract.split(' '), 'gate', 'trace']);
    expect(Object.values(determinationToJson(bare)).includes(undefined)).toBe(false);
  });
  it('gives pounds to the penny, and null where an end is open', () => {
    const json = determinationToJson({
      ...bare,
      outcome: 'award',
      heads: [line],
      butFor: [line],
      award: { min: 5050, max: null, basis: 'at-least', minExclusive: true, unspecified: ['power'] },
      net: { min: 1999, max: null },
    });
    expect(json.award).toEqual({
      min: 50.5,
      max: null,
      basis: 'at-least',
      minExclusive: true,
      unspecified: ['power'],
    });
    expect(json.net).toEqual({ min: 19.99, max: null });
    expect(json.heads[0]).toEqual({ ...line, min: 50.5 });
    expect(json.butFor[0]?.min).toBe(50.5);
  });
  it('keeps where a line stands, what replaced or cut it and that it is not certain', () => {
    const full = { ...line, item: 0, supersededBy: 'b', limitedBy: 'c', maybe: true as const };
    expect(determinationToJson({ ...bare, heads: [full] }).heads[0]).toEqual({ ...full, min: 50.5 });
  });
  it('gives the parts of a payment in pounds', () => {
    const payment = {
      route: 'arrears-first',
      parts: [{ heads: ['a'], to: 'arrears', min: 100, max: 250 }],
      rule: 'r',
      clauses: ['1'],
    } as const;
    expect(determinationToJson({ ...bare, payment }).payment?.parts).toEqual([
      { heads: ['a'], to: 'arrears', min: 1, max: 2.5 },
    ]);
  });
  it('gives the same bytes whatever the order of the keys it was given', () => {
    const turned = Object.fromEntries(
      Object.entries({ ...bare, heads: [Object.fromEntries(Object.entries(line).reverse())] }).reverse(),
    ) as unknown as Determination;
    expect(JSON.stringify(determinationToJson(turned))).toBe(
      JSON.stringify(determinationToJson({ ...bare, heads: [line] })),
    );
  });
});
