/** What the mapping step of the Impact screen asks and offers, without a browser. */
import { describe, expect, it } from 'vitest';
import type { ColumnMapping, FactDeclaration } from '../../engine/index.ts';
import {
  asWrittenWords,
  hasMeanings,
  meaningsOf,
  rolesOf,
  valuesOf,
} from '../../workbench/impact/mapping/targets.ts';
import { byWeight, weightsOf } from '../../workbench/impact/mapping/weights.ts';
import { load } from '../../workbench/shared/worker/load.ts';
import { filesBelow } from '../support/library.ts';

const { loaded } = load(filesBelow('rules'));
const { view } = loaded;
if (!view) throw new Error('the rules cannot be read');
const fact = (name: string): FactDeclaration | undefined =>
  view.vocabulary.facts.find((one) => one.name === name);
const amount: ColumnMapping = { column: 'Paid', to: { decided: 'amount' } };
const role: ColumnMapping = { column: 'By', to: { decided: 'role' } };
const labels = (column: ColumnMapping, name = ''): string[] =>
  meaningsOf(column, fact(name), ['Director']).map(({ label }) => label);

describe('the values of a column', () => {
  it('that are asked about are those that cannot be read, of sums and dates', () => {
    expect(valuesOf(amount, undefined, ['£5', '-', 'n/a', 'nil', 'Total'])).toEqual(['-', 'n/a']);
    const told = { ...amount, values: { '-': null, see: 0 } };
    expect(valuesOf(told, undefined, ['£5', '-'])).toEqual(['-', 'see']);
    expect(valuesOf({ column: 'A', to: { timeline: 'received' } }, undefined, ['1/2/2025', 'TBC'])).toEqual([
      '1/2/2025',
      'TBC',
    ]);
    expect(valuesOf({ column: 'A', to: { fact: 'arrears' } }, fact('arrears'), [5, '-'])).toEqual(['-']);
  });

  it('are all asked about where they are words or roles', () => {
    expect(valuesOf(role, undefined, ['Director', 'Manager'])).toEqual(['Director', 'Manager']);
    expect(valuesOf({ column: 'A', to: { fact: 'impact' } }, fact('impact'), ['High'])).toEqual(['High']);
    const officer: ColumnMapping = { column: 'A', to: { decided: 'officer' } };
    expect([role, amount, officer, { column: 'A' }].map(hasMeanings)).toEqual([true, true, false, false]);
  });

  it('may mean nothing decided, nought, or a role of the editions', () => {
    expect(labels(amount)).toEqual(['£0', 'not decided']);
    expect(labels({ column: 'A', to: { fact: 'arrears' } }, 'arrears')).toEqual(['£0', 'not known']);
    expect(labels(role)).toEqual(['Director', 'not known']);
    expect(labels({ column: 'A', to: { timeline: 'closed' } })).toEqual(['not known']);
  });

  it('say what is done with them as they are written', () => {
    expect(asWrittenWords(amount, undefined, [], '-')).toBe('cannot be read: the row is left out');
    expect(asWrittenWords(amount, undefined, [], '£5')).toBe('as it is written');
    const roles = ['relevant supervisor/manager'];
    expect(asWrittenWords(role, undefined, roles, 'Relevant Supervisor / Manager')).toBe('as it is written');
    expect(asWrittenWords(role, undefined, roles, 'Clerk')).toBe('as it is written: a role of no edition');
  });
});

describe('roles', () => {
  it('are those of every edition, once, those of the chosen ones first', () => {
    const all = rolesOf(view, []);
    expect(new Set(all).size).toBe(all.length);
    for (const one of view.editions) {
      expect(rolesOf(view, [one.id]).slice(0, one.roles.length)).toEqual(one.roles);
      expect(new Set(rolesOf(view, [one.id]))).toEqual(new Set(all));
    }
  });
});

describe('facts without a column', () => {
  it('stand in the order of what rests on them', () => {
    const rule = (...mentions: string[]) => ({ mentions }) as never;
    const weights = weightsOf([
      {
        reads: ['arrears', 'mealsCost', 'impact'],
        rules: [rule('mealsCost'), rule('mealsCost'), rule('impact')],
      },
      { reads: ['heatingCost'], rules: [rule('arrears')] },
    ]);
    const names = ['firstReport', 'arrears', 'heatingCost', 'mealsCost', 'impact'];
    const order = byWeight(
      names.map((name) => ({ name })),
      weights,
    ).map(({ name }) => name);
    expect(order).toEqual(['impact', 'mealsCost', 'arrears', 'heatingCost', 'firstReport']);
    expect(weights.has('firstReport')).toBe(false);
  });
});
