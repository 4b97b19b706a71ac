/** The engine's ways to start, correct and bring in an edition, as the dialogs use them. */
import { formatDate, parseDate } from '../../../engine/dates.ts';
import {
  bringIntoForce,
  type Edits,
  type NewDocument,
  newEdition,
  newPolicy,
  recordCorrection,
  supersede,
} from '../../../engine/edit/index.ts';
import type { Result } from '../../../engine/index.ts';
import { capital, problemText } from '../../shared/words.ts';
import { edited } from '../desk.ts';

/** A text, or why there is none, in a sentence. */
export type Made = { readonly text: string } | { readonly fault: string };

/** Today where the author is, as `YYYY-MM-DD`. */
export function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A month is its first day. */
const dayOf = (monthOrDay: string): string =>
  /^\d{4}-\d{2}$/.test(monthOrDay) ? `${monthOrDay}-01` : monthOrDay;

const made = (result: Result<NewDocument>): Made => {
  if (result.ok) return { text: result.value.text };
  return { fault: `${capital(result.problems.map(problemText).join('. '))}.` };
};
const changed = (text: string, edits: Edits): Made =>
  edits.ok ? edited(text, edits) : { fault: `${capital(edits.problems.map(problemText).join('. '))}.` };

/** Whether a month or day can be the start of an edition; why not, or null. */
export const startFault = (from: string): string | null =>
  /^\d{4}-\d{2}(-\d{2})?$/.test(from) && parseDate(dayOf(from)) !== null
    ? null
    : 'Write a month like 2027-04, or a day like 2027-04-01.';

/** Logs a correction of an edition in force. */
export const correct = (text: string, by: { clause: string; reason: string; date: string }): Made =>
  changed(text, recordCorrection(text, { date: by.date, clauses: [by.clause], reason: by.reason }));

/** A draft in force. */
export const bringIn = (text: string, by: { approver: string; date: string; minute: string }): Made =>
  changed(text, bringIntoForce(text, by));

/** The first day of a start that is written as a year, a month or a day. */
const firstDay = (from: string): number | null =>
  parseDate(`${from}-01-01`.slice(0, Math.max(10, from.length)));

/** An edition in force that ends on the day before another starts; null where it ends earlier anyway, or starts later. */
export function endedBefore(
  text: string,
  { from, to, next }: { from: string; to: string | null; next: string },
): Made | null {
  const [own, start] = [firstDay(from), firstDay(next)];
  if (own === null || start === null || own >= start) return null;
  const last = formatDate(start - 1);
  return to !== null && to <= last ? null : changed(text, supersede(text, { to: last }));
}

/** A draft that is a copy of an edition. */
export const draftFrom = (text: string, of: { id: string; from: string }): Made =>
  made(newEdition(text, { id: of.id, from: dayOf(of.from) }));

/** The first draft of a landlord. */
export const firstEdition = (of: { id: string; landlord: string; title: string; from: string }): Made => {
  const month = of.from.slice(0, 7);
  const document = { id: `${of.id.split('@')[0]}-policy`, title: of.title, published: month };
  return made(
    newPolicy({ id: of.id, landlord: of.landlord, title: of.title, from: dayOf(of.from), document }),
  );
};
