/** The clauses of the text as it stands: chips lead to them also while nothing of it is saved. */
import { useDeferredValue, useMemo, useRef } from 'react';
import type { ClauseSource, OwnClauses } from '../shared/clause-chip.tsx';
import { changed, useQuery, withQuery } from '../app/query.ts';
import type { Desk } from './desk.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const word = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The documents that a text names, with their titles. */
export const documentsIn = (value: unknown): OwnClauses['documents'] =>
  list(isRecord(value) ? value['documents'] : undefined).flatMap((one) =>
    isRecord(one) && typeof one['id'] === 'string'
      ? [{ id: one['id'], title: word(one['title']) || one['id'] }]
      : [],
  );

/** Where a citation leads in a text; null where the text has no such clause. `href` makes the link to a pointer. */
export function clauseIn(
  value: unknown,
  citation: string,
  href: (pointer: string) => string,
): ClauseSource | null {
  const clauses = list(isRecord(value) ? value['clauses'] : undefined);
  const at = clauses.findIndex((one) => isRecord(one) && one['ref'] === citation);
  const clause = clauses[at];
  if (!isRecord(clause)) return null;
  const [first, ref] = citation.includes('#') ? citation.split('#', 2) : [undefined, citation];
  const documents = documentsIn(value);
  const held = documents.find(({ id }) => id === first) ?? documents[0];
  const because = word(clause['because']);
  return {
    document: held?.title ?? '',
    ref: ref ?? citation,
    summary: word(clause['summary']),
    ...(clause['encoded'] === true || because === '' ? {} : { because }),
    href: href(`/clauses/${at}`),
    where: 'Show in the text',
  };
}

/** What chips need of a text, as JSON that is the same while its clauses and documents are; null where it is no JSON. */
function essence(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value)
      ? JSON.stringify({ clauses: value['clauses'], documents: value['documents'] })
      : null;
  } catch {
    return null;
  }
}

/** The clauses of the desk's text; the same value while they are the same, so that chips are drawn once. While the text is no JSON the last ones stand. */
export function useOwnClauses({ entry, text }: Desk): OwnClauses {
  const { search } = useQuery();
  const settled = useDeferredValue(text);
  const now = useMemo(() => essence(settled), [settled]);
  const last = useRef(now);
  if (now !== null) last.current = now;
  const kept = last.current;
  return useMemo(() => {
    const value: unknown = kept === null ? null : JSON.parse(kept);
    const href = (at: string): string =>
      withQuery(`/author/${entry.id}`, changed(search, { tab: 'clauses', at }));
    return {
      edition: entry.id,
      documents: documentsIn(value),
      source: (citation) => clauseIn(value, citation, href),
    };
  }, [entry.id, kept, search]);
}
