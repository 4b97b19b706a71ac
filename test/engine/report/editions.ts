/** The editions that the tests of `engine/report` read: the real ones, and the contract's example. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Edition, type PreparedEdition, prepareEdition, Vocabulary } from '../../../engine/model/index.ts';
import { exampleHomes } from '../../oracle/example-homes.ts';

const root = fileURLToPath(new URL('../../../rules/', import.meta.url));
const read = (path: string): string => readFileSync(root + path, 'utf8');

export const vocabulary = Vocabulary.parse(JSON.parse(read('vocabulary.json')));

/** Any document as a prepared edition. */
export const prepared = (document: unknown, file = 'test.json'): PreparedEdition =>
  prepareEdition(Edition.parse(document), vocabulary, file, JSON.stringify(document));

/** Every edition below rules/policies. */
export const realEditions: readonly PreparedEdition[] = readdirSync(`${root}policies`, {
  recursive: true,
  encoding: 'utf8',
})
  .filter((path) => path.endsWith('.json'))
  .sort()
  .map((path) => prepared(JSON.parse(read(`policies/${path}`)), `rules/policies/${path}`));

export const example: PreparedEdition = prepared(exampleHomes);

/** The example with a fact of every type, parameters and derived facts, for amounts and conditions that no real edition has. */
export const everything: PreparedEdition = prepared({
  ...(exampleHomes as Record<string, unknown>),
  kinds: [{ name: 'person', label: 'Person' }],
  facts: [
    ...(exampleHomes as { facts: unknown[] }).facts,
    {
      name: 'persons',
      type: 'integer',
      min: 0,
      max: 20,
      default: 1,
      unit: 'persons',
      label: 'Persons',
      question: 'How many persons?',
    },
    {
      name: 'bedroomsLost',
      type: 'integer',
      min: 0,
      max: 9,
      default: 0,
      unit: 'bedrooms',
      label: 'Bedrooms lost',
      question: 'How many bedrooms?',
    },
    {
      name: 'noise',
      type: 'integer',
      min: 0,
      max: 99,
      default: 0,
      unit: 'evenings',
      label: 'Noise next door',
      question: 'How many evenings?',
    },
    {
      name: 'toldAt',
      type: 'time',
      default: '09:00',
      label: 'Told of the change',
      question: 'When was the customer told?',
    },
    {
      name: 'morningKept',
      type: 'boolean',
      default: true,
      label: 'Morning kept',
      question: 'Was the morning appointment kept in the morning?',
    },
    {
      name: 'slot',
      type: 'enumeration',
      values: ['am', 'pm'],
      labels: { am: 'The morning', pm: 'The afternoon' },
      default: 'am',
      label: 'Booked slot',
      question: 'Which slot was booked?',
    },
  ],
  conditions: {
    ...(exampleHomes as { conditions: Record<string, unknown> }).conditions,
    'everything-at-once': {
      all: [
        { fact: 'anonymous', operator: 'equal', value: false },
        { fact: 'decorationMismatchOnly', operator: 'equal', value: true },
        { fact: 'contractorInvolved', operator: 'equal', value: true },
        { fact: 'reportedBeforeOwnRepair', operator: 'equal', value: true },
        { fact: 'orderInAddition', operator: 'equal', value: true },
      ],
    },
  },
});
