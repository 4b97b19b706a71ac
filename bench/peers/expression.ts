/** Conditions for other languages: named conditions written out, a group of one as its only part, literals encoded. */
import { type Condition, encodeCondition, type Leaf, type PreparedEdition } from '../../engine/index.ts';

/** How a language writes the parts of a condition. */
export interface Writer<T> {
  all(parts: readonly T[]): T;
  any(parts: readonly T[]): T;
  not(part: T): T;
  leaf(leaf: Leaf): T;
}

/** A condition of an edition in another language. */
export function write<T>(condition: Condition, edition: PreparedEdition, writer: Writer<T>): T {
  const walk = (part: Condition): T => {
    if ('all' in part || 'any' in part) {
      const list = ('all' in part ? part.all : part.any).map(walk);
      if (list.length === 1) return list[0] as T;
      return 'all' in part ? writer.all(list) : writer.any(list);
    }
    if ('not' in part) return writer.not(walk(part.not));
    if ('condition' in part) return walk(edition.named[part.condition] as Condition);
    return writer.leaf(encodeCondition(part, (name) => edition.typeOf(name)) as Leaf);
  };
  return walk(condition);
}
