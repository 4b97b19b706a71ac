/** One case of a portfolio, explained. */
import { decide, describeRange, explain, outcomeWord } from '../../../engine/index.ts';
import type { ImpactRequests } from '../impact-protocol.ts';
import type { Cell } from '../protocol.ts';
import type { NamedEdition } from './impact-editions.ts';
import type { Rows } from './impact-rows.ts';
import type { Loading } from './load.ts';

/** One case, explained by `decide` under every edition of the run. */
export async function oneCase(
  { library }: Loading,
  run: { readonly rows: Rows; readonly named: readonly NamedEdition[] } | null,
  at: number,
): Promise<ImpactRequests['impactCase']['answer']> {
  if (!run || !library) return { case: null, line: 0, cells: [] };
  const { rows, named } = run;
  const own = rows.caseAt(at);
  const cells: Cell[] = [];
  for (const { name, edition } of named) {
    const result = await decide(library, edition, own);
    if (!result.ok) {
      cells.push({ kind: 'problem', policy: name, problems: result.problems });
      continue;
    }
    const { trace, ...determination } = result.value;
    cells.push({
      kind: 'answer',
      policy: name,
      edition: edition.edition.id,
      determination,
      fired: [...new Set(trace.filter(({ fired }) => fired !== false).map(({ rule }) => rule))],
      figure: describeRange(determination.award),
      word: outcomeWord(determination.outcome),
      expected: 'none',
      mismatches: [],
      sections: explain(edition, own, result.value),
    });
  }
  return { case: own, line: rows.lineOf(at), cells };
}
