/** Which editions an answer to the strip holds against each other. */
import type { Library, PreparedEdition } from '../../../engine/index.ts';
import type { MovesAsk } from '../moves-protocol.ts';
import type { Desk, Overlaid } from './desk.ts';

/** An edited edition, and what it is held against. */
export interface Pair {
  readonly path: string;
  readonly saved: PreparedEdition | undefined;
  readonly before: PreparedEdition | undefined;
  readonly after: PreparedEdition;
}

/** The newest other edition of a landlord: what a new draft is held against. */
function othersNewest(library: Library, edition: PreparedEdition): PreparedEdition | undefined {
  return library.editions
    .filter((one) => one.landlordId === edition.landlordId && one.edition.id !== edition.edition.id)
    .at(-1);
}

/** What stands in the place of an edition that is deleted: the landlord's edition that was in force before it, else after it. */
export function successorOf(
  library: Library,
  { landlordId, edition }: PreparedEdition,
): PreparedEdition | undefined {
  const others = library.editions.filter(
    (one) => one.landlordId === landlordId && one.edition.status !== 'draft' && !one.edition.reference,
  );
  return others.filter((one) => one.edition.from < edition.from).at(-1) ?? others[0];
}

/** The asked document first, then the other edited ones, which are held against themselves as saved. */
export function pairsOf(desk: Desk, overlaid: Overlaid, { path, baseline, gone }: MovesAsk): Pair[] {
  const own = desk.library.editions.find(({ file }) => file === path);
  const edited = new Map(overlaid.edited);
  if (!edited.has(path) && own) edited.set(path, { before: own, after: own });
  const pairs = [...edited]
    .sort(([a], [b]) => (a === path ? -1 : b === path ? 1 : a < b ? -1 : 1))
    .flatMap(([file, { before: saved, after: read }]): Pair[] => {
      const isGone = gone.includes(file);
      const after = isGone && saved ? successorOf(overlaid.library, saved) : read;
      if (!after) return [];
      if (isGone) return [{ path: file, saved, after, before: saved }];
      const chosen = desk.library.editions.find(({ edition }) => edition.id === baseline);
      const usual = saved ?? othersNewest(desk.library, after);
      return [{ path: file, saved, after, before: file === path && baseline !== 'saved' ? chosen : usual }];
    });
  // A new edition that takes the place of a deleted one is held against that already.
  return pairs.filter(
    (pair) =>
      !gone.includes(pair.path) ||
      !pairs.some((other) => other !== pair && other.after === pair.after && other.before === pair.before),
  );
}
