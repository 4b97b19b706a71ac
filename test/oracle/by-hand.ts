/** Short ways to write editions and cases for the tests that are worked by hand. */

import { readFileSync } from 'node:fs';
import { exampleHomes } from './example-homes';
import { oracle, type OracleDetermination } from './oracle';
import type { AmountSpec, CaseSpec, Edition, Params, RuleSpec } from './types';

const vocabulary: unknown = JSON.parse(
  readFileSync(new URL('../../rules/vocabulary.json', import.meta.url), 'utf8'),
);
const example = exampleHomes as Edition;

/** The determination of a case with these facts, under the example edition or another. */
export const decide = (
  facts: CaseSpec['facts'],
  more: Partial<CaseSpec> = {},
  edition: Edition = example,
): OracleDetermination =>
  oracle({
    edition,
    case: { id: 'by-hand', facts, ...more },
    vocabulary,
    holidays: ['2025-04-18', '2025-04-21'],
  });

/** A rule that cites `c-` and its name. */
export const rule = (name: string, type: string, params: Params, more: Partial<RuleSpec> = {}): RuleSpec => ({
  name,
  event: { type, params: { clauses: [`c-${name}`], ...params } },
  ...more,
});
/** A small edition with an open gate and two heads. */
export const plain = (rules: RuleSpec[], more: Partial<Edition> = {}): Edition => ({
  id: 'plain@2025',
  gate: { clauses: ['g'] },
  heads: {
    a: { hitPolicy: 'collect-sum', category: 'goodwill' },
    b: { hitPolicy: 'first', category: 'reimbursement' },
  },
  rules,
  ...more,
});
/** A rule `give` that awards an amount under head a. */
export const award = (amount: AmountSpec, params: Params = {}, more: Partial<RuleSpec> = {}): RuleSpec =>
  rule('give', 'award', { head: 'a', amount, ...params }, more);
/** What one amount comes to: least, most, basis. */
export const worth = (
  amount: AmountSpec,
  facts: CaseSpec['facts'] = {},
  more: Partial<Edition> = {},
): unknown[] => {
  const { award: total } = decide(
    facts,
    {},
    plain([award({ sumOf: [] }), rule('two', 'award', { head: 'a', amount })], more),
  );
  return [total.min, total.max, total.basis];
};
