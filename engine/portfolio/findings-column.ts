/** What is to be known of one column that is read. */
import type { FactDeclaration, Vocabulary } from '../model/index.ts';
import { isByValues } from './by-values.ts';
import { ordersOf } from './dates.ts';
import type { MappingFinding } from './findings.ts';
import { candidatesOf, headerOf, otherUnitOf } from './match.ts';
import type { ColumnMapping, Mapping, RawCell } from './model.ts';
import { samplesReason } from './personal.ts';
import { lostCharacter, Refusal, shown } from './refusal.ts';
import { saysNothing, saysTotal, saysUnknown } from './words.ts';

/** Values named in one finding. */
const mostNamed = 5;

/** A few values for a message. */
export function namedValues(values: readonly RawCell[]): string {
  const more = values.length > mostNamed ? ` and ${values.length - mostNamed} more` : '';
  return `${values.slice(0, mostNamed).map(shown).join(', ')}${more}`;
}

/** Of one column: values that its rows would be refused for, first refusal told. */
export function valueFinding(
  column: ColumnMapping,
  samples: readonly RawCell[],
  read: (raw: RawCell) => unknown,
): MappingFinding | undefined {
  const refused = samples.flatMap((sample) => {
    const value = read(sample);
    // A line of totals is told of on its own.
    const isTotal = typeof sample === 'string' && saysTotal(sample);
    return value instanceof Refusal && !isTotal ? [{ sample, mend: value.mend }] : [];
  });
  const [first] = refused;
  if (!first) return undefined;
  return {
    code: 'values-not-understood',
    severity: 'warning',
    column: column.column,
    what: `${namedValues(refused.map(({ sample }) => sample))} cannot be read`,
    mend: first.mend.includes('in the mapping') ? first.mend : `${first.mend}; or say what it means`,
  };
}

/** Day first was taken for granted where every date that was seen could be month first as well. */
export function orderFinding(
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

/** Names that will be kept. */
export function personalFinding(
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
export function blankFinding(
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

/** Values that say nothing ("n/a", a dash) and are read as nothing: another may mean £0, or no. */
export function unknownFinding(
  { column, to, values = {} }: ColumnMapping,
  facts: ReadonlyMap<string, FactDeclaration>,
): MappingFinding | undefined {
  const texts = Object.keys(values).filter(
    (text) => values[text] === null && saysNothing(text) && !saysUnknown(text),
  );
  if (!to || texts.length === 0) return undefined;
  const fact = 'fact' in to ? facts.get(to.fact) : undefined;
  const isAmount = 'decided' in to && to.decided === 'amount';
  const other = isAmount || fact?.type === 'money' ? 'means £0' : 'means something else';
  return {
    code: 'taken-as-unknown',
    severity: 'warning',
    column,
    what: `${namedValues(texts)} ${texts.length === 1 ? 'counts' : 'count'} as ${isAmount ? 'not decided' : 'not known'}`,
    mend: `say so among its values if ${texts.length === 1 ? 'it' : 'one of them'} ${other}`,
  };
}

/** A header that does not say what its values do, or that counts in another unit than the fact. */
export function headerFindings(
  vocabulary: Vocabulary,
  { column, to }: ColumnMapping,
  samples: readonly RawCell[],
): MappingFinding[] {
  const target = candidatesOf(vocabulary).find(
    ({ fact }) => fact && to && 'fact' in to && fact.name === to.fact,
  );
  if (!to || !target?.fact) return [];
  const say = (code: string, what: string, mend: string): MappingFinding => ({
    code,
    severity: 'warning',
    column,
    what,
    mend,
  });
  const { label, unit = '' } = target.fact;
  const other = otherUnitOf(headerOf(column), target.fact);
  return [
    ...(isByValues(vocabulary, column, to, samples)
      ? [
          say(
            'by-values',
            `its values are those of ${label}; its header does not say so`,
            'check that it is meant',
          ),
        ]
      : []),
    ...(other === undefined
      ? []
      : [
          say(
            'other-unit',
            `its header says ${other}s, and ${label} counts ${unit}`,
            'leave it out, or work out the ' + unit,
          ),
        ]),
  ];
}

/** A file in an old encoding: its pound signs and accents are lost, and rows with one in a column that is read are refused. */
export function lostFinding(
  column: string,
  samples: readonly RawCell[],
  { columns }: Mapping,
): MappingFinding[] {
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
