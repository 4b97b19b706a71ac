/** What is said of the mapping of a portfolio, and where it is kept. */
import { checkMapping, mappingJson } from '../engine/index.ts';
import type { Edges } from './edges.ts';
import type { Reading } from './portfolio.ts';
import type { NamedEdition } from './revision.ts';
import { shown, shownName } from './shown.ts';
import { UsageError } from './usage.ts';

/** What is said of a fact or column in a list. */
const listed = (names: readonly string[]): string => names.join(', ');

/** What a mapping takes for granted, as far as the editions read it. */
export function assumptions({ head, mapping, vocabulary }: Reading, editions: readonly NamedEdition[]) {
  const reads = new Set(editions.flatMap(({ edition }) => [...edition.reads]));
  const { findings, assumed, unknown } = checkMapping(vocabulary, mapping, head);
  const leftOut = mapping.columns.filter((column) => !column.to);
  const used = mapping.columns.filter((column) => column.to);
  return {
    findings,
    assumed: assumed.filter((name) => reads.has(name)),
    unknown: unknown.filter((name) => reads.has(name)),
    leftOut: leftOut.map(({ column, leftOut: reason = 'chosen' }) => ({ column, reason })),
    used: used.map(({ column, to = { id: true } }) => ({
      column,
      to:
        'fact' in to
          ? to.fact
          : 'timeline' in to
            ? `date ${to.timeline}`
            : 'decided' in to
              ? `decided ${to.decided}`
              : 'id',
    })),
  };
}
export type Assumptions = ReturnType<typeof assumptions>;

/** Says on standard error what the mapping is, and what was taken for granted. Throws where it cannot be used. */
export function tellMapping(
  edges: Edges,
  { from, beside, head }: Reading,
  taken: Assumptions,
  kept: boolean,
): void {
  const say = (text: string): void => edges.err(`${text}\n`);
  if (from === undefined && head.wholeCases) {
    const names = taken.leftOut.map(({ column }) => column);
    if (names.length > 0) say(`whole case documents; left out: ${listed(names.map(shownName))}`);
  } else if (from === undefined) {
    say('there is no mapping beside the file; columns were matched by their names:');
    for (const { column, to } of taken.used) say(`  ${shownName(column)} is ${to}`);
    for (const { column, reason } of taken.leftOut) say(`  ${shownName(column)} is left out (${reason})`);
    if (!kept) say(`--write-mapping keeps this as ${beside}, to be looked at and edited`);
  }
  if (taken.assumed.length > 0 && !head.wholeCases)
    say(`no column, default assumed in every row: ${listed(taken.assumed)}`);
  if (taken.unknown.length > 0) say(`no column, not known in any row: ${listed(taken.unknown)}`);
  const faults = taken.findings.filter(({ severity }) => severity === 'error');
  for (const { code, column, fact, mend } of taken.findings)
    say(`${code}: ${column === undefined ? (fact ?? '') : `column ${shownName(column)}`}: ${shown(mend)}`);
  if (faults.length > 0) throw new UsageError('the mapping cannot be used; mend what is said above');
}

/** Keeps a suggested mapping beside its file, and says so on standard error. */
export function keepMapping(edges: Edges, { from, beside, mapping }: Reading): void {
  if (from !== undefined)
    throw new UsageError(`there is a mapping already: \`${from}\`; leave --write-mapping out`);
  const output = edges.disk.begin(beside);
  output.write(mappingJson(mapping));
  output.finish();
  edges.err(`kept as ${beside}\n`);
}
