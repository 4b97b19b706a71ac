/** A mapping against the head of its file: what a person should know before the rows are read. */
import type { FactDeclaration, Vocabulary } from '../model/index.ts';
import { columnReader, placeOf } from './columns.ts';
import { ordersOf } from './dates.ts';
import { targetKey } from './mapping-check.ts';
import type { ColumnMapping, Head, Mapping, RawCell } from './model.ts';
import { samplesReason } from './personal.ts';
import { lostCharacter, Refusal, shown } from './refusal.ts';

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

/** Values named in one finding. */
const mostNamed = 5;

/** Of one column: values that its rows would be refused for, first refusal told. */
function valueFinding(
  column: ColumnMapping,
  samples: readonly RawCell[],
  read: (raw: RawCell) => unknown,
): MappingFinding | undefined {
  const refused = samples.flatMap((sample) => {
    const value = read(sample);
    return value instanceof Refusal ? [{ sample, mend: value.mend }] : [];
  });
  const [first] = refused;
  if (!first) return undefined;
  const named = refused.slice(0, mostNamed).map(({ sample }) => shown(sample));
  const more = refused.length > mostNamed ? ` and ${refused.length - mostNamed} more` : '';
  return {
    code: 'values-not-understood',
    severity: 'warning',
    column: column.column,
    what: `${named.join(', ')}${more} cannot be read`,
    mend: first.mend,
  };
}

/** Day first was taken for granted where every date that was seen could be month first as well. */
function orderFinding(
  { column, dates }: ColumnMapping,
  samples: readonly RawCell[],
): MappingFinding | undefined {
  if (dates === undefined || dates === 'ymd') return undefined;
  const orders = samples.map(ordersOf).filter((allowed) => allowed.length > 0);
  const other = dates === 'dmy' ? 'mdy' : 'dmy';
  if (orders.length === 0 || !orders.every((allowed) => allowed.includes(other))) return undefined;
  return {
    code: 'date-order-assumed',
    severity: 'warning',
    column,
    what: `no date that was seen shows whether the day or the month comes first; ${dates === 'dmy' ? 'the day' : 'the month'} is taken`,
    mend: 'check the order',
  };
}

function personalFinding(
  { column, to }: ColumnMapping,
  samples: readonly RawCell[],
): MappingFinding | undefined {
  const isName = to && ('id' in to || ('decided' in to && to.decided === 'officer'));
  const isRole = to && 'decided' in to && to.decided === 'role';
  if (!isName && !(isRole && samplesReason(samples) === 'personal')) return undefined;
  return {
    code: 'personal-mapped',
    severity: 'warning',
    column,
    what: `${shown(column)} may name people, and its values will be kept and shown`,
    mend: 'leave it out unless you need it',
  };
}

/** A blank that stands for a sum of nothing moves the answer, so it is told. */
function blankFinding(
  { column, blank, to }: ColumnMapping,
  facts: ReadonlyMap<string, FactDeclaration>,
): MappingFinding | undefined {
  const fact = to && 'fact' in to ? facts.get(to.fact) : undefined;
  if (blank !== 'default' || fact?.type !== 'money') return undefined;
  return {
    code: 'blank-is-default',
    severity: 'warning',
    column,
    what: `a blank of ${shown(column)} counts as the default of ${fact.label}, £${fact.default}`,
    mend: 'choose "not known" if a blank may hide a sum',
  };
}

const notMentioned = (column: string, { wholeCases }: Head): string =>
  wholeCases && column.includes('.')
    ? 'it is read as it stands, and refused where nothing has its name'
    : 'it is left out';

/** A file in an old encoding: its pound signs and accents are lost, and rows with one in a column that is read are refused. */
function lostFinding(column: string, samples: readonly RawCell[], { columns }: Mapping): MappingFinding[] {
  const isLost = [column, ...samples].some((one) => typeof one === 'string' && one.includes(lostCharacter));
  if (!isLost) return [];
  const isRead = columns.some((one) => one.column === column && one.to !== undefined);
  return [
    {
      code: 'not-utf8',
      severity: 'warning',
      column,
      what: `characters of this column are lost: the file is not UTF-8${isRead ? '; rows with them are refused' : ''}`,
      mend: 'save the file as UTF-8 ("CSV UTF-8")',
    },
  ];
}

/**
 * What a mapping makes of a head. Errors: `duplicate-target`, `missing-column`, `unknown-fact`, `nothing-mapped`; warnings:
 * `values-not-understood`, `date-order-assumed`, `blank-is-default`, `personal-mapped`, `column-not-mapped`, `not-utf8`.
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
      personalFinding(column, samples),
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
