/** What an impact rests on: the portfolio, the rows left out, and the facts that its file does not give. */
import type { PreparedEdition } from '../model/index.ts';
import { capital } from '../report/text.ts';
import { valueText } from '../report/values.ts';
import { factOf } from './slices.ts';
import { type ExportCell, type ExportTable, text } from './table-model.ts';

/** A fact without a column, and what stands for it in every case. */
export interface TakenFact {
  readonly fact: string;
  readonly label: string;
  readonly as: 'unknown' | 'default';
  /** In words: "None", "£0", "not known". */
  readonly value: string;
  /** How many rules of the base read it; then of the other editions. */
  readonly rules: number;
  readonly otherRules: number;
}

/** What is known of a portfolio beside its cases. */
export interface ImpactAbout {
  /** What it is called: a file's name. */
  readonly portfolio?: string;
  /** Rows of the file, used or not; and those that cannot be used. */
  readonly rows: number;
  readonly unusable: number;
  readonly taken: readonly TakenFact[];
}

const readers = ({ rules, categoryRules }: PreparedEdition, fact: string): number =>
  [...rules, ...categoryRules].filter(({ mentions }) => mentions.has(fact)).length;

/**
 * Facts without a column that one of the editions reads, the base first among them: those that most of its rules mention come
 * first, then those of the others. `without` is the mapping's `withoutColumn`.
 */
export function takenFacts(
  editions: readonly PreparedEdition[],
  without: Readonly<Record<string, 'unknown' | 'default'>>,
): TakenFact[] {
  const [base, ...others] = editions;
  if (!base) return [];
  const taken = Object.entries(without).flatMap(([fact, as]): TakenFact[] => {
    const owner = editions.find(({ reads, facts }) => reads.has(fact) && facts.has(fact));
    const declared = factOf(editions, fact);
    if (!owner || !declared) return [];
    const none = as === 'unknown' || declared.default === null || declared.default === undefined;
    const label = declared.label;
    const value = none ? 'not known' : capital(valueText(owner, fact, declared.default));
    const otherRules = others.reduce((sum, each) => sum + readers(each, fact), 0);
    return [{ fact, label, as, value, rules: readers(base, fact), otherRules }];
  });
  return taken.sort((a, b) => b.rules - a.rules || b.otherRules - a.otherRules || (a.fact < b.fact ? -1 : 1));
}

/** As a table of its own, so that a file stands alone. */
export function aboutTable({ portfolio, rows, unusable, taken }: ImpactAbout): ExportTable {
  const facts = taken.map(({ label, as, value }): ExportCell[] => [
    as === 'default' ? `no column, default assumed: ${label}` : `no column: ${label}`,
    value,
  ]);
  return {
    name: 'about',
    title: 'What this rests on',
    columns: [text('what'), text('value')],
    rows: [
      ...(portfolio === undefined ? [] : [['portfolio', portfolio]]),
      ['rows', rows],
      ['rows used', rows - unusable],
      ['rows left out, because they cannot be used', unusable],
      ...facts,
      [
        'change of least, most and midpoint',
        'over the cases with a figure under both editions; blank where there is none',
      ],
    ],
    withheld: 0,
  };
}
