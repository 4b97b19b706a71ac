/** The parts of a long differential run: each is drawn from its own seed, so that it may run in any process and be run again. */
import type { PreparedEdition } from '../../engine/index.ts';
import { editionOf } from '../engine/compile/support.ts';
import { exampleHomes } from '../oracle/example-homes.ts';
import { exampleRich } from '../oracle/example-rich.ts';
import type { CaseSpec } from '../oracle/types.ts';
import { vocabulary } from './agreement.ts';
import { type Difference, Holding, outcomeKey, type Said } from './compiled-agreement.ts';
import { decidedDifferences } from './decided-agreement.ts';
import { casesFor, documentDifferences, editionOut } from './document-agreement.ts';
import { documentFrom } from './documents.ts';
import { drawFrom } from './draw.ts';
import { Generator, type Shares } from './generator.ts';
import { json, theLibrary } from './library.ts';

/** The days asked about, one slice after the other; undefined is none. */
const days = [undefined, '2026-11-21', undefined, '2024-06-03'] as const;
/** Of how many cases of a slice one is determined as a whole too. */
const wholeOf = 20;

/** Of an edition out of chance, so many cases. */
const ofDocument = 20;

/** Which editions a slice is for: those of `rules/`, or the synthetic ones. */
export type Group = 'editions' | 'examples';

/** A number of cases of a group, from the slice's own seed. */
export interface Slice {
  readonly group: Group;
  readonly index: number;
  readonly seed: number;
  readonly cases: number;
  /** One pair of a case and an edition in so many goes through json-rules-engine, whatever its outcome. */
  readonly decideOf: number;
  readonly shares?: Shares;
}

/** A number of cases of editions out of chance. */
export type DocumentsSlice = Omit<Slice, 'group'> & { readonly group: 'documents' };

/** What came of a slice. */
export interface SliceReport {
  readonly cases: number;
  readonly pairs: number;
  /** Whole determinations that were compared. */
  readonly wholes: number;
  /** Pairs that went through json-rules-engine: for their outcome, and besides. */
  readonly decidedForOutcome: number;
  readonly decidedBesides: number;
  readonly differences: readonly (Difference & { readonly asOf?: string })[];
  /** By edition, how many outcomes were met for the first time. */
  readonly distinct: Readonly<Record<string, number>>;
}

/** The three synthetic editions that use every part of the format. */
export const examples = (): PreparedEdition[] =>
  [exampleHomes, exampleRich, json('test/engine/format/proving-homes.json')].map((document) =>
    editionOf(theLibrary(), document),
  );

/** The editions of a group, compiled once. */
const holdings = new Map<Group, Holding>();
export function holdingOf(group: Group): Holding {
  const known = holdings.get(group);
  if (known) return known;
  const made = new Holding(theLibrary(), group === 'editions' ? theLibrary().editions : examples());
  holdings.set(group, made);
  return made;
}

/** The day asked about in a slice; undefined is none. */
export const dayOf = ({ index }: Pick<Slice, 'index'>): string | undefined => days[index % days.length];

/** The cases of a slice. */
export function casesOf(slice: Slice): CaseSpec[] {
  const { group, index, seed, cases } = slice;
  const editions = holdingOf(group).editions.map(({ edition }) => edition);
  const generator = new Generator(editions, vocabulary, Math.imul(seed, 1_000_003) + index, slice.shares);
  return Array.from({ length: cases }, () => generator.next());
}

/** A text as a number of 53 bits: of a million texts two agree once in some ten thousand runs. */
function hash(text: string): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & b) + (a >>> 0);
}

/** Runs a slice of editions out of chance: every form on every case. A difference names the seed of its edition. */
async function runDocuments(slice: DocumentsSlice): Promise<SliceReport> {
  const asOf = dayOf(slice);
  const differences: Difference[] = [];
  let cases = 0;
  for (let at = 0; at < slice.cases; at += ofDocument) {
    const seed = Math.imul(slice.seed, 1_000_003) + slice.index * 10_000 + at;
    const edition = editionOut(documentFrom(drawFrom(seed)));
    const drawn = casesFor(edition, Math.min(ofDocument, slice.cases - at), seed, asOf);
    const found = await documentDifferences(edition, drawn, asOf);
    differences.push(...found.map((each) => ({ ...each, edition: `out of chance, seed ${seed}` })));
    cases += drawn.length;
  }
  const each = { cases, pairs: cases, wholes: cases, decidedForOutcome: 0, decidedBesides: cases };
  const told = differences.slice(0, 3).map((one) => ({ ...one, ...(asOf === undefined ? {} : { asOf }) }));
  return { ...each, differences: told, distinct: {} };
}

/** Runs a slice. Outcomes in `seen` have been through json-rules-engine before; new ones are added. */
export async function runSlice(slice: Slice | DocumentsSlice, seen: Set<number>): Promise<SliceReport> {
  if (slice.group === 'documents') return runDocuments(slice);
  const holding = holdingOf(slice.group);
  const asOf = dayOf(slice);
  const options = { ...(asOf === undefined ? {} : { asOf }), wholeOf };
  const cases = casesOf(slice);
  const differences: Difference[] = [];
  const chosen: { edition: PreparedEdition; case: CaseSpec; said: Said | undefined; besides: boolean }[] = [];
  const distinct: Record<string, number> = {};
  let pairs = 0;
  holding.hold(cases, options, (result, at, found, expected) => {
    const c = cases[at] as CaseSpec;
    const { edition } = result;
    const { id } = edition.edition;
    pairs += 1;
    if (found.length > 0) differences.push({ edition: id, case: c, differences: found });
    const key = hash(outcomeKey(result, at));
    const besides = seen.has(key);
    if (besides && (pairs + slice.index) % slice.decideOf !== 0) return;
    if (!besides) distinct[id] = (distinct[id] ?? 0) + 1;
    seen.add(key);
    chosen.push({ edition, case: c, said: expected, besides });
  });
  for (const { edition, case: c, said, besides } of chosen) {
    const found = await decidedDifferences(edition, c, said, { asOf, traced: besides });
    if (found.length > 0) differences.push({ edition: edition.edition.id, case: c, differences: found });
  }
  const besides = chosen.filter((each) => each.besides).length;
  return {
    cases: cases.length,
    pairs,
    wholes: Math.ceil(cases.length / wholeOf) * holding.editions.length,
    decidedForOutcome: chosen.length - besides,
    decidedBesides: besides,
    differences: differences.slice(0, 3).map((each) => {
      const least = each.differences.some((line) => line.includes('compiled'))
        ? holding.smallest(each, options)
        : each;
      return { ...least, ...(asOf === undefined ? {} : { asOf }) };
    }),
    distinct,
  };
}
