/** Two editions held against each other, rule by rule and row by row: what was added, removed, changed, moved or renamed. */
import type { PreparedEdition } from '../model/index.ts';
import { type EditionPart, editionParts, type Element, elementsOf, type Field } from './editions-elements.ts';
import { type Matched, match, movedPairs, type Pair } from './editions-match.ts';
import type {
  EditionChange,
  EditionComparison,
  ElementSide,
  FieldChange,
  FieldSide,
} from './editions-model.ts';
import { contentOf, elementsWithNamesOf } from './editions-names.ts';
import { changeText, orderReason } from './editions-tell.ts';

/** Parts in which another name with the same content is a rename; elsewhere two that say the same are still two. */
const renamable: ReadonlySet<EditionPart> = new Set<EditionPart>([
  'head',
  'table',
  'row',
  'rule',
  'condition',
  'parameter',
  'derived',
  'fact',
  'kind',
  'clause',
]);
/** Parts whose order shows in a result or in the document. */
const ordered: ReadonlySet<EditionPart> = new Set<EditionPart>([
  'head',
  'role',
  'table',
  'row',
  'rule',
  'clause',
]);

/** One group of siblings on both sides. `twin` leads from an element under its common name to the edition's own. */
interface Group {
  readonly before: readonly Element[];
  readonly after: readonly Element[];
}

interface World {
  readonly own: ReadonlyMap<Element, Element>;
  readonly content: (element: Element) => string;
  readonly editions: readonly [PreparedEdition, PreparedEdition];
}

const sideOf = (world: World, element: Element, siblings: readonly Element[]): ElementSide => {
  const { name, pointer, text, value } = world.own.get(element) ?? element;
  return { name, pointer, text: text(), value, place: siblings.indexOf(element) + 1 };
};

const fieldSide = (field: Field | undefined): FieldSide | null =>
  field ? { pointer: field.pointer, text: field.text(), value: field.value } : null;

/** The fields that differ, in the order of the element after, then those that are gone. */
function fieldChanges(world: World, { before, after }: Pair): FieldChange[] {
  const own = world.own.get(before) ?? before;
  const names = [...new Set([...after.fields, ...before.fields].map(({ field }) => field))];
  return names.flatMap((field): FieldChange[] => {
    const at = before.fields.findIndex((one) => one.field === field);
    const next = after.fields.find((one) => one.field === field);
    if (before.fields[at]?.same === next?.same) return [];
    return [{ field, before: fieldSide(own.fields[at]), after: fieldSide(next) }];
  });
}

type Bare = Omit<EditionChange, 'text'>;

function pairChanges(world: World, group: Group, pair: Pair, moved: boolean): Bare[] {
  const { before, after } = pair;
  const [one, other] = [sideOf(world, before, group.before), sideOf(world, after, group.after)];
  const { part, table, head } = after;
  const shared = {
    part,
    name: other.name,
    ...(table === undefined ? {} : { table }),
    ...(head === undefined ? {} : { head }),
    before: one,
    after: other,
  };
  const fields = fieldChanges(world, pair);
  const order = moved ? orderReason(world.editions, [world.own.get(before) ?? before, after]) : undefined;
  return [
    ...(one.name === other.name ? [] : [{ ...shared, kind: 'renamed' as const, fields: [] }]),
    ...(fields.length > 0 ? [{ ...shared, kind: 'changed' as const, fields }] : []),
    ...(moved
      ? [{ ...shared, kind: 'moved' as const, fields: [], ...(order === undefined ? {} : { order }) }]
      : []),
  ];
}

function single(
  world: World,
  element: Element,
  siblings: readonly Element[],
  kind: 'added' | 'removed',
): Bare {
  const side = sideOf(world, element, siblings);
  const { table, head } = world.own.get(element) ?? element;
  return {
    part: element.part,
    kind,
    name: side.name,
    ...(table === undefined ? {} : { table }),
    ...(head === undefined ? {} : { head }),
    before: kind === 'removed' ? side : null,
    after: kind === 'added' ? side : null,
    fields: [],
  };
}

function groupChanges(world: World, group: Group, matched: Matched): Bare[] {
  const part = (group.before[0] ?? group.after[0])?.part;
  const moved = new Set(
    part && ordered.has(part) ? movedPairs(matched.pairs, group.before, group.after) : [],
  );
  const pairs = new Map(matched.pairs.map((pair) => [pair.after, pair]));
  return [
    ...group.after.flatMap((element) => {
      const pair = pairs.get(element);
      return pair
        ? pairChanges(world, group, pair, moved.has(pair))
        : [single(world, element, group.after, 'added')];
    }),
    ...matched.removed.map((element) => single(world, element, group.before, 'removed')),
  ];
}

const select = (elements: readonly Element[], part: EditionPart, table?: string): readonly Element[] =>
  elements.filter((element) => element.part === part && (table === undefined || element.table === table));

/** What changed from one edition to another; empty for an edition and itself. Swapped, the same changes stand the other way round. */
export function compareEditions(before: PreparedEdition, after: PreparedEdition): EditionComparison {
  const next = elementsOf(after.edition, after);
  const mine = elementsOf(before.edition, before);
  const common = elementsWithNamesOf(before, next);
  const contents = [contentOf(common), contentOf(next)] as const;
  const isBefore = new Set(common);
  const world: World = {
    own: new Map(common.map((element, i) => [element, mine[i] ?? element])),
    content: (element) => contents[isBefore.has(element) ? 0 : 1](element),
    editions: [before, after],
  };
  const changes = editionParts.flatMap((part): Bare[] => {
    if (part === 'row') return [];
    const group = { before: select(common, part), after: select(next, part) };
    const matched = match(group.before, group.after, renamable.has(part) ? world.content : undefined);
    const own = groupChanges(world, group, matched);
    return part === 'table' ? [...own, ...rowChanges(world, common, next, matched)] : own;
  });
  const told = changes.map((change) => ({ ...change, text: changeText(change) }));
  return { before: before.edition.id, after: after.edition.id, changes: told };
}

/** Rows of tables that stand on both sides; those of a table that is new or gone are told with it. */
function rowChanges(
  world: World,
  before: readonly Element[],
  after: readonly Element[],
  tables: Matched,
): Bare[] {
  const pairs = tables.pairs.map(({ before: a, after: b }) => [a.name, b.name] as const);
  const gone = tables.removed.map(({ name }) => [name, undefined] as const);
  const fresh = tables.added.map(({ name }) => [undefined, name] as const);
  return [...pairs, ...gone, ...fresh].flatMap(([a, b]) => {
    const group = {
      before: a === undefined ? [] : select(before, 'row', a),
      after: b === undefined ? [] : select(after, 'row', b),
    };
    return groupChanges(world, group, match(group.before, group.after, world.content));
  });
}
