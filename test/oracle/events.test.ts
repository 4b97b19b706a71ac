/** Every event and the order of the format, worked by hand. */

import { describe, expect, it } from 'vitest';
import { decide, rule, plain, award } from './by-hand';
import type { CaseSpec } from './types';

describe('events and order', () => {
  const give = award({ fixed: 100 });
  it('puts outside before excluded before referred, and says what would have been paid', () => {
    const bar = ['refer', 'exclude', 'outside'].map((t) => rule(t, t, { of: 'case', reason: t }));
    expect([1, 2, 3].map((n) => decide({}, {}, plain([give, ...bar.slice(0, n)])).outcome)).toEqual([
      'referred',
      'excluded',
      'outside-policy',
    ]);
    expect(decide({}, {}, plain([give, ...bar])).butFor).toMatchObject([{ head: 'a', min: 10000 }]);
  });
  it('lifts a time bar for good reason', () => {
    const late = rule('late', 'exclude', { of: 'case', timeBar: true });
    expect(decide({ lateForGoodReason: false }, {}, plain([give, late])).outcome).toBe('excluded');
    expect(decide({ lateForGoodReason: true }, {}, plain([give, late]))).toMatchObject({
      outcome: 'award',
      flags: [{ kind: 'discretion', clauses: ['c-late'] }],
    });
  });
  it('refers an item, and the case where nothing is left', () => {
    const bar = rule(
      'court',
      'refer',
      { of: 'item' },
      { for: 'loss', conditions: { all: [{ fact: 'insurerClaim', operator: 'equal', value: true }] } },
    );
    const edition = plain([award({ sumOf: ['belongingsLoss'] }, {}, { for: 'loss' }), bar]);
    const items: CaseSpec['items'] = [
      { kind: 'loss', facts: { belongingsLoss: 7, insurerClaim: true } },
      { kind: 'loss', facts: { belongingsLoss: 5 } },
    ];
    expect(decide({}, { items }, edition)).toMatchObject({
      outcome: 'award',
      award: { min: 500, max: 500 },
      referrals: [{ item: 0 }],
    });
    expect(decide({}, { items: items.slice(0, 1) }, edition).outcome).toBe('referred');
  });
  it('cuts lines from the last', () => {
    const limit = rule('top', 'limit', { of: 'case', per: 'case', cap: 130 });
    const d = decide(
      {},
      {},
      plain([give, rule('more', 'award', { head: 'b', amount: { fixed: 50 } }), limit]),
    );
    expect(d.heads.map((h) => [h.max, h.limitedBy])).toEqual([
      [10000, undefined],
      [3000, 'top'],
    ]);
  });
  it('gives the highest role, the lower as steps, and an unread one as null', () => {
    const roles = ['Officer', 'Manager', 'Head'].map((role) => rule(role, 'authorise', { role }));
    const edition = plain([give, ...roles.reverse()], { roles: ['Officer', 'Manager', 'Head'] });
    expect(decide({}, {}, edition).authorisation).toEqual({
      role: 'Head',
      steps: ['Officer', 'Manager'],
      rule: 'Head',
      clauses: ['c-Head', 'c-Manager', 'c-Officer'],
    });
    const cut = decide({}, {}, plain([award({ fixed: 1 }, { role: null, unspecified: 'page cut' })]));
    expect(cut).toMatchObject({
      authorisation: { role: null },
      flags: [{ kind: 'ambiguity', clauses: ['c-give'] }],
    });
  });
  it('splits a payment only where heads go different ways', () => {
    const rules = [
      give,
      rule('more', 'award', { head: 'b', amount: { fixed: 50 } }),
      rule('debt', 'pay', { route: 'arrears-first', heads: ['b'] }),
    ];
    expect(decide({}, {}, plain(rules)).payment).toEqual({
      route: 'arrears-first',
      rule: 'debt',
      clauses: ['c-debt'],
      parts: [
        { heads: ['a'], to: 'customer', min: 10000, max: 10000 },
        { heads: ['b'], to: 'arrears', min: 5000, max: 5000 },
      ],
    });
    expect(
      decide({}, {}, plain([give, rule('debt', 'pay', { route: 'rent-account' })])).payment,
    ).toMatchObject({ route: 'rent-account', parts: [] });
  });
  it('keeps remedies and flags whatever the outcome, and terms only with an award', () => {
    const rules = [
      rule('r', 'remedy', { remedy: 'heaters' }),
      rule('t', 'term', { term: 'full-and-final' }),
      rule('f', 'flag', { kind: 'ambiguity', text: 'x' }),
    ];
    expect(decide({}, {}, plain(rules))).toMatchObject({
      outcome: 'no-award',
      remedies: [{ remedy: 'heaters' }],
      terms: [],
      flags: [{ kind: 'ambiguity' }],
    });
    expect(decide({}, {}, plain([give, ...rules])).terms).toEqual([
      { term: 'full-and-final', rule: 't', clauses: ['c-t'] },
    ]);
  });
  it('flags two rules of a unique head and gives their hull', () => {
    const heads = { a: { hitPolicy: 'unique', category: 'goodwill' } };
    const d = decide(
      {},
      {},
      plain([give, rule('again', 'award', { head: 'a', amount: { fixed: 30 } })], { heads }),
    );
    expect(d).toMatchObject({
      award: { min: 3000, max: 10000 },
      flags: [{ kind: 'conflict', clauses: ['c-give', 'c-again'] }],
    });
  });
});
