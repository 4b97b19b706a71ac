/** What in a determination stands behind its outcome and its sums: rules and clauses. */
import { type JsonObject, isObject, listOf, ruleAndClauses, stringsOf } from './words.ts';

const MOST = 3;

const some = (entries: readonly unknown[]): string => {
  const texts = [...new Set(entries.map(ruleAndClauses).filter((text) => text !== ''))];
  const rest = texts.length - MOST;
  return texts.slice(0, MOST).join('; ') + (rest > 0 ? ` and ${rest} more` : '');
};

/** The rules and clauses behind the outcome and the award; empty where nothing is named. */
export function reasonsBehind(actual: JsonObject): string {
  const gate = actual.gate;
  const heads = listOf(actual.heads).filter((head) => !(isObject(head) && head.supersededBy !== undefined));
  const bars = [...listOf(actual.exclusions), ...listOf(actual.referrals)];
  if (actual.outcome === 'undetermined') return `not known: ${stringsOf(actual.needs).join(', ')}`;
  if (heads.length > 0) return some(heads);
  if (bars.length > 0) return some(bars);
  if (isObject(gate) && gate.open === false)
    return ['the gate is closed', ...stringsOf(gate.clauses)].join(', ');
  return 'no rule awards anything';
}

/**
 * Every clause that a determination cites: in its lists, in the gate (open or closed), in the Code's provisions. The
 * trace does not count: it names every rule that was looked at, and what `run` prints has none.
 */
export function citedClauses(actual: JsonObject): Set<string> {
  const cited = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isObject(value)) return;
    for (const clause of stringsOf(value.clauses)) cited.add(clause);
    for (const entry of Object.values(value)) visit(entry);
  };
  for (const [key, value] of Object.entries(actual)) if (key !== 'trace') visit(value);
  for (const line of listOf(actual.compliance)) {
    if (isObject(line) && typeof line.provision === 'string') cited.add(`code-2024#${line.provision}`);
  }
  return cited;
}
