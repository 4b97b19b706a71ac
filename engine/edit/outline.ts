/** What names stand in one document and where: found once for a text, without looking at any other document. */
import type { Node } from 'jsonc-parser';
import type { Dates } from '../read/choose.ts';
import { pointerPart } from '../read/document.ts';
import { parseText } from './text.ts';

/**
 * What kind of thing a name stands for, as far as its own document tells: `name` is a fact, derived fact or parameter,
 * `of` a head or a fact.
 */
export type Space =
  | 'name'
  | 'of'
  | 'fact'
  | 'derived'
  | 'parameter'
  | 'condition'
  | 'head'
  | 'rule'
  | 'table'
  | 'row'
  | 'role'
  | 'clause'
  | 'value'
  | 'kind';

/** A name where it stands: `offset` and `length` are those of the name, without its quotes. */
export interface Occurrence {
  readonly space: Space;
  readonly name: string;
  readonly pointer: string;
  readonly offset: number;
  readonly length: number;
  readonly definition?: boolean;
  /** The fact of a value, the table of a row. */
  readonly of?: string;
  /** In a case: the landlord or edition that is expected to say so, and the dates that choose the edition. */
  readonly policy?: string;
  readonly dates?: Dates;
}

export type DocumentKind = 'edition' | 'vocabulary' | 'cases' | 'code' | 'self-assessment';

/** The names of one document, in the order of the text, and by name. */
export interface Outline {
  readonly kind: DocumentKind;
  readonly root: Node;
  readonly value: unknown;
  readonly occurrences: readonly Occurrence[];
  readonly byName: ReadonlyMap<string, readonly Occurrence[]>;
}

/** What a document is, by its path; undefined for what holds no names of rules. */
export function kindOf(path: string): DocumentKind | undefined {
  if (!path.endsWith('.json')) return undefined;
  if (/(?:^|\/)rules\/policies\//.test(path)) return 'edition';
  if (/(?:^|\/)rules\/vocabulary\.json$/.test(path)) return 'vocabulary';
  if (/(?:^|\/)rules\/codes\//.test(path)) return 'code';
  if (/(?:^|\/)rules\/self-assessments\//.test(path)) return 'self-assessment';
  return /(?:^|\/)fixtures\/(?:cases|determinations)\//.test(path) ? 'cases' : undefined;
}

/** What is known of a place while the tree is walked. */
export interface Scope {
  readonly policy?: string;
  readonly dates?: Dates;
}

/** Collects names; a node that is no text is passed over. */
export class Collector {
  readonly found: Occurrence[] = [];

  /** The name that a text node holds. `more` says what it defines or belongs to. */
  add(space: Space, node: Node | undefined, pointer: string, more: Partial<Occurrence> = {}): void {
    if (node?.type !== 'string') return;
    const name = String(node.value);
    this.found.push({ space, name, pointer, offset: node.offset + 1, length: node.length - 2, ...more });
  }

  /** Every text of a list, or the one text. */
  addAll(space: Space, node: Node | undefined, pointer: string, more: Partial<Occurrence> = {}): void {
    if (node?.type === 'array')
      node.children?.forEach((child, i) => this.add(space, child, `${pointer}/${i}`, more));
    else this.add(space, node, pointer, more);
  }

  /** Every key of an object. */
  addKeys(space: Space, node: Node | undefined, pointer: string, more: Partial<Occurrence> = {}): void {
    for (const { key, keyNode } of propertiesOf(node))
      this.add(space, keyNode, `${pointer}/${pointerPart(key)}`, more);
  }
}

/** The keys of an object with their nodes; none for anything else. */
export function propertiesOf(
  node: Node | undefined,
): { readonly key: string; readonly keyNode: Node; readonly value: Node }[] {
  if (node?.type !== 'object') return [];
  return (node.children ?? []).flatMap((property) => {
    const [keyNode, value] = property.children ?? [];
    return keyNode && value ? [{ key: String(keyNode.value), keyNode, value }] : [];
  });
}

/** The entries of a list with their pointers; none for anything else. */
export const itemsOf = (node: Node | undefined, pointer: string): readonly (readonly [Node, string])[] =>
  node?.type === 'array' ? (node.children ?? []).map((child, i) => [child, `${pointer}/${i}`] as const) : [];

/** The value of a key of an object. */
export const valueOf = (node: Node | undefined, key: string): Node | undefined =>
  propertiesOf(node).find((property) => property.key === key)?.value;

/** The text that a key holds; undefined where it holds none. */
export function textOf(node: Node | undefined, key: string): string | undefined {
  const value = valueOf(node, key);
  return value?.type === 'string' ? String(value.value) : undefined;
}

type Walk = (root: Node, collect: Collector) => void;

/** Outlines by text and kind, as many as a large library has documents. */
const kept = new Map<string, Outline | null>();
const mostKept = 400;

/** The names of a document; null where its text does not parse or its path is none of ours. */
export function outlineOf(
  walks: Readonly<Record<DocumentKind, Walk>>,
  path: string,
  text: string,
): Outline | null {
  const kind = kindOf(path);
  if (!kind) return null;
  const key = `${kind} ${text}`;
  const before = kept.get(key);
  if (before !== undefined) return before;
  const parsed = parseText(text);
  let outline: Outline | null = null;
  if (parsed.ok) {
    const collect = new Collector();
    walks[kind](parsed.value.root, collect);
    const occurrences = collect.found.sort((a, b) => a.offset - b.offset);
    const byName = new Map<string, Occurrence[]>();
    for (const one of occurrences) byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
    outline = { kind, root: parsed.value.root, value: parsed.value.value, occurrences, byName };
  }
  kept.set(key, outline);
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  return outline;
}

/** The innermost occurrence whose name holds an offset, its end included. */
export const occurrenceAt = (outline: Outline, offset: number): Occurrence | undefined =>
  outline.occurrences.find((one) => one.offset <= offset && offset <= one.offset + one.length);
