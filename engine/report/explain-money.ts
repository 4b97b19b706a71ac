/** How an award is made up, in lines. */
import type { Case, Determination, HeadLine, PreparedEdition } from '../model/index.ts';
import { formatPence, poundsToPence } from '../money.ts';
import { describeAmount } from './amount.ts';
import { because, entryOf } from './because.ts';
import type { ExplanationLine } from './explanation.ts';
import { describeRange, type Figure } from './range.ts';
import { describeRule } from './rule.ts';
import { purpose } from './rule-parts.ts';
import { capital, list, spaced, unique } from './text.ts';
import { headWord } from './words.ts';

/** " (depends on what is not known)". */
export const maybeText = (maybe: true | undefined): string =>
  maybe ? ' (depends on what is not known)' : '';

/** ", failure 2 (“Boiler”)", counted within its kind; nothing where a line is of the whole case. */
export function itemText(c: Case, item: number | undefined): string {
  const found = item === undefined ? undefined : c.items?.[item];
  if (item === undefined || !found) return '';
  const number = (c.items ?? []).slice(0, item + 1).filter((other) => other.kind === found.kind).length;
  return `, ${spaced(found.kind)} ${number}${found.title ? ` (“${found.title}”)` : ''}`;
}

/** The formula behind a computed sum, in brackets. */
function formula(edition: PreparedEdition, line: HeadLine): string {
  const amounts = line.rules.flatMap((name) => {
    const event = edition.rules.find((rule) => rule.name === name)?.event;
    return event?.type === 'award' ? [event.params.amount] : [];
  });
  const computed = amounts.filter((amount) =>
    ['each', 'percent', 'share', 'greaterOf', 'lesserOf', 'capped'].some((key) => key in amount),
  );
  return computed.length > 0
    ? ` (${computed.map((amount) => describeAmount(edition, amount)).join('; ')})`
    : '';
}

const limitOf = (edition: PreparedEdition, name: string): string => {
  const rule = edition.rules.find((r) => r.name === name);
  return rule ? describeRule(edition, rule).replace(/ \([^()]*\)$/, '') : spaced(name);
};

/** The facts behind a head line; an order that the engine adds has no rule of its own. */
export function lineReason(edition: PreparedEdition, d: Determination, line: HeadLine): string | undefined {
  const entries = line.rules.map((rule) => entryOf(d, rule, line.item));
  if (line.head === 'ombudsman-order' && entries.every((entry) => entry === undefined))
    return 'the Ombudsman has ordered it';
  return because(edition, entries);
}

/** One head line: what it pays and why, what replaced or cut it. */
export function headLineText(
  edition: PreparedEdition,
  c: Case,
  d: Determination,
  line: HeadLine,
): ExplanationLine {
  const why = lineReason(edition, d, line);
  const start = `${capital(describeRange(line))}${purpose(edition, line.head, '')}${formula(edition, line)}${itemText(c, line.item)}`;
  const cut = line.limitedBy ? `; cut by a limit: ${limitOf(edition, line.limitedBy)}` : '';
  const replaced = line.supersededBy
    ? `; not counted, because ${headWord(edition, line.supersededBy)} takes its place`
    : '';
  const text = `${start}${why ? `, because ${why}` : ''}${cut}${replaced}${why?.includes('is not known') ? '' : maybeText(line.maybe)}`;
  return {
    text,
    clauses: line.clauses,
    rule: line.rule,
    ...(line.supersededBy || line.max === 0 ? { tone: 'muted' as const } : {}),
  };
}

/** ": £50 for service failure and £30 for missed appointments", each head once; only the heads where some lines are not certain. */
export function breakdown(edition: PreparedEdition, lines: readonly HeadLine[]): string {
  const heads = unique(lines.map((line) => line.head));
  if (lines.some((line) => line.maybe))
    return `, under ${list(
      heads.map((head) => headWord(edition, head)),
      'and',
    )}`;
  const parts = heads.map((head) => {
    const own = lines.filter((line) => line.head === head);
    const sum = own.reduce<Figure>(
      (a, b) => ({
        min: a.min === null && b.min === null ? null : (a.min ?? 0) + (b.min ?? 0),
        max: a.max === null || b.max === null ? null : a.max + b.max,
        minExclusive: a.minExclusive === true || b.minExclusive === true,
      }),
      { min: own.every((line) => line.min === null) ? null : 0, max: 0 },
    );
    return `${describeRange(sum)}${purpose(edition, head, '')}`;
  });
  return `: ${list(parts, 'and')}`;
}

/** The lines of the award, and their sum where there are several. */
export function awardLines(edition: PreparedEdition, c: Case, d: Determination): ExplanationLine[] {
  const lines = d.heads.map((line) => headLineText(edition, c, d, line));
  if (d.heads.length > 1) lines.push({ text: `In all: ${describeRange(d.award)}`, clauses: [] });
  return lines;
}

/** What is left to pay, where something has been paid already. */
export function netLines(c: Case, d: Determination): ExplanationLine[] {
  if (d.outcome !== 'award' || (d.net.min === d.award.min && d.net.max === d.award.max)) return [];
  const paid = c.facts['alreadyPaid'];
  const pence = typeof paid === 'number' ? poundsToPence(paid) : null;
  const lead =
    pence === null ? 'After what has been paid already' : `${formatPence(pence)} has been paid already:`;
  return [{ text: `${lead} ${describeRange(d.net)} is left to pay`, clauses: [] }];
}
