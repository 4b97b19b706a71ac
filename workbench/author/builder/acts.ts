/** What the builder does to a text: each act is edits of its own characters, and says where the focus goes. */
import {
  addKeyAt,
  type Edits,
  insertAt,
  moveAt,
  removeAt,
  renameKeyAt,
  setAt,
  unwrapAt,
  wrapAt,
} from '../../../engine/edit/index.ts';
import type { Subject } from './subjects.ts';
import { type LeafParts, type Part, partAt, partsIn, seatOf } from './tree.ts';

/** Edits, and the part that has the focus afterwards; null: the button that adds the first one. */
export interface Act {
  readonly edits: Edits;
  readonly focus: string | null;
}

export type Layer = 'all' | 'any' | 'not';

/** A comparison in place of the one that is there; only what differs is written, and keys stay in their order. */
export function setLeaf(text: string, pointer: string, leaf: LeafParts): Edits {
  const parts = (['fact', 'operator', 'value'] as const).map((key) =>
    setAt(text, `${pointer}/${key}`, leaf[key]),
  );
  const edits = parts.flatMap((part) => (part.ok ? part.value : []));
  if (parts.every((part) => part.ok)) return { ok: true, value: edits, problems: [] };
  return setAt(text, pointer, { fact: leaf.fact, operator: leaf.operator, value: leaf.value });
}

/** Puts a condition into a group, after its last part. */
export const addTo = (text: string, group: Part & { kind: 'all' | 'any' }, condition: unknown): Act => ({
  edits: insertAt(text, `${group.pointer}/${group.kind}`, group.parts.length, condition),
  focus: `${group.pointer}/${group.kind}/${group.parts.length}`,
});

/** Gives something without conditions its first one. */
export function addFirst(text: string, subject: Subject, condition: unknown): Act {
  const key = subject.root.slice(subject.root.lastIndexOf('/') + 1);
  const isWhole = subject.takesLeaf || !isLeafValue(condition);
  const value = isWhole ? condition : { all: [condition] };
  const options = subject.before === undefined ? {} : { before: subject.before };
  return {
    edits: addKeyAt(text, subject.pointer, key, value, options),
    focus: isWhole ? subject.root : `${subject.root}/all/0`,
  };
}

const isLeafValue = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'fact' in value;

/** The part that goes where this one is removed: the largest that would be left empty without it. */
export function removable(subject: Subject, root: Part, part: Part): Part | undefined {
  let going = part;
  for (;;) {
    const seat = seatOf(subject.root, going.pointer);
    if (seat.in === 'root') return subject.isRequired ? undefined : going;
    const holder = partAt(root, seat.holder);
    if (!holder || partsIn(holder).length > 1) return going;
    going = holder;
  }
}

/** Takes a part out, with the groups that would be empty without it; undefined where nothing would be left and something must. */
export function removePart(text: string, subject: Subject, root: Part, part: Part): Act | undefined {
  const going = removable(subject, root, part);
  if (!going) return undefined;
  const seat = seatOf(subject.root, going.pointer);
  const edits = removeAt(text, going.pointer);
  if (seat.in !== 'list') return { edits, focus: null };
  const holder = partAt(root, seat.holder);
  const left = (holder ? partsIn(holder).length : 1) - 1;
  return { edits, focus: `${seat.list}/${Math.max(0, Math.min(seat.at, left - 1))}` };
}

/** Moves a part by so many places in its list; undefined where it has no list or no such place. */
export function movePart(
  text: string,
  subject: Subject,
  root: Part,
  part: Part,
  by: -1 | 1,
): Act | undefined {
  const seat = seatOf(subject.root, part.pointer);
  if (seat.in !== 'list') return undefined;
  const holder = partAt(root, seat.holder);
  const to = seat.at + by;
  if (!holder || to < 0 || to >= partsIn(holder).length) return undefined;
  return { edits: moveAt(text, seat.list, seat.at, to), focus: `${seat.list}/${to}` };
}

/** Puts a group of its own, or a `not`, round a part; the focus stays on the part. */
export const wrapPart = (text: string, part: Part, layer: Layer): Act => ({
  edits: wrapAt(text, part.pointer, layer, layer !== 'not'),
  focus: layer === 'not' ? `${part.pointer}/not` : `${part.pointer}/${layer}/0`,
});

/** Whether a group or `not` can go while what is in it stays. */
export function canUnwrap(subject: Subject, part: Part): boolean {
  const inner = partsIn(part);
  const [only] = inner;
  if (!only) return false;
  const seat = seatOf(subject.root, part.pointer);
  if (inner.length > 1) return seat.in === 'list';
  return seat.in !== 'root' || subject.takesLeaf || only.kind !== 'leaf';
}

/** Takes a group or `not` away; what was in it stands in its place. */
export const unwrapPart = (text: string, part: Part): Act => ({
  edits: unwrapAt(text, part.pointer),
  focus: part.pointer,
});

/** Makes "all of" into "any of" and back. */
export const setGroup = (text: string, group: Part & { kind: 'all' | 'any' }, kind: 'all' | 'any'): Edits =>
  renameKeyAt(text, `${group.pointer}/${group.kind}`, kind);

/** Another named condition in the place of one. */
export const setNamed = (text: string, pointer: string, name: string): Edits =>
  setAt(text, pointer, { condition: name });
