/** What moved, in plain English. */
import type { Cause } from './moves-causes.ts';
import type { SharedPart } from './moves-edits.ts';
import type { MovedField } from './moves-rows.ts';

const rules: Readonly<Record<(Cause & { kind: 'rule' })['how'], string>> = {
  added: 'is new',
  removed: 'is gone',
  effect: 'gives something else',
  conditions: 'holds in other cases',
  switched: 'holds in other cases, though its own text is the same',
};

const parts: Readonly<Record<SharedPart, (name: string) => string>> = {
  gate: () => 'the gate changed',
  condition: (name) => `the condition \`${name}\` changed`,
  parameter: (name) => `the parameter \`${name}\` changed`,
  derived: (name) => `the derived fact \`${name}\` changed`,
  fact: (name) => `the fact \`${name}\` is declared otherwise`,
  head: (name) => `the head \`${name}\` combines otherwise`,
  exclusive: () => 'other heads exclude each other',
  roles: () => 'the roles or their order changed',
  scale: (name) => `the table \`${name}\` has another scale`,
  order: () => 'the rules stand in another order',
};

/** A cause as a half sentence: "rule `impact-bands-minor` gives something else". */
export const describeCause = (cause: Cause): string =>
  cause.kind === 'rule' ? `rule \`${cause.rule}\` ${rules[cause.how]}` : parts[cause.part](cause.name);

/** The name of a field that moved. */
export const movedWords: Readonly<Record<MovedField, string>> = {
  outcome: 'outcome',
  award: 'award',
  net: 'net',
  authoriser: 'authoriser',
  route: 'route',
  terms: 'terms',
};
