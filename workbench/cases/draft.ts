/** A case as it is being changed: a fixture or a blank, and in the URL only what differs from it. */
import type { Case, FactDeclaration } from '../../engine/index.ts';
import type { FactValue } from '../shared/facts.ts';

/** An item of a case. */
export interface DraftItem {
  readonly kind: string;
  readonly title?: string;
  readonly note?: string;
  readonly facts?: Readonly<Record<string, FactValue>>;
}

/** What a form edits. */
export interface Draft {
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly items: readonly DraftItem[];
  readonly timeline: Readonly<Record<string, string>>;
}

/** Changes of the query that a change of the draft comes to; undefined takes a name out. */
export type DraftChanges = Readonly<Record<string, string | undefined>>;

const notKnown = '_';
const taken = '-';
/** In front of a typed text that would read as one of these marks. */
const escape = '\\';
const factPrefix = 'f.';
const stepPrefix = 't.';

/** Whether a parameter of the URL belongs to the draft. */
export const isDraftName = (name: string): boolean =>
  name.startsWith(factPrefix) || name.startsWith(stepPrefix) || name === 'items';

/** What a fixture, or a blank case, starts from. */
export const baseOf = (c: Case | undefined): Draft => ({
  facts: c?.facts ?? {},
  items: c?.items ?? [],
  timeline: Object.fromEntries(
    Object.entries(c?.timeline ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ),
});

function readValue(text: string, fact: FactDeclaration | undefined): FactValue {
  if (text === notKnown) return null;
  const plain = text.startsWith(escape) ? text.slice(escape.length) : text;
  if (fact?.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (fact?.type === 'integer' || fact?.type === 'money')
    return /^-?\d/.test(text) && Number.isSafeInteger(Math.round(Number(text) * 100)) ? Number(text) : plain;
  return plain;
}

function readItems(text: string): readonly DraftItem[] | null {
  try {
    const items: unknown = JSON.parse(text);
    const isItem = (item: unknown): item is DraftItem =>
      typeof item === 'object' && item !== null && typeof (item as { kind?: unknown }).kind === 'string';
    return Array.isArray(items) && items.every(isItem) ? items : null;
  } catch {
    return null;
  }
}

/** The draft of a URL over its base. What cannot be read is left as the base has it. */
export function draftOf(base: Draft, search: string, facts: ReadonlyMap<string, FactDeclaration>): Draft {
  const known: Record<string, FactValue> = { ...base.facts };
  const timeline: Record<string, string> = { ...base.timeline };
  let items = base.items;
  for (const [name, value] of new URLSearchParams(search)) {
    if (name.startsWith(factPrefix)) {
      const fact = name.slice(factPrefix.length);
      if (value === taken) delete known[fact];
      else known[fact] = readValue(value, facts.get(fact));
    } else if (name.startsWith(stepPrefix)) {
      const step = name.slice(stepPrefix.length);
      if (value === taken) delete timeline[step];
      else timeline[step] = value;
    } else if (name === 'items') items = readItems(value) ?? base.items;
  }
  return { facts: known, items, timeline };
}

const escaped = (text: string): string =>
  text === notKnown || text === taken || text === '' || text.startsWith(escape) ? escape + text : text;

/** Sets a fact; undefined takes it out, so that its default holds. */
export function setFact(base: Draft, name: string, value: FactValue | undefined): DraftChanges {
  const before = base.facts[name];
  const same = Object.hasOwn(base.facts, name) ? value === before : value === undefined;
  const text = value === undefined ? taken : value === null ? notKnown : escaped(String(value));
  return { [factPrefix + name]: same ? undefined : text };
}

/** Sets a date of the timeline; '' takes it out. */
export const setStep = (base: Draft, step: string, date: string): DraftChanges => ({
  [stepPrefix + step]: (base.timeline[step] ?? '') === date ? undefined : date === '' ? taken : date,
});

/** Sets all items. */
export const setItems = (base: Draft, items: readonly DraftItem[]): DraftChanges => ({
  items: JSON.stringify(items) === JSON.stringify(base.items) ? undefined : JSON.stringify(items),
});

/** The case that the engine reads. A changed fixture has a name of its own and no expectations: these were of other facts. */
export function caseOf(original: Case | undefined, draft: Draft, isChanged: boolean): Case {
  const rest = {
    facts: { ...draft.facts },
    ...(draft.items.length === 0 ? {} : { items: draft.items }),
    ...(Object.keys(draft.timeline).length === 0 ? {} : { timeline: draft.timeline }),
  } as Pick<Case, 'facts' | 'items' | 'timeline'>;
  if (!original) return { id: 'what-if', title: 'A case of my own', ...rest };
  if (!isChanged) return original;
  const { id, title, narrative, decided } = original;
  return {
    id: `${id}-changed`,
    title: `${title ?? id}, changed`,
    ...(narrative === undefined ? {} : { narrative }),
    ...rest,
    ...(decided === undefined ? {} : { decided }),
  };
}

/** The text of a case as files have it. */
export const caseText = (c: Case): string => `${JSON.stringify(c, null, 2)}\n`;
