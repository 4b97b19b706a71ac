/** Words of the screens for values of the engine; amounts and rules are worded by the engine itself. */
import type { Outcome } from '../../engine/model/determination.ts';
import type { FlagKind } from '../../engine/model/rule.ts';
import type { Problem } from '../../engine/problems.ts';

/** The outcomes in the contract's order, with what each means. */
export const outcomeList: readonly { id: Outcome; word: string; meaning: string }[] = [
  { id: 'award', word: 'Award', meaning: 'money is payable' },
  { id: 'no-award', word: 'No award', meaning: 'considered, and nothing is payable' },
  { id: 'excluded', word: 'Excluded', meaning: 'the policy will not consider it' },
  {
    id: 'referred',
    word: 'Referred',
    meaning: 'an insurer, a court, the Board or some other procedure has to deal with it',
  },
  { id: 'outside-policy', word: 'Outside policy', meaning: 'this document does not govern it' },
  { id: 'undetermined', word: 'Undetermined', meaning: 'facts that are not known decide' },
];

/** The kinds of flags in the contract's order. */
export const flagList: readonly FlagKind[] = ['assumption', 'ambiguity', 'discretion', 'conflict', 'warning'];

/** Findings of the Ombudsman that can be supposed. */
export const supposable: readonly { value: string; label: string }[] = [
  { value: 'serviceFailure', label: 'service failure' },
  { value: 'maladministration', label: 'maladministration' },
  { value: 'severeMaladministration', label: 'severe maladministration' },
];

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** `2024-04` → "April 2024", `2018` → "2018", `2024-04-01` → "1 April 2024". */
export function monthOrDate(text: string): string {
  const [year = text, month, day] = text.split('-');
  if (month === undefined) return year;
  const name = months[Number(month) - 1] ?? month;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** Since when an edition holds, no more exactly than its id says: `jliving@2018` → "2018". */
export function sinceWords({ id, from }: { id: string; from: string }): string {
  const said = id.split('@')[1] ?? '';
  return monthOrDate(said !== '' && from.startsWith(said) ? said : from);
}

/** `missed-appointment`, `complaintStage` → "missed appointment", "complaint stage". */
export const spaced = (id: string): string =>
  id
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .toLowerCase();

/** A problem in a sentence: what, why, how to mend it. */
export const problemText = ({ what, why, mend }: Pick<Problem, 'what' | 'why' | 'mend'>): string =>
  [what, why, mend].filter((part) => part !== '').join('; ');

/** With a capital at the start. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "1 case", "3 cases". */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
