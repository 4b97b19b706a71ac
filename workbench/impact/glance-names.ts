/** Which two editions an edit is held against each other in past cases. */
import { type EditionName, unsavedMark } from '../shared/impact-protocol.ts';
import type { Moved, MovesAsk } from '../shared/moves-protocol.ts';

/** The editions as the Impact screen names them; or why there are not two: no other edition, or nothing of this one is unsaved. */
export type GlanceNames =
  { readonly base: EditionName; readonly against: EditionName } | 'alone' | 'unedited';

/** Whether an unsaved text changes an edition: its own document, or one below `rules/` that all editions share. */
const isEdited = (edition: string, { files, gone }: Pick<MovesAsk, 'files' | 'gone'>): boolean =>
  [...files.map(({ path }) => path), ...gone].some(
    (path) =>
      path === `rules/policies/${edition.replace('@', '/')}.json` ||
      (path.startsWith('rules/') && !path.startsWith('rules/policies/')),
  );

/** The edition of the strip's answer against its baseline. */
export function glanceNames(
  { edition, baseline }: Pick<Moved, 'edition' | 'baseline'>,
  texts: Pick<MovesAsk, 'files' | 'gone'>,
): GlanceNames {
  if (edition === null || baseline === null) return 'alone';
  const against = isEdited(edition, texts) ? `${edition}${unsavedMark}` : edition;
  return against === baseline ? 'unedited' : { base: baseline, against };
}
