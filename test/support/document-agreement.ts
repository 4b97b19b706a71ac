/** An edition out of chance, read as any other, and every form held against the oracle on some cases of it. */
import { formatProblem, prepareEdition, type PreparedEdition, readEditionFile } from '../../engine/index.ts';
import { combinationCount } from '../oracle/oracle.ts';
import type { CaseSpec } from '../oracle/types.ts';
import { holidays, vocabulary } from './agreement.ts';
import { type Difference, Holding } from './compiled-agreement.ts';
import { decidedDifferences } from './decided-agreement.ts';
import { Generator } from './generator.ts';
import { theLibrary } from './library.ts';

/** Of a generated case, at most so many combinations of unknown facts are run. */
const mostCombinations = 64;
const file = 'chance.json';

/** The edition of a document; throws with every problem of one that `read` refuses. */
export function editionOut(document: unknown): PreparedEdition {
  const library = theLibrary();
  const read = readEditionFile(library, { path: file, text: JSON.stringify(document, null, 1) });
  if (!read.ok)
    throw new Error(`${read.problems.map(formatProblem).join('\n')}\n${JSON.stringify(document)}`);
  return prepareEdition(read.value.edition, library.vocabulary, file, read.value.text);
}

/**
 * Whether an amount of an edition reads what was already paid. Where that is unknown, award and net then rest on the same
 * number (semantics 45), which the oracle does not follow.
 */
const paysWhatWasPaid = ({ rules }: PreparedEdition): boolean =>
  rules.some(({ event, mentions }) => event.type === 'award' && mentions.has('alreadyPaid'));

/** Cases of an edition, with few enough combinations. */
export function casesFor(prepared: PreparedEdition, count: number, seed: number, asOf?: string): CaseSpec[] {
  const { edition } = prepared;
  const correlated = paysWhatWasPaid(prepared);
  const generator = new Generator([edition], vocabulary, seed, { unknowns: 25, items: 45 });
  const cases: CaseSpec[] = [];
  for (let tried = 0; cases.length < count && tried < 20 * count; tried += 1) {
    const c = generator.next();
    if (correlated && c.facts['alreadyPaid'] === null) continue;
    const combinations = combinationCount({ edition, case: c, vocabulary, holidays, asOf });
    if (combinations <= mostCombinations) cases.push(c);
  }
  return cases;
}

/** Where the compiled form (a batch, and every case as a whole) or json-rules-engine differs from the oracle. */
export async function documentDifferences(
  prepared: PreparedEdition,
  cases: readonly CaseSpec[],
  asOf?: string,
): Promise<Difference[]> {
  const found: Difference[] = [];
  const decided: Promise<void>[] = [];
  const options = { ...(asOf === undefined ? {} : { asOf }), wholeOf: 1 };
  new Holding(theLibrary(), [prepared]).hold(cases, options, (_, at, differences, expected) => {
    const c = cases[at] as CaseSpec;
    const say = (list: readonly string[]): void =>
      void (list.length > 0 && found.push({ edition: prepared.edition.id, case: c, differences: list }));
    say(differences);
    decided.push(decidedDifferences(prepared, c, expected, { asOf, traced: true }).then(say));
  });
  await Promise.all(decided);
  return found;
}
