/** A gate that names the Ombudsman's order holds for it; any other leaves it alone (semantics 15). */
import { expect, test } from 'vitest';
import { compiled, decide, readEditionFile } from '../../../engine/index.ts';
import { exampleHomes } from '../../oracle/example-homes.ts';
import { theLibrary } from '../../support/library.ts';

const library = theLibrary();
const order = { id: 'ordered', facts: { landlordResponsibility: 'none', ombudsmanOrder: 300 } };

test.each([
  ['a gate without heads', undefined, 'award'],
  ['a gate that names the order', ['service-failure', 'ombudsman-order'], 'no-award'],
  ['a gate that names another head', ['service-failure'], 'award'],
])('%s', async (_name, heads, outcome) => {
  const edition = structuredClone(exampleHomes) as { gate: { heads?: string[] } };
  if (heads) edition.gate.heads = heads;
  const read = readEditionFile(library, { path: 'gated.json', text: JSON.stringify(edition) });
  if (!read.ok) throw new Error(read.problems.map((problem) => problem.what).join('\n'));
  const decided = await decide(library, read.value, order);
  if (!decided.ok) throw new Error('it can be decided');
  expect(decided.value.outcome).toBe(outcome);
  const program = compiled.compile([read.value]);
  const table = compiled.load(program, [order], { calendar: library.calendar });
  expect(compiled.run(program, table)[0]?.outcome(0)).toBe(outcome);
});
