/** What a file has no column for, of who decided and why. */
import type { Mapping } from '../portfolio/model.ts';
import { type OfferedReport, type ToldField, toldFields } from './model.ts';

/** The fields of a decision that no column of a mapping gives. */
export const silentIn = ({ columns }: Mapping): readonly ToldField[] =>
  toldFields.filter((field) => !columns.some(({ to }) => to && 'decided' in to && to.decided === field));

/** The counts of an `OfferedCheck` that a silent field leaves without a meaning. */
const withoutMeaning = {
  role: ['aboveAuthority', 'authorityUnknown', 'otherRole'],
  reasons: ['noReason'],
} as const;

/** The counts of a report that mean nothing, because the portfolio has no place for what they count. */
export const silentCounts = ({ silent }: Pick<OfferedReport, 'silent'>): ReadonlySet<string> =>
  new Set(silent.flatMap((field): readonly string[] => withoutMeaning[field]));
