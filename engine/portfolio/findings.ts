/** A mapping against the head of its file: what a person should know before the rows are read. */
import type { Vocabulary } from '../model/index.ts';
import { columnReader, placeOf } from './columns.ts';
import {
  blankFinding,
  headerFindings,
  lostFinding,
  orderFinding,
  personalFinding,
  unknownFinding,
  valueFinding,
} from './findings-column.ts';
import { leftOutFinding, totalsFinding } from './findings-left-out.ts';
import { targetKey } from './mapping-check.ts';
import type { Head, Mapping } from './model.ts';
import { shown } from './refusal.ts';

/** What somebody should know of a mapping before it is used. An error stands in the way, a warning does not. */
export interface MappingFinding {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly column?: string;
  readonly fact?: string;
  readonly what: string;
  readonly mend: string;
}

/** All that is to be said of a mapping. */
export interface MappingFindings {
  readonly findings: readonly MappingFinding[];
  /** Facts that no column gives and that take their default, in the order of the vocabulary. */
  readonly assumed: readonly string[];
  /** Facts that no column gives and that are not known. */
  readonly unknown: readonly string[];
}

const notMentioned = (column: string, { wholeCases }: Head): string =>
  wholeCases && column.includes('.')
    ? 'it is read as it stands, and refused where nothing has its name'
    : 'it is left out';

/**
 * What a mapping makes of a head. Errors: `duplicate-target`, `missing-column`, `unknown-fact`, `nothing-mapped`; warnings:
 * `values-not-understood`, `taken-as-unknown`, `date-order-assumed`, `blank-is-default`, `personal-mapped`, `by-values`,
 * `other-unit`, `values-unlike-header`, `line-of-totals`, `column-not-mapped`, `not-utf8`.
 */
export function checkMapping(vocabulary: Vocabulary, mapping: Mapping, head: Head): MappingFindings {
  const facts = new Map(vocabulary.facts.map((fact) => [fact.name, fact]));
  const findings: MappingFinding[] = [];
  const targets = new Map<string, string>();
  for (const column of mapping.columns) {
    const { to } = column;
    if (!to) continue;
    const at = { severity: 'error' as const, column: column.column };
    const before = targets.get(targetKey(to));
    if (before !== undefined)
      findings.push({
        ...at,
        code: 'duplicate-target',
        what: `${shown(before)} has the same target`,
        mend: 'leave one of them out',
      });
    targets.set(targetKey(to), column.column);
    const index = head.columns.indexOf(column.column);
    const place = placeOf(column, facts);
    if (!place)
      findings.push({ ...at, code: 'unknown-fact', what: 'its fact is not known', mend: 'choose another' });
    if (index < 0)
      findings.push({
        ...at,
        code: 'missing-column',
        what: 'the file has no such column',
        mend: 'leave it out',
      });
    if (!place || index < 0) continue;
    const samples = head.samples[index] ?? [];
    const read = columnReader(column, place, facts);
    const found = [
      head.wholeCases ? undefined : valueFinding(column, samples, read),
      orderFinding(column, samples),
      head.wholeCases ? undefined : blankFinding(column, facts),
      head.wholeCases ? undefined : unknownFinding(column, facts),
      personalFinding(column, samples),
      ...(head.wholeCases ? [] : headerFindings(vocabulary, column, samples)),
    ];
    findings.push(...found.filter((finding) => finding !== undefined));
  }
  const told = new Set(mapping.columns.map(({ column }) => column));
  for (const column of head.columns.filter((name) => !told.has(name)))
    findings.push({
      code: 'column-not-mapped',
      severity: 'warning',
      column,
      what: `the mapping does not mention this column; ${notMentioned(column, head)}`,
      mend: 'give it a target, or leave it out',
    });
  if (!head.wholeCases)
    findings.push(
      ...mapping.columns.flatMap((column) => leftOutFinding(vocabulary, column, head, targets)),
      ...mapping.columns.flatMap((column) => totalsFinding(column, head, facts)),
    );
  findings.push(...head.columns.flatMap((column, i) => lostFinding(column, head.samples[i] ?? [], mapping)));
  const given = [...targets.keys()].filter((key) => key.startsWith('fact '));
  if (given.length === 0 && !head.wholeCases)
    findings.push({
      code: 'nothing-mapped',
      severity: 'error',
      what: 'no column says anything of a fact',
      mend: 'give at least one column a fact, such as the impact',
    });
  const without = vocabulary.facts.map(({ name }) => name).filter((name) => !targets.has(`fact ${name}`));
  const isUnknown = (name: string): boolean =>
    mapping.withoutColumn[name] === 'unknown' || facts.get(name)?.default === null;
  return {
    findings,
    assumed: without.filter((name) => !isUnknown(name)),
    unknown: without.filter(isUnknown),
  };
}
