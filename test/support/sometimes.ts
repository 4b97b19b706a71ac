/** An edition on which wrong kernels show: for the tests that plant them. */
import type { Library, PreparedEdition } from '../../engine/index.ts';
import { editionOf } from '../engine/compile/support.ts';
import { exampleHomes } from '../oracle/example-homes.ts';

/** The first example, with a fact that applies at times and a rule for what is below a threshold of it. */
export function sometimes(library: Library): PreparedEdition {
  const document = structuredClone(exampleHomes) as { facts: unknown[]; rules: unknown[]; heads: object };
  const when = { all: [{ fact: 'impact', operator: 'equal', value: 'high' }] };
  const texts = { unit: 'nights', label: 'Nights away', question: 'How many nights away?' };
  document.facts.push({ name: 'nightsAway', type: 'integer', min: 0, max: 99, default: 1, when, ...texts });
  document.rules.push({
    name: 'few-nights',
    conditions: { all: [{ fact: 'nightsAway', operator: 'lessThan', value: 3 }] },
    event: { type: 'award', params: { head: 'heating', clauses: ['2.6'], amount: { fixed: 7 } } },
  });
  return editionOf(library, document);
}
