/** Names that only changed their spelling: an edition with the names of another, so that a rename is one change and not twenty. */
import { applyEdits, parseText } from '../edit/text.ts';
import { namesOfEdition } from '../edit/world.ts';
import type { Edition, PreparedEdition } from '../model/index.ts';
import { type Element, elementsOf, type EditionPart } from './editions-elements.ts';
import { match } from './editions-match.ts';

/** Parts whose names stand in other parts. */
const carried = ['fact', 'derived', 'parameter', 'condition', 'head'] as const;
type Carried = (typeof carried)[number];

/** New names by part and old name. */
type Renames = ReadonlyMap<string, string>;
const keyOf = (part: Carried, name: string): string => `${part} ${name}`;

/** What an element says but for its name. A head says what its rules award: two that share a category are not one. */
export function contentOf(all: readonly Element[]): (element: Element) => string {
  return (element) => {
    const own = element.fields.map(({ field, same }) => `${field} ${same}`).sort();
    if (element.part !== 'head') return own.join('\n');
    const awards = all
      .filter((one) => one.head === element.name)
      .map(({ part, name, table, fields }) =>
        [part, table, name, ...fields.filter(({ field }) => field !== 'head').map(({ same }) => same)].join(
          ' ',
        ),
      );
    return [...own, ...awards].join('\n');
  };
}

const ofPart = (elements: readonly Element[], part: EditionPart): readonly Element[] =>
  elements.filter((element) => element.part === part);

function found(before: readonly Element[], after: readonly Element[]): Renames {
  const renames = new Map<string, string>();
  for (const part of carried) {
    const [contentBefore, contentAfter] = [contentOf(before), contentOf(after)];
    const content = (element: Element): string =>
      (before.includes(element) ? contentBefore : contentAfter)(element);
    for (const pair of match(ofPart(before, part), ofPart(after, part), content).pairs)
      if (pair.renamed) renames.set(keyOf(part, pair.before.name), pair.after.name);
  }
  return renames;
}

/** What a name in the text of an edition may stand for, the likeliest first. */
const meanings: Readonly<Record<string, readonly Carried[]>> = {
  name: ['fact', 'derived', 'parameter'],
  of: ['head', 'fact'],
  fact: ['fact'],
  derived: ['derived'],
  parameter: ['parameter'],
  condition: ['condition'],
  head: ['head'],
};

/** A text of an edition with new names wherever the old ones stand. */
function withNames(text: string, renames: Renames): string {
  const edits = namesOfEdition(text).flatMap(({ space, name, offset, length }) => {
    const next = (meanings[space] ?? [])
      .map((part) => renames.get(keyOf(part, name)))
      .find((one) => one !== undefined);
    return next === undefined ? [] : [{ offset, length, text: next }];
  });
  return applyEdits(text, edits);
}

/** The elements of an edition as they would be with the names of the other: only what they say is used, not their words. */
export function elementsWithNamesOf(before: PreparedEdition, after: readonly Element[]): readonly Element[] {
  let { text } = before;
  let elements = elementsOf(before.edition, undefined);
  // A condition can be known again only once the fact in it is: each round may find what the one before made alike.
  for (let round = 0; round < 4; round += 1) {
    const renames = found(elements, after);
    if (renames.size === 0) return elements;
    text = withNames(text, renames);
    const parsed = parseText(text);
    if (!parsed.ok) return elements;
    elements = elementsOf(parsed.value.value as Edition, undefined);
  }
  return elements;
}
