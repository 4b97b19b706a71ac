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
