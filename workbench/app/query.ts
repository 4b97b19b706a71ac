/** The state of every screen lives in the URL: one hook reads and writes its query. */
import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';

/** Names to set; undefined and '' leave the URL. An empty value that must stand is written with `keepEmpty`. */
export type Changes = Readonly<Record<string, string | undefined>>;

/** The query of the URL and ways to change it. */
export interface Query {
  readonly search: string;
  get(name: string): string | undefined;
  /** Parts between commas; a name that stands several times has the parts of all. */
  list(name: string): string[];
  /** Replaces the entry of the history, or adds one with `push`. */
  set(changes: Changes, options?: { push?: boolean }): void;
}

/** Parameters that every screen understands and that follow the reader from one to the next. */
export const shared = ['policies', 'asOf', 'suppose'] as const;

/** A query with the changes made; commas, colons, at signs and strokes stand as they are, for reading. */
export function changed(search: string, changes: Changes): string {
  const params = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') params.delete(name);
    else params.set(name, value);
  }
  return params
    .toString()
    .replace(/%2C/g, ',')
    .replace(/%3A/g, ':')
    .replace(/%40/g, '@')
    .replace(/%2F/g, '/');
}

/** A path with a query; nothing is added where the query is empty. */
export const withQuery = (path: string, search: string): string =>
  search === '' ? path : `${path}?${search}`;

/** The shared parameters of a query, with changes, as a query of their own. */
export function carried(search: string, changes: Changes = {}): string {
  const params = new URLSearchParams(search);
  const kept: Record<string, string | undefined> = {};
  for (const name of shared) kept[name] = params.get(name) ?? undefined;
  return changed('', { ...kept, ...changes });
}

/** A part of a path as it was meant: the router decodes `%20`, not `%40`; what cannot be decoded stands as it is. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A list in a query: `a,b`, or the name again for each. */
export const listIn = (params: URLSearchParams, name: string): string[] =>
  params
    .getAll(name)
    .flatMap((value) => value.split(','))
    .filter((part) => part !== '');

/** The query of the current URL. */
export function useQuery(): Query {
  const search = useSearch();
  const [, navigate] = useLocation();
  const set = useCallback(
    (changes: Changes, options?: { push?: boolean }) => {
      const now = window.location.search.slice(1);
      const next = changed(now, changes);
      if (next === now) return;
      navigate(withQuery(`~${window.location.pathname}`, next), { replace: options?.push !== true });
    },
    [navigate],
  );
  return useMemo(() => {
    const params = new URLSearchParams(search);
    return {
      search,
      get: (name) => params.get(name) ?? undefined,
      list: (name) => listIn(params, name),
      set,
    };
  }, [search, set]);
}
