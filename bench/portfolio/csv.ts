/** Plain cases of the portfolio as a CSV file, with the mapping that reads it back: a column for each fact and step of the timeline. */
import { type Case, type FactDeclaration, type Mapping, type PortfolioHead } from '../../engine/index.ts';

const steps = [
  'received',
  'stage1Acknowledged',
  'stage1Responded',
  'escalationRequested',
  'stage2Acknowledged',
  'stage2Responded',
] as const;

/** The columns: facts by their names, then the steps of the timeline. */
export const headersOf = (facts: readonly FactDeclaration[]): string[] => [
  ...facts.map(({ name }) => name),
  ...steps,
];

/** A case as a line of the file, with its line end; what the case does not state is blank, but for words, which every row has. */
export function csvLine(c: Case, facts: readonly FactDeclaration[]): string {
  const cells = facts.map(({ name, type, default: standard }) => {
    const value = c.facts[name] ?? (type === 'enumeration' ? standard : undefined);
    if (value === undefined || value === null) return '';
    return type === 'boolean' ? (value === true ? 'yes' : 'no') : String(value);
  });
  for (const step of steps) cells.push(c.timeline?.[step] ?? '');
  return `${cells.join(',')}\r\n`;
}

/** The head of the file. */
export const csvHead = (facts: readonly FactDeclaration[]): PortfolioHead => ({
  format: 'csv',
  delimiter: ',',
  sheets: [],
  headerLine: 1,
  columns: headersOf(facts),
  samples: headersOf(facts).map(() => []),
});

/** What its columns mean: a blank cell is the fact's default. */
export const csvMapping = (facts: readonly FactDeclaration[]): Mapping => ({
  headerLine: 1,
  columns: [
    ...facts.map(({ name, type }) => ({
      column: name,
      to: { fact: name },
      blank: 'default' as const,
      ...(type === 'boolean' ? { values: { yes: true, no: false } } : {}),
    })),
    ...steps.map((step) => ({ column: step, to: { timeline: step }, dates: 'ymd' as const })),
  ],
  withoutColumn: {},
});

/** Plain cases of the seeded portfolio as a file, piece by piece, and its mapping as text. */
export function csvFileOf(
  facts: readonly FactDeclaration[],
  rows: number,
  caseAt: (place: number) => Case,
): { readonly mapping: string; readonly pieces: Iterable<string> } {
  function* pieces(): Generator<string> {
    let lines = `${headersOf(facts).join(',')}\r\n`;
    for (let place = 1, made = 0; made < rows; place += 1) {
      const { items, ...c } = caseAt(place);
      if (items) continue;
      made += 1;
      lines += csvLine(c, facts);
      if (made % 4096 !== 0) continue;
      yield lines;
      lines = '';
    }
    yield lines;
  }
  return { mapping: `${JSON.stringify(csvMapping(facts), null, 2)}\n`, pieces: pieces() };
}
