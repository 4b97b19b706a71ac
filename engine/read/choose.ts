/** Which edition a name means. */
import type { Case, Edition, Flag } from '../model/index.ts';
import type { Library } from './library.ts';

/** As much of an edition as choosing looks at. */
export interface Choosable {
  readonly landlordId: string;
  readonly edition: Pick<Edition, 'id' | 'from' | 'to' | 'status' | 'reference'>;
}

const firstDay = (text: string): string =>
  text.length === 4 ? `${text}-01-01` : text.length === 7 ? `${text}-01` : text;
const lastDay = (text: string): string =>
  text.length === 4 ? `${text}-12-31` : text.length === 7 ? `${text}-31` : text;

/** The dates that choose an edition. */
export interface Dates {
  readonly received?: string;
  readonly asOf?: string;
  /** When the award was, or will be, decided: a reference such as the Ombudsman's guidance goes by it. */
  readonly decided?: string;
}

/** The dates of a case: received, and decided by the landlord or, for a published case, by the Ombudsman. */
export function datesOf(c: Case, asOf?: string): Dates {
  const decided = c.decided?.date ?? c.determination?.decisionDate ?? undefined;
  return { received: c.timeline?.received, asOf, decided };
}

/**
 * The edition that a name means: an edition id is itself; a landlord's is the one in force on the day the case was
 * received, else on `asOf`, else its latest published one; a day before all of them takes the earliest and flags the
 * assumption. Reference editions are chosen by the day of the decision, else `asOf`, else received.
 */
export function chooseEdition<E extends Choosable>(
  library: { readonly editions: readonly E[] },
  id: string,
  when: Dates,
): { edition: E; flags: Flag[] } | undefined {
  if (id.includes('@')) {
    const exact = library.editions.find((e) => e.edition.id === id);
    return exact && { edition: exact, flags: [] };
  }
  const mine = library.editions.filter((e) => e.landlordId === id);
  const published = mine.filter((e) => e.edition.status !== 'draft' && !e.edition.reference);
  const usable = published.length > 0 ? published : mine.filter((e) => e.edition.status !== 'draft');
  const date =
    published.length > 0 ? (when.received ?? when.asOf) : (when.decided ?? when.asOf ?? when.received);
  const newest = usable.at(-1);
  if (!newest) return undefined;
  if (date === undefined) return { edition: newest, flags: [] };
  const holds = usable
    .filter(
      ({ edition }) => firstDay(edition.from) <= date && (edition.to == null || date <= lastDay(edition.to)),
    )
    .at(-1);
  if (holds) return { edition: holds, flags: [] };
  const earlier = usable.filter(({ edition }) => firstDay(edition.from) <= date).at(-1);
  const edition = earlier ?? (usable[0] as E);
  const text = earlier
    ? `no edition is in force on ${date}; the last one before it is applied`
    : `the case is from ${date}, before the first edition that is held; that edition is applied`;
  return { edition, flags: [{ kind: 'assumption', text, clauses: [] }] };
}

/** Landlords with an edition that is neither draft nor reference. */
export function landlordEditions(library: Library): string[] {
  const ids = library.editions
    .filter((e) => e.edition.status !== 'draft' && !e.edition.reference)
    .map((e) => e.landlordId);
  return [...new Set(ids)];
}

/** Ids of those whose editions are references. */
export function referenceIds(library: Library): string[] {
  return [...new Set(library.editions.filter((e) => e.edition.reference).map((e) => e.landlordId))];
}
