/** What is to be known of columns that are left out, and of lines that are no cases. */
import type { FactDeclaration, Vocabulary } from '../model/index.ts';
import { columnReader, placeOf } from './columns.ts';
import type { MappingFinding } from './findings.ts';
import { namedValues } from './findings-column.ts';
import { type Candidate, candidatesOf, fitOf, headerOf, leastLikeness, samplesAgree } from './match.ts';
import type { ColumnMapping, Head, RawCell } from './model.ts';
import { Refusal } from './refusal.ts';
import { saysNothing, saysTotal } from './words.ts';

const samplesOf = (column: string, { columns, samples }: Head): readonly RawCell[] =>
  samples[columns.indexOf(column)] ?? [];

const nameOf = ({ to, fact }: Candidate): string =>
  fact?.label ?? ('timeline' in to ? `the date \`${to.timeline}\`` : 'what was decided');

/** A header that fits a target which no column has, where the values could not be read as it: nothing was proposed. */
export function leftOutFinding(
  vocabulary: Vocabulary,
  { column, to, leftOut }: ColumnMapping,
  head: Head,
  taken: ReadonlyMap<string, string>,
): MappingFinding[] {
  if (to || leftOut !== 'no-match') return [];
  const header = headerOf(column);
  const samples = samplesOf(column, head);
  const [best] = candidatesOf(vocabulary)
    .filter(({ key }) => !taken.has(key))
    .map((target) => ({ target, fit: fitOf(header, target) }))
    .filter(({ target, fit }) => fit >= leastLikeness && !samplesAgree(target, samples, fit))
    .sort((a, b) => b.fit - a.fit);
  if (!best) return [];
  const { target } = best;
  const facts = new Map(vocabulary.facts.map((fact) => [fact.name, fact]));
  const place = placeOf({ column, to: target.to }, facts);
  const read = place && columnReader({ column, to: target.to }, place, facts);
  const refused = samples.filter(
    (sample) => read?.(sample) instanceof Refusal && !(typeof sample === 'string' && saysNothing(sample)),
  );
  if (refused.length === 0) return [];
  return [
    {
      code: 'values-unlike-header',
      severity: 'warning',
      column,
      what: `its header fits ${nameOf(target)}, but ${namedValues(refused)} cannot be read as that`,
      mend: 'correct the file, or choose what the column means',
    },
  ];
}

/** Lines of totals: they are told of with the rows that cannot be used. */
export function totalsFinding(
  column: ColumnMapping,
  head: Head,
  facts: ReadonlyMap<string, FactDeclaration>,
): MappingFinding[] {
  const place = placeOf(column, facts);
  const read = place?.kind === 'fact' ? columnReader(column, place, facts) : undefined;
  const found = samplesOf(column.column, head).find(
    (sample) => typeof sample === 'string' && saysTotal(sample) && (!read || read(sample) instanceof Refusal),
  );
  if (found === undefined) return [];
  return [
    {
      code: 'line-of-totals',
      severity: 'warning',
      column: column.column,
      what: `a row that begins with ${namedValues([found])} is a line of totals, and is not used as a case`,
      mend: 'take such lines out of the file',
    },
  ];
}
