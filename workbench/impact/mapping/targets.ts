/** What a column can mean: facts by their groups, dates of the timeline, what was decided, the case's name, or nothing. */
import type {
  ColumnMapping,
  DecidedField,
  FactDeclaration,
  LeftOutReason,
  PortfolioHead,
  RawCell,
  Target,
} from '../../../engine/index.ts';
import { refusedAsWritten } from '../../../engine/portfolio/asked.ts';
import { decidedFields } from '../../../engine/portfolio/model.ts';
import { suggestColumn } from '../../../engine/portfolio/suggest.ts';
import { tight } from '../../../engine/portfolio/words.ts';
import { allSteps } from '../../../engine/model/case.ts';
import type { LibraryView } from '../../shared/protocol.ts';
import { readableStep, valueText } from '../../shared/facts.ts';

/** How a select writes a target. */
export const out = 'out';
export function targetKey(to: Target | undefined): string {
  if (to === undefined) return out;
  if ('fact' in to) return `fact ${to.fact}`;
  if ('timeline' in to) return `timeline ${to.timeline}`;
  if ('decided' in to) return `decided ${to.decided}`;
  return 'id';
}

export function targetOf(key: string): Target | undefined {
  const [kind = '', name = ''] = key.split(' ');
  if (kind === 'fact') return { fact: name };
  if (kind === 'timeline') return { timeline: name };
  const field = decidedFields.find((one) => one === name);
  if (kind === 'decided' && field !== undefined) return { decided: field };
  return kind === 'id' ? { id: true } : undefined;
}

const decidedWords: Readonly<Record<DecidedField, string>> = {
  amount: 'Decided: amount',
  role: 'Decided: by which role',
  officer: 'Decided: by which officer',
  date: 'Decided: on which day',
  reasons: 'Decided: whether a reason was given',
};

export const leftOutWords: Readonly<Record<LeftOutReason, string>> = {
  chosen: 'left out',
  personal: 'left out: it looks personal',
  'free-text': 'left out: free text',
  'no-match': 'left out: nothing fits it',
  duplicate: 'left out: its header stands twice',
};

/** Facts of the vocabulary, and those that editions add. */
export function allFacts(view: LibraryView): FactDeclaration[] {
  const facts = new Map(view.vocabulary.facts.map((fact) => [fact.name, fact]));
  for (const one of view.editions)
    for (const fact of one.facts) if (!facts.has(fact.name)) facts.set(fact.name, fact);
  return [...facts.values()];
}

/** Choices for a select, in groups. */
export function targetChoices(view: LibraryView) {
  const facts = allFacts(view);
  const item = (fact: FactDeclaration) => ({ value: `fact ${fact.name}`, label: fact.label });
  const known = new Set(view.vocabulary.groups.map(({ id }) => id));
  const groups = view.vocabulary.groups.map(({ id, label }) => ({
    group: label,
    items: facts.filter(({ group }) => group === id).map(item),
  }));
  const others = facts.filter(({ group }) => group === undefined || !known.has(group)).map(item);
  return [
    { group: 'Not used', items: [{ value: out, label: 'Leave out' }] },
    ...groups,
    ...(others.length > 0 ? [{ group: 'Of an edition', items: others }] : []),
    {
      group: 'Dates of the case',
      items: allSteps.map((step) => ({ value: `timeline ${step}`, label: readableStep(step) })),
    },
    {
      group: 'What was decided',
      items: decidedFields.map((field) => ({ value: `decided ${field}`, label: decidedWords[field] })),
    },
    { group: 'The case itself', items: [{ value: 'id', label: 'Name of the case in lists and files' }] },
  ].filter(({ items }) => items.length > 0);
}

/** Whether a column is read as dates. */
export const isDated = (to: Target | undefined, fact: FactDeclaration | undefined): boolean =>
  to !== undefined &&
  ('timeline' in to || ('decided' in to && to.decided === 'date') || fact?.type === 'date');

/** Whether the values of a column are words that each mean something. */
export const isWorded = (fact: FactDeclaration): boolean =>
  fact.type === 'boolean' || fact.type === 'enumeration';
const isRole = (to: Target | undefined): boolean =>
  to !== undefined && 'decided' in to && to.decided === 'role';

/** Whether it can be said what a value of a column means: of words, sums, counts and dates, and of the role that decided. */
export const hasMeanings = ({ to }: ColumnMapping): boolean =>
  to !== undefined && !('id' in to) && !('decided' in to && ['officer', 'reasons'].includes(to.decided));

/** The values that are asked about: of words and roles all that were seen, of anything else those that cannot be read or are explained. */
export function valuesOf(
  column: ColumnMapping,
  fact: FactDeclaration | undefined,
  samples: readonly RawCell[],
): string[] {
  const isAll = (fact && isWorded(fact)) || isRole(column.to);
  const seen = isAll
    ? samples.map((one) => String(one ?? '').trim())
    : refusedAsWritten(column, fact, samples);
  return [...new Set([...seen, ...Object.keys(column.values ?? {})])].filter((one) => one !== '');
}

/** What a value may mean, as a select has it. */
export interface Meaning {
  readonly label: string;
  readonly value: string | number | boolean | null;
}

const nought: Meaning = { label: '£0', value: 0 };

/** What the values of a column may mean beside what they are as they are written. `roles`: those of the editions. */
export function meaningsOf(
  { to }: ColumnMapping,
  fact: FactDeclaration | undefined,
  roles: readonly string[],
): Meaning[] {
  const none: Meaning = { label: 'not known', value: null };
  if (fact?.type === 'boolean' || fact?.type === 'enumeration') {
    const own = fact.type === 'boolean' ? [true, false] : [...(fact.values ?? [])];
    return [...own.map((value) => ({ label: valueText(fact, value), value })), none];
  }
  if (fact?.type === 'money') return [nought, none];
  if (fact?.type === 'integer') return [{ label: '0', value: 0 }, none];
  if (to && 'decided' in to && to.decided === 'amount')
    return [nought, { label: 'not decided', value: null }];
  return isRole(to) ? [...roles.map((role) => ({ label: role, value: role })), none] : [none];
}

/** What is done with a value of which nothing is said. */
export function asWrittenWords(
  column: ColumnMapping,
  fact: FactDeclaration | undefined,
  roles: readonly string[],
  value: string,
): string {
  if (refusedAsWritten(column, fact, [value]).length > 0) return 'cannot be read: the row is left out';
  const isNoRole = isRole(column.to) && !roles.some((role) => tight(role) === tight(value));
  return isNoRole ? 'as it is written: a role of no edition' : 'as it is written';
}

/** Roles of all editions, those of the chosen ones first, each once. */
export function rolesOf(view: LibraryView, chosen: readonly string[]): string[] {
  const first = view.editions.filter(({ id }) => chosen.includes(id));
  return [...new Set([...first, ...view.editions].flatMap(({ roles }) => roles))];
}

/** A column with another target; the meanings of its values are proposed anew. */
export function retarget(view: LibraryView, head: PortfolioHead, column: string, key: string): ColumnMapping {
  const to = targetOf(key);
  if (to === undefined) return { column, leftOut: 'chosen' };
  return suggestColumn({ ...view.vocabulary, facts: allFacts(view) }, head, column, to);
}
