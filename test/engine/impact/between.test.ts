/** Law: the change at a glance is that of a whole tally, also over a run that was only rerun where an edit touches it. */
import { describe, expect, test } from 'vitest';
import { compile, hold, load, run } from '../../../engine/compile/index.ts';
import type { PreparedEdition } from '../../../engine/index.ts';
import { changeBetween } from '../../../engine/impact/between.ts';
import { edited, generated, library, setAmount, setLimit, tallyOf } from './support.ts';

const derby = 'rules/policies/derby-homes/2024-04.json';
const saved = edited(derby);
const edits: readonly (readonly [string, PreparedEdition])[] = [
  ['nothing', saved],
  [
    'an amount',
    edited(derby, (document) => setAmount(document, 'impact-bands', 'moderate', { between: [500, 900] })),
  ],
  ['a limit', edited(derby, (document) => setLimit(document, 'too-late', 6))],
  ['another landlord', library.editions.find(({ landlordId }) => landlordId === 'jmha') as PreparedEdition],
];
const program = compile([saved]);
const table = load(program, generated, { calendar: library.calendar });
const held = hold(table, run(program, table));

test.each(edits)('%s', (what, after) => {
  const pair = tallyOf([saved, after], generated).answer().pairs[0];
  const result = held.results[0];
  if (!pair || !result) throw new Error('there is no pair');
  const glance = changeBetween(result, held.rerun(0, after).result);
  expect(glance.change).toEqual(pair.change);
  expect(glance.causes).toEqual(pair.causes);
  expect(glance.otherCauses).toEqual(pair.otherCauses);
  expect(glance.change.moved > 0).toBe(what !== 'nothing');
});

describe('a glance', () => {
  test('after another gives the same again', () => {
    const first = edits[1]?.[1] as PreparedEdition;
    const result = held.results[0];
    if (!result) throw new Error('there is no run');
    const once = changeBetween(result, held.rerun(0, first).result);
    for (const [, other] of edits) held.rerun(0, other);
    expect(changeBetween(result, held.rerun(0, first).result)).toEqual(once);
  });
});
