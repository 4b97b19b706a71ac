/** The vocabulary and the bank-holiday calendar from text. */
import type { WorkingCalendar } from '../calendar.ts';
import { parseDate } from '../dates.ts';
import { type CalendarDocument, prepareEdition, type Vocabulary } from '../model/index.ts';
import type { Problem, Result } from '../problems.ts';
import { checkFact } from './declared-facts.ts';
import { checkUnique } from './once.ts';
import type { SourceFile } from './document.ts';
import { readShape, sortProblems } from './edition.ts';
import { knotsIn } from './knots.ts';
import { EditionChecker } from './names.ts';

/** Reads the vocabulary alone. */
export function readVocabulary(file: SourceFile): Result<Vocabulary> {
  const shape = readShape<Vocabulary>(file, 'vocabulary');
  if (!shape.ok) return shape;
  const { doc, value } = shape.value;
  const knots = knotsIn(value).map(({ pointer, finding }) => doc.problem(pointer, finding));
  if (knots.length > 0) return { ok: false, problems: sortProblems(knots) };
  const gate = { conditions: { all: [] }, clauses: [] };
  const bare = {
    id: 'vocabulary@2000',
    landlord: '-',
    title: '-',
    status: 'draft' as const,
    from: '2000',
    documents: [],
    clauses: [],
    heads: {},
    gate,
  };
  const check = new EditionChecker(
    doc,
    prepareEdition(bare, value, file.path, file.text),
    new Set(),
    new Map(),
  );
  const groups = new Set(value.groups.map((group) => group.id));
  value.facts.forEach((fact, i) => {
    checkFact(check, `/facts/${i}`, fact);
    if (fact.group !== undefined && !groups.has(fact.group))
      check.unknown(
        `/facts/${i}/group`,
        'unknown-group',
        'group',
        fact.group,
        groups,
        'list it under `groups`',
      );
  });
  checkUnique(
    check,
    'fact',
    value.facts.map(({ name }, i) => ({ name, at: `/facts/${i}/name` })),
  );
  value.tensions?.forEach((tension, i) => check.condition(`/tensions/${i}/conditions`, tension.conditions));
  return check.problems.length > 0
    ? { ok: false, problems: sortProblems(check.problems) }
    : { ok: true, value, problems: [] };
}

/** Reads a bank-holiday calendar. */
export function readCalendar(file: SourceFile): Result<WorkingCalendar> {
  const shape = readShape<CalendarDocument>(file, 'calendar');
  if (!shape.ok) return shape;
  const { doc, value } = shape.value;
  const problems: Problem[] = [];
  const day = (text: string, pointer: string): number => {
    const parsed = parseDate(text);
    if (parsed === null)
      problems.push(
        doc.problem(pointer, {
          code: 'bad-date',
          what: `\`${text}\` is not a date`,
          why: 'there is no such day',
          mend: 'write a date that exists as YYYY-MM-DD',
        }),
      );
    return parsed ?? 0;
  };
  const from = day(value.from, '/from');
  const to = day(value.to, '/to');
  if (from > to)
    problems.push(
      doc.problem('/to', {
        code: 'bad-range',
        what: 'the calendar ends before it starts',
        why: `it goes from ${value.from} to ${value.to}`,
        mend: 'swap or correct `from` and `to`',
      }),
    );
  const holidays = new Set<number>();
  value.holidays.forEach((holiday, i) => {
    const at = day(holiday.date, `/holidays/${i}/date`);
    if (holidays.has(at))
      problems.push(
        doc.problem(`/holidays/${i}/date`, {
          code: 'duplicate-name',
          what: `${holiday.date} stands twice`,
          why: 'a day is a bank holiday once',
          mend: 'keep one of them',
        }),
      );
    if (
      parseDate(value.from) !== null &&
      parseDate(value.to) !== null &&
      parseDate(holiday.date) !== null &&
      (at < from || at > to)
    )
      problems.push(
        doc.problem(`/holidays/${i}/date`, {
          code: 'bad-range',
          what: `${holiday.date} is outside ${value.from} to ${value.to}`,
          why: 'the calendar covers these days only',
          mend: 'correct the date, or `from` and `to`',
        }),
      );
    holidays.add(at);
  });
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: { from, to, holidays }, problems: [] };
}
