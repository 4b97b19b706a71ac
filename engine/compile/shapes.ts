/** Which rules run in which contexts of a case: it rests on the edition and the kinds of the case's items alone. */
import { scopesOf } from '../decide/context.ts';
import type { View } from '../decide/view.ts';
import { onceForEach, type PreparedEdition } from '../model/index.ts';

/** A rule, by its place in the document, and a context in which it runs, by its place in the case. */
export interface Pair {
  readonly rule: number;
  readonly context: number;
}

/** The contexts of a case, and which pairs there are: in document order, for one rule the case before its items. */
export interface Shape {
  /** Of each context the place of its item; undefined for the case, which is the first. Items without rules change nothing. */
  readonly items: readonly (number | undefined)[];
  /** Of each context the names that are read there directly. */
  readonly direct: readonly ReadonlySet<string>[];
  readonly all: readonly Pair[];
  /** Those of `all` that do not authorise, and those that do. */
  readonly settling: readonly Pair[];
  readonly authorising: readonly Pair[];
}

const nothingSeen: View['facts'] = new Map();

function make(edition: PreparedEdition, kinds: readonly string[]): Shape {
  const views = [undefined, ...kinds].map((kind, i): View => ({
    ...(kind === undefined ? {} : { item: i - 1, kind }),
    facts: nothingSeen,
    isOpen: false,
  }));
  const scopes = scopesOf(edition, views).filter(
    ({ rules, view }) => view.item === undefined || rules.length > 0,
  );
  const { rules } = edition;
  const all = rules.flatMap(({ for: kind }, rule): Pair[] => {
    const items = scopes.flatMap(({ view }, context) =>
      kind !== undefined && view.kind === kind ? [{ rule, context }] : [],
    );
    return items.length > 0 ? items : [{ rule, context: 0 }];
  });
  const asks = ({ rule }: Pair): boolean => rules[rule]?.event.type === 'authorise';
  return {
    items: scopes.map(({ view }) => view.item),
    direct: scopes.map(({ direct }) => direct),
    all,
    settling: all.filter((pair) => !asks(pair)),
    authorising: all.filter(asks),
  };
}

/** So many shapes of an edition are kept. */
const mostKnown = 1024;

const known = onceForEach((_edition: PreparedEdition) => new Map<string, Shape>());

/** The shape of a case with items of some kinds, in their order. */
export function shapeOf(edition: PreparedEdition, kinds: readonly string[]): Shape {
  const shapes = known(edition);
  const key = kinds.join();
  const before = shapes.get(key);
  if (before) return before;
  const made = make(edition, kinds);
  if (shapes.size >= mostKnown) shapes.clear();
  shapes.set(key, made);
  return made;
}
