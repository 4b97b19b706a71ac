/** Small hands for the tests of reading portfolios. */
import {
  type Batch,
  type Case,
  type Mapping,
  type PortfolioHead,
  type PortfolioReader,
  type RowProblem,
  headOf,
  suggestMapping,
} from '../../../engine/index.ts';
import { theLibrary } from '../../support/library.ts';

export const vocabulary = theLibrary().vocabulary;
const facts = new Map(vocabulary.facts.map((fact) => [fact.name, fact]));

/** A fact of the shared vocabulary. */
export function factNamed(name: string) {
  const fact = facts.get(name);
  if (!fact) throw new Error(`no fact ${name}`);
  return fact;
}

/** The head of a CSV text that has one. */
export function csvHead(text: string): PortfolioHead {
  const head = headOf('csv', 'a.csv', text);
  if (!head.ok) throw new Error(JSON.stringify(head.problems));
  return head.value;
}

/** Head and suggested mapping of a CSV text. */
export function understood(text: string): { head: PortfolioHead; mapping: Mapping } {
  const head = csvHead(text);
  return { head, mapping: suggestMapping(vocabulary, head) };
}

/** All that a reader gives for a text in pieces. */
export function readAll(reader: PortfolioReader, pieces: readonly string[]) {
  const batches: Batch[] = [...pieces.map((piece) => reader.push(piece)), reader.end()];
  const cases: { line: number; case: Case }[] = batches.flatMap((batch) => [...batch.cases]);
  const problems: RowProblem[] = batches.flatMap((batch) => [...batch.problems]);
  return { cases, problems, rows: batches.reduce((sum, { rows }) => sum + rows, 0) };
}

/** A text cut at places between 0 and 1 of its length. */
export function cutAt(text: string, places: readonly number[]): string[] {
  const ends = [...places.map((place) => Math.floor(place * text.length)), text.length];
  ends.sort((a, b) => a - b);
  return ends.map((end, i) => text.slice(ends[i - 1] ?? 0, end));
}
