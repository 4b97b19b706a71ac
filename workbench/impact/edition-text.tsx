/** Where clauses and rules lead that are told of an edition as it is not saved: into the author's text, not to the saved one. */
import { type ReactNode, useMemo } from 'react';
import { carried, useQuery, withQuery } from '../app/query.ts';
import { OwnClausesContext } from '../shared/clause-chip.tsx';
import { type EditionName, isUnsaved, savedName } from '../shared/impact-protocol.ts';
import { useWorkState } from '../work/use-work.tsx';
import { ownOf } from './text-links.ts';

/** Around what is told of an edition by its name on the screen. */
export function EditionText({ name, children }: { name: EditionName; children: ReactNode }) {
  const { search } = useQuery();
  const id = savedName(name);
  const path = `rules/policies/${id.replace('@', '/')}.json`;
  const text = useWorkState((state) => (isUnsaved(name) ? (state.files.get(path)?.text ?? null) : null));
  const own = useMemo(
    () =>
      text === null
        ? null
        : ownOf(id, text, (tab, at) => withQuery(`/author/${id}`, carried(search, { tab, at }))),
    [id, text, search],
  );
  return own === null ? children : <OwnClausesContext value={own}>{children}</OwnClausesContext>;
}
