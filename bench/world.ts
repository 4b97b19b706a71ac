/** What the bench works on: the project's editions, the portfolio, and its plain cases in every competitor's form. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Case,
  compiled,
  type FactDeclaration,
  formatProblem,
  type Library,
  type PreparedEdition,
  readCaseFiles,
  readLibrary,
  type Result,
  type SourceFile,
} from '../engine/index.ts';
import { readEdition } from '../engine/read/edition.ts';
import { type Layout, layoutOf } from './answers.ts';
import { BenchError } from './error.ts';
import { type Columns, columnsOf, isPlain } from './flat.ts';
import { portfolio } from './portfolio/index.ts';

export interface World {
  readonly library: Library;
  /** All editions, in the order of the library. */
  readonly editions: readonly PreparedEdition[];
  readonly base: compiled.Compiled;
  /** The plain cases of the portfolio: without items and unknown facts. */
  readonly plain: readonly Case[];
  readonly facts: readonly FactDeclaration[];
  readonly columns: Columns;
  /** The plain cases in columns, on the fastest kernels of this machine, and on the plain ones. */
  readonly table: compiled.Table;
  readonly plainTable: compiled.Table;
  readonly layout: Layout;
  readonly fixtures: readonly Case[];
  readonly sizes: { readonly cases: number; readonly seed: number };
}

function filesBelow(root: string, folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry): SourceFile[] => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return filesBelow(root, path);
      return entry.name.endsWith('.json') ? [{ path, text: readFileSync(join(root, path), 'utf8') }] : [];
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The value, or the problems as one error. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new BenchError(result.problems.map(formatProblem).join('\n'));
  return result.value;
}

/** Reads `rules/` and `fixtures/`, makes the portfolio and puts its plain cases into columns. */
export function makeWorld(root: string, cases: number, seed: number): World {
  const library = must(readLibrary(filesBelow(root, 'rules')));
  const { editions } = library;
  const facts = new Map<string, FactDeclaration>();
  for (const edition of editions) for (const [name, fact] of edition.facts) facts.set(name, fact);
  const plain = portfolio(cases, seed).filter(isPlain);
  const base = compiled.compile(editions);
  const files = [...filesBelow(root, 'fixtures/cases'), ...filesBelow(root, 'fixtures/determinations')];
  return {
    library,
    editions,
    base,
    plain,
    facts: [...facts.values()],
    columns: columnsOf(plain, [...facts.values()]),
    table: compiled.load(base, plain, { calendar: library.calendar, kernels: compiled.fastKernels() }),
    plainTable: compiled.load(base, plain, { calendar: library.calendar, kernels: compiled.plainKernels }),
    layout: layoutOf(editions),
    fixtures: must(readCaseFiles(library, files)).map((entry) => entry.case),
    sizes: { cases, seed },
  };
}

/** An edition from its text, as the engine reads it: syntax, schema, meaning. */
export function readText(world: Pick<World, 'library'>, path: string, text: string): PreparedEdition {
  const { vocabulary, codes } = world.library;
  const refs = new Map(codes.map((code) => [code.id, new Set(code.provisions.map(({ id }) => id))]));
  return must(readEdition({ path, text }, vocabulary, refs));
}

/** Forgets the predicates that were evaluated over a table, so that the next run starts from the columns. */
export function forget(over: compiled.Compiled, table: compiled.Table): void {
  for (const { space } of table.chunks)
    for (const { spec } of over.program.predicates) space.replace(spec.key, space.column(spec));
  for (const plan of over.editions)
    for (const { spec } of plan.late.program.predicates)
      for (const { space } of table.chunks) space.replace(spec.key, space.column(spec));
  const left = compiled.evaluatedPredicates(table);
  if (left > 0) throw new BenchError(`${left} predicates are still kept: the figures would be too good`);
}

/** Editions of which one rule's threshold or amount has been changed, by the edition's id. */
export function withRule(
  world: Pick<World, 'library' | 'editions'>,
  id: string,
  change: (document: EditionText) => void,
): PreparedEdition[] {
  return world.editions.map((edition) => {
    if (edition.edition.id !== id) return edition;
    const document = JSON.parse(edition.text) as EditionText;
    change(document);
    return readText(world, edition.file, JSON.stringify(document));
  });
}

/** As much of an edition's document as the bench changes. */
export interface EditionText {
  readonly rules: readonly {
    readonly name: string;
    readonly conditions?: { readonly all: readonly { value: number }[] };
    readonly event: { readonly params: { amount?: unknown } };
  }[];
  readonly tables: readonly { readonly rows: readonly { amount?: unknown }[] }[];
}
