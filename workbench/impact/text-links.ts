/** What an unsaved text says of itself: its landlord, and the way to its clauses and rules. */
import { clauseIn, documentsIn } from '../author/own-clauses.ts';
import type { OwnClauses } from '../shared/clause-chip.tsx';

/** The landlord that a text names; undefined where it names none, or is no JSON. */
export function landlordNamed(text: string): string | undefined {
  try {
    const { landlord } = JSON.parse(text) as { landlord?: unknown };
    return typeof landlord === 'string' && landlord !== '' ? landlord : undefined;
  } catch {
    return undefined;
  }
}

interface Named {
  readonly name?: unknown;
  readonly rows?: unknown;
}
const listOf = (value: unknown): readonly (Named | null)[] =>
  Array.isArray(value) ? (value as Named[]) : [];

/** The pointer to a rule of a text by its name: a rule, a row of a table (`table-row`), the gate; undefined where it has none. */
export function rulePointer(value: unknown, name: string): string | undefined {
  const text = value as { rules?: unknown; tables?: unknown } | null;
  const at = listOf(text?.rules).findIndex((one) => one?.name === name);
  if (at >= 0) return `/rules/${at}`;
  const rows = listOf(text?.tables).flatMap((table, t) =>
    listOf(table?.rows).map((row, r) => ({
      name: `${String(table?.name)}-${String(row?.name)}`,
      at: `/tables/${t}/rows/${r}`,
    })),
  );
  return rows.find((row) => row.name === name)?.at ?? (name === 'gate' ? '/gate' : undefined);
}

/** The clauses and rules of an unsaved text. `link` makes the way to a tab and a pointer. */
export function ownOf(
  id: string,
  text: string,
  link: (tab: string | undefined, at?: string) => string,
): OwnClauses {
  let value: unknown = null;
  try {
    value = JSON.parse(text);
  } catch {
    // What is no JSON has no clauses; the links lead to the text itself.
  }
  return {
    edition: id,
    documents: documentsIn(value),
    source: (citation) => clauseIn(value, citation, (pointer) => link('clauses', pointer)),
    rule: (name) => link(undefined, rulePointer(value, name)),
  };
}
