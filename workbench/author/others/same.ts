/** The rules of other policies that speak of the same head or of the same facts as what is selected. */
import type { EditionView, RuleView } from '../../shared/protocol.ts';
import { valueOf } from '../places.ts';

/** What is selected, as far as it can be held against other policies. */
export interface Chosen {
  readonly title: string;
  /** Its own rules: one, those of a table, or those of a head. */
  readonly rules: readonly RuleView[];
  readonly head: string | undefined;
  readonly type: string | undefined;
  /** Facts that it mentions. */
  readonly facts: readonly string[];
}

const headIn = /^\/heads\/([^/]+)$/;
const unescaped = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');

/** The rule, the rules of the table, or those of the head at a pointer; undefined where none is there. */
export function chosenAt(view: EditionView, pointer: string | undefined): Chosen | undefined {
  if (pointer === undefined) return undefined;
  const head = headIn.exec(pointer)?.[1];
  const name = head === undefined ? undefined : unescaped(head);
  const rules = view.rules.filter((rule) =>
    name === undefined
      ? rule.pointer === pointer || rule.pointer.startsWith(`${pointer}/`)
      : rule.head === name,
  );
  const [first] = rules;
  if (!first && name === undefined) return undefined;
  return {
    title: name ?? (rules.length === 1 ? (first?.name ?? '') : (first?.table ?? first?.name ?? '')),
    rules,
    head: name ?? first?.head,
    type: name === undefined ? first?.type : 'award',
    facts: [...new Set(rules.flatMap((rule) => rule.mentions))],
  };
}

/** A rule of another policy, and how much it has in common. */
export interface Kin {
  readonly rule: RuleView;
  readonly shared: readonly string[];
}

/** One edition beside the one that is edited. */
export interface Beside {
  readonly view: EditionView;
  readonly kin: readonly Kin[];
}

/** The newest edition of each other landlord, a draft only where there is nothing else, then those that are no landlord's. */
export function othersOf(editions: readonly EditionView[], landlordId: string): EditionView[] {
  const newest = new Map<string, EditionView>();
  const others = editions.filter((one) => one.landlordId !== landlordId);
  const isDraft = (one: EditionView): boolean => one.edition.status === 'draft';
  for (const one of [...others.filter(isDraft), ...others.filter((view) => !isDraft(view))])
    newest.set(one.landlordId, one);
  const isReference = (one: EditionView): number => (one.edition.reference === true ? 1 : 0);
  return [...newest.values()].sort((a, b) => isReference(a) - isReference(b));
}

/** Rules for the same head; where what is chosen has no head, rules of the same kind that share a fact. */
function sameHead(view: EditionView, chosen: Chosen): Kin[] {
  return view.rules.flatMap((rule) => {
    const shared = rule.mentions.filter((name) => chosen.facts.includes(name));
    const isKin =
      chosen.head === undefined
        ? rule.type === chosen.type && (shared.length > 0 || rule.type === 'gate')
        : rule.head === chosen.head;
    return isKin ? [{ rule, shared }] : [];
  });
}

/** Rules that mention one of the same facts, those with most in common first. */
function sameFacts(view: EditionView, chosen: Chosen): Kin[] {
  return view.rules
    .map((rule) => ({ rule, shared: rule.mentions.filter((name) => chosen.facts.includes(name)) }))
    .filter(({ shared }) => shared.length > 0)
    .sort((a, b) => b.shared.length - a.shared.length);
}

export type By = 'head' | 'facts';

/** Each other policy with its rules of the same head, or about the same facts. */
export const besides = (others: readonly EditionView[], chosen: Chosen, by: By): Beside[] =>
  others.map((view) => ({ view, kin: by === 'head' ? sameHead(view, chosen) : sameFacts(view, chosen) }));

const read = new WeakMap<EditionView, unknown>();

/** The amount of a rule or row as its text has it, in pounds; undefined where it awards none. */
export function amountOf(view: EditionView, pointer: string): unknown {
  if (!read.has(view)) read.set(view, valueOf(view.text));
  const at = (value: unknown, key: string): unknown =>
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  const own = pointer.split('/').slice(1).reduce(at, read.get(view));
  return at(own, 'amount') ?? at(at(at(own, 'event'), 'params'), 'amount');
}
