/** Every figure of a rule stands in a clause that the rule cites. */
import { describe, expect, it } from 'vitest';
import { landlordEditions, type PreparedRule } from '../../engine/index.ts';
import { citedIn, editionOf, library } from './library.ts';

const landlords = landlordEditions(library);
type Figures = Readonly<Record<string, readonly number[]>>;

/** The figures of each clause, read off the sources by hand: pounds, months. JLiving has none that decides a case. */
const figures: Readonly<Record<string, Figures>> = {
  jmha: { '¶12': [10], '¶13': [50], '¶14': [100], '¶16': [50, 150], '¶18': [3, 6], '¶19': [500] },
  jliving: {},
  'derby-homes': { '7.17': [12], '8.1': [12], '8.3': [12], '14.26': [10, 600, 1000, 5000], '14.28': [1] },
  'alliance-homes': { '2.7': [0, 50, 100, 250, 500, 1000], '4.2': [6], '5.1': [5000] },
};

/** Numbers of an amount, and numbers from 2 on (with months) that a condition compares with. */
function numbersIn(amount: unknown, conditions: unknown): number[] {
  const found: number[] = [];
  const walk = (value: unknown, wanted: (key: string, n: number) => boolean): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, below] of Object.entries(value)) {
      if (key === 'share' || key === 'percent') continue;
      if (typeof below === 'number' && wanted(key, below)) found.push(below);
      else walk(below, wanted);
    }
  };
  walk(amount, () => true);
  walk(conditions, (key, n) => key === 'value' && n > 1);
  return found;
}

/** Figures of an event and its conditions that none of the clauses it cites has. */
function unfounded(
  { event, conditions }: Pick<PreparedRule, 'event' | 'conditions'>,
  known: Figures,
): number[] {
  const cited = [...citedIn(event)];
  const amount = event.type === 'award' ? event.params.amount : undefined;
  return numbersIn(amount, conditions).filter((figure) => !cited.some((ref) => known[ref]?.includes(figure)));
}

describe('figures', () => {
  it.each(landlords)('%s: every figure of a rule stands in a clause that the rule cites', (id) => {
    for (const rule of editionOf(id).rules) expect(unfounded(rule, figures[id] ?? {}), rule.name).toEqual([]);
  });

  it('a figure that no cited clause has is found', () => {
    const params = { head: 'goodwill', amount: { upTo: 60 }, clauses: ['¶13'] };
    expect(unfounded({ event: { type: 'award', params }, conditions: null }, figures['jmha'] ?? {})).toEqual([
      60,
    ]);
  });

  it.each(landlords)('%s: the summary of a clause has its figures', (id) => {
    const { clauses } = editionOf(id).edition;
    for (const [ref, numbers] of Object.entries(figures[id] ?? {}))
      for (const figure of numbers)
        expect(clauses.find((clause) => clause.ref === ref)?.summary).toContain(
          figure.toLocaleString('en-GB'),
        );
  });

  it('JLiving’s document has no amount, and neither have its rules', () => {
    const rules = editionOf('jliving').rules;
    expect(
      rules.flatMap(({ event, conditions }) =>
        numbersIn('amount' in event.params && event.params.amount, conditions),
      ),
    ).toEqual([]);
  });
});
