/**
 * The example edition with a head whose ends are two parameters and may cross: a least above its most stands at the most.
 * Nobody approves by the total, so that nothing else depends on it.
 */
import { exampleHomes } from './example-homes.ts';

const base = exampleHomes as {
  readonly parameters: object;
  readonly heads: object;
  readonly rules: readonly { readonly name: string }[];
};
const clauses = ['2.6'];

export const exampleUneven: unknown = {
  ...base,
  id: 'uneven-homes@2025-01',
  landlord: 'Uneven Homes',
  parameters: {
    ...base.parameters,
    leastCost: [{ value: 150, from: '2000-01-01', clauses }],
    mostCost: [
      { value: 20, from: '2000-01-01', until: '2025-06-30', clauses },
      { value: 200, from: '2025-07-01', clauses },
    ],
  },
  heads: { ...base.heads, costs: { hitPolicy: 'unique', category: 'reimbursement' } },
  rules: [
    ...base.rules.filter(({ name }) => name !== 'approver'),
    {
      name: 'costs',
      conditions: { all: [{ fact: 'missedAppointments', operator: 'lessThan', value: 2 }] },
      event: {
        type: 'award',
        params: { head: 'costs', clauses, amount: { between: ['leastCost', 'mostCost'] } },
      },
    },
  ],
};
