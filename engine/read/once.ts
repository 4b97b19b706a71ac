/** Checks that many parts share: dates that exist, and names that stand once. */
import { parseDate } from '../dates.ts';
import type { EditionChecker } from './names.ts';

/** The first day of a date, month or year. */
export const firstDay = (text: string): string =>
  text.length === 4 ? `${text}-01-01` : text.length === 7 ? `${text}-01` : text;

/** A date, month or year that exists, or a problem. */
export function checkDate(check: EditionChecker, at: string, text: string | null | undefined): void {
  if (text != null && parseDate(firstDay(text)) === null)
    check.say(at, {
      code: 'bad-date',
      what: `\`${text}\` is not a date`,
      why: 'there is no such day',
      mend: 'write a date that exists as YYYY-MM-DD',
    });
}

/** Names that stand twice in a list. */
export function checkUnique(
  check: EditionChecker,
  kind: string,
  entries: readonly { name: string; at: string }[],
): void {
  const seen = new Set<string>();
  for (const { name, at } of entries) {
    if (seen.has(name))
      check.say(at, {
        code: 'duplicate-name',
        what: `${kind} \`${name}\` stands twice`,
        why: 'a name means one thing',
        mend: 'rename one of them',
      });
    seen.add(name);
  }
}
