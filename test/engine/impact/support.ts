/** Portfolios run and counted for tests. */
import { readFileSync } from 'node:fs';
import { type BatchResult, compile, load, run } from '../../../engine/compile/index.ts';
import { type Case, ImpactTally, type PreparedEdition, type TallyOptions } from '../../../engine/index.ts';
import { root } from '../../../cli/setup.mjs';
import { json, theLibrary } from '../../support/library.ts';
import { editionOf } from '../compile/support.ts';

export const library = theLibrary();

/** The generated portfolio that is kept in the repository. */
export const generated = readFileSync(`${root}/fixtures/portfolios/generated-1000.ndjson`, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);

/** An edition as a document that may be changed. */
export interface Document {
  tables: { name: string; rows: { name: string; amount?: unknown }[] }[];
  rules: { name: string; conditions?: { all?: { value?: unknown }[] } }[];
}

/** An edition of the repository, changed. */
export function edited(
  file: string,
  change: (document: Document) => void = () => undefined,
): PreparedEdition {
  const document = structuredClone(json(file)) as Document;
  change(document);
  return editionOf(library, document);
}

/** Gives a row of a table another amount. */
export function setAmount(document: Document, table: string, row: string, amount: unknown): void {
  const found = document.tables.find(({ name }) => name === table)?.rows.find(({ name }) => name === row);
  if (!found) throw new Error(`there is no row ${row} in ${table} any more`);
  found.amount = amount;
}

/** Gives the first leaf of a rule another value. */
export function setLimit(document: Document, rule: string, value: number): void {
  const leaf = document.rules.find(({ name }) => name === rule)?.conditions?.all?.[0];
  if (!leaf) throw new Error(`there is no rule ${rule} with conditions any more`);
  leaf.value = value;
}

/** Runs editions over cases. */
export function runAll(editions: readonly PreparedEdition[], cases: readonly Case[]): BatchResult[] {
  const compiled = compile(editions);
  return run(compiled, load(compiled, cases, { calendar: library.calendar }));
}

/** Counts editions over cases, so many cases at a time. */
export function tallyOf(
  editions: readonly PreparedEdition[],
  cases: readonly Case[],
  options: TallyOptions = {},
  size = cases.length,
): ImpactTally {
  const tally = new ImpactTally(editions, { calendar: library.calendar, ...options });
  for (let start = 0; start < cases.length; start += size) {
    const results = runAll(editions, cases.slice(start, start + size));
    tally.add(start, { line: (at) => at + 2, caseAt: (at) => cases[at] as Case }, results);
  }
  return tally;
}
