/** Names in the text: where they are defined, where they are used, and renaming them everywhere. */
import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { carried, useQuery, withQuery } from '../app/query.ts';
import {
  applyEdits,
  definitionOf,
  type Documents,
  renameSymbol,
  type RuleSymbol,
  symbolAt,
  type SymbolPlace,
  usesOf,
} from '../../engine/edit/index.ts';
import type { Problem } from '../../engine/index.ts';
import { useWork } from '../work/index.ts';
import type { WorkState } from '../work/index.ts';
import type { Desk } from './desk.ts';
import { idOfPath } from './editions.ts';

/** The uses of a name, for the list below the text. */
export interface Uses {
  readonly symbol: RuleSymbol;
  readonly places: readonly SymbolPlace[];
}

/** What may be asked about a name. Offsets are of the text of the desk. */
export interface Symbols {
  readonly uses: Uses | null;
  closeUses(): void;
  definition(offset: number): void;
  find(offset: number): void;
  /** Opens the dialog for the name at the offset. */
  rename(offset: number): void;
  readonly renaming: Uses | null;
  closeRename(): void;
  /** Renames everywhere as one step; what stands in the way, or none. */
  renameTo(name: string): readonly Problem[];
  /** Goes to a place: in this text, or to the screen of the other document. */
  goTo(place: {
    readonly path: string;
    readonly pointer: string;
    readonly offset: number;
    readonly length: number;
  }): void;
}

/** All texts as they stand, unsaved ones included. */
export const documentsOf = (files: WorkState['files']): Documents =>
  new Map([...files.values()].flatMap(({ path, text }) => (text === null ? [] : [[path, text] as const])));

export const SymbolsContext = createContext<Symbols | null>(null);

/** The names of the desk; only inside the Author screen. */
export function useDeskSymbols(): Symbols {
  const symbols = useContext(SymbolsContext);
  if (!symbols) throw new Error('useDeskSymbols outside the Author screen');
  return symbols;
}

/** Cases by their id, other documents by their screens. */
export function screenOf(path: string, pointer: string, search: string): string | undefined {
  const id = idOfPath(path);
  if (id !== undefined) return withQuery(`/author/${id}`, carried(search, { at: pointer }));
  const found = /^fixtures\/(?:cases|determinations)\/(?:.*\/)?([^/]+)\.json$/.exec(path);
  return found ? withQuery(`/case/${found[1]}`, carried(search)) : undefined;
}

/** The names of the desk's edition among all documents as they stand. */
export function useSymbols(desk: Desk): Symbols {
  const work = useWork();
  const { search } = useQuery();
  const [, navigate] = useLocation();
  const [uses, setUses] = useState<Uses | null>(null);
  const [renaming, setRenaming] = useState<Uses | null>(null);
  const latest = useRef(desk);
  useEffect(() => {
    latest.current = desk;
  });
  const documents = useCallback(() => documentsOf(work.state().files), [work]);
  const at = useCallback(
    (offset: number): Uses | null => {
      const { path, say } = latest.current;
      const all = documents();
      // With the cursor on a quote the name behind or before it is meant.
      const found = [offset, offset + 1, offset - 1]
        .map((one) => symbolAt(all, path, one))
        .find((one) => one !== null);
      if (!found) say('There is no name here that could be followed');
      return found ? { symbol: found.symbol, places: usesOf(all, found.symbol) } : null;
    },
    [documents],
  );
  const goTo: Symbols['goTo'] = (place) => {
    if (place.path === desk.path) return desk.show(place);
    const href = screenOf(place.path, place.pointer, search);
    if (href === undefined) desk.say(`It stands in ${place.path}, which has no screen of its own`);
    else navigate(href);
  };
  return {
    uses,
    closeUses: () => setUses(null),
    find: (offset) => setUses(at(offset)),
    definition: (offset) => {
      const found = at(offset);
      const place = found && definitionOf(documents(), found.symbol);
      if (place) goTo(place);
      if (found && place && idOfPath(place.path) === undefined) setUses(found);
    },
    rename: (offset) => {
      if (desk.isLocked)
        desk.say('An edition in force is read only: names are changed in a draft, or in a correction');
      else setRenaming(at(offset));
    },
    renaming,
    closeRename: () => setRenaming(null),
    renameTo: (name) => {
      if (!renaming) return [];
      const all = documents();
      const result = renameSymbol(all, renaming.symbol, name);
      if (!result.ok) return result.problems;
      const changes = [...result.value].map(([path, edits]) => ({
        path,
        text: applyEdits(all.get(path) ?? '', edits),
      }));
      work.change(`Rename ${renaming.symbol.name} to ${name}`, changes);
      desk.say(`Renamed in ${changes.length} ${changes.length === 1 ? 'document' : 'documents'}`);
      setRenaming(null);
      return [];
    },
    goTo,
  };
}
