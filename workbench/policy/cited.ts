/** What of an edition cites a clause. */
import type { EditionView } from '../shared/protocol.ts';
import { spaced } from '../shared/words.ts';

/** Something that cites a clause; `rule` where it is a rule. */
export interface Citing {
  readonly text: string;
  readonly rule?: string;
}

/** Clause → what cites it: gate and rules first, then parameters, heads, profile. */
export function citedBy({ edition, rules }: EditionView): ReadonlyMap<string, readonly Citing[]> {
  const cited = new Map<string, Citing[]>();
  const add = (clauses: readonly string[] | undefined, citing: Citing): void => {
    for (const clause of clauses ?? []) {
      const list = cited.get(clause) ?? [];
      if (!list.some((one) => one.text === citing.text)) list.push(citing);
      cited.set(clause, list);
    }
  };
  for (const rule of rules) add(rule.clauses, { text: rule.name, rule: rule.name });
  for (const [name, values] of Object.entries(edition.parameters ?? {})) {
    for (const value of values) add(value.clauses, { text: `parameter ${spaced(name)}` });
  }
  for (const [name, head] of Object.entries(edition.heads)) {
    add(head.clauses, { text: `head ${spaced(name)}` });
    if (typeof head.category !== 'string') {
      add(head.category.clauses, { text: `category of ${spaced(name)}` });
      for (const row of head.category.rows) add(row.clauses, { text: `category of ${spaced(name)}` });
    }
  }
  for (const exclusive of edition.exclusive ?? [])
    add(exclusive.clauses, { text: 'heads that exclude each other' });
  for (const missing of edition.notHeld ?? []) add(missing.clauses, { text: `not held: ${missing.title}` });
  const profiled = new Map<string, number>();
  for (const value of Object.values(edition.profile ?? {})) {
    for (const clause of value.clauses) profiled.set(clause, (profiled.get(clause) ?? 0) + 1);
  }
  for (const [clause, n] of profiled) add([clause], { text: `the Code: ${n} ${n === 1 ? 'fact' : 'facts'}` });
  return cited;
}
