/** A mapping made ready to read with: for each column what its cells become, each text understood once. */
import type { FactDeclaration, Literal, TimelineStep, Vocabulary } from '../model/index.ts';
import { parseDay } from './dates.ts';
import type { ColumnMapping, DecidedField, Mapping, RawCell } from './model.ts';
import { parsePence } from './numbers.ts';
import { lostCharacter, notUtf8, Refusal } from './refusal.ts';
import { asPounds, isBlank, tidy, type Understood, valueParser } from './values.ts';
import { parseYesNo, saysUnknown } from './words.ts';

/** Where the value of a column goes. */
export type Place =
  | { readonly kind: 'fact'; readonly name: string }
  | { readonly kind: 'timeline'; readonly name: TimelineStep }
  | { readonly kind: 'decided'; readonly name: DecidedField }
  | { readonly kind: 'id'; readonly name: 'id' };

/** A column that is read. `read` takes any cell: undefined means that nothing of it enters the case. */
export interface ReadyColumn {
  readonly index: number;
  readonly column: string;
  readonly place: Place;
  readonly read: (raw: RawCell | undefined) => Understood | undefined;
}

/** Texts remembered for each column, and the longest that is remembered. */
const [mostRemembered, longestRemembered] = [4096, 64];

/** The longest name of an officer or a role that is kept. */
const longestName = 200;

/** A copy that does not hold on to the piece of the file that it was cut from. */
const ownText = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1));

const tooLong = new Refusal(
  'value-type',
  `a text of more than ${longestName} characters is no name`,
  'leave the column out, or shorten the text',
);

const asName = (raw: RawCell): Understood => {
  const text = String(raw);
  if (saysUnknown(text)) return null;
  return text.length > longestName ? tooLong : ownText(text);
};

/** Whether reasons were given is all that is kept of them. */
const asReasons = (raw: RawCell): Understood =>
  parseYesNo(raw) === false || /^(?:none|nil|n\/?a|none given|no reasons?(?: given)?|-)$/i.test(String(raw))
    ? null
    : 'given';

/** A reference as an id: lower-case words joined by hyphens; empty where all its letters are of another alphabet. */
const asId = (raw: RawCell): Understood => {
  if (!/[\p{L}\p{N}]/u.test(String(raw)))
    return new Refusal(
      'bad-id',
      'this reference has no letter or digit',
      'write one, or leave the column out',
    );
  const id = String(raw)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, longestName);
  return ownText(id);
};

const notNegative = (raw: RawCell): Understood => {
  const pence = parsePence(raw);
  if (typeof pence === 'number' && pence < 0)
    return new Refusal('value-domain', 'less than nothing cannot be decided', 'correct the sum');
  return asPounds(pence);
};

function parserOf(
  place: Place,
  { dates }: ColumnMapping,
  fact: FactDeclaration | undefined,
): (raw: RawCell) => Understood {
  if (fact) return valueParser(fact, dates);
  if (place.kind === 'id') return asId;
  if (place.kind === 'timeline' || place.name === 'date')
    return (raw) => orUnknown(raw, parseDay(raw, dates));
  if (place.name === 'amount') return (raw) => orUnknown(raw, notNegative(raw));
  return place.name === 'reasons' ? asReasons : asName;
}

const orUnknown = (raw: RawCell, value: Understood): Understood =>
  value instanceof Refusal && typeof raw === 'string' && saysUnknown(raw) ? null : value;

/** Where a column goes; undefined where it is left out or its target is not known. */
export function placeOf(
  column: ColumnMapping,
  facts: ReadonlyMap<string, FactDeclaration>,
): Place | undefined {
  const { to } = column;
  if (!to) return undefined;
  if ('fact' in to) return facts.has(to.fact) ? { kind: 'fact', name: to.fact } : undefined;
  if ('timeline' in to) return { kind: 'timeline', name: to.timeline as TimelineStep };
  if ('decided' in to) return { kind: 'decided', name: to.decided };
  return { kind: 'id', name: 'id' };
}

/** What a cell of a column means, without memory: values of the mapping first, then the type of its target. */
export function columnReader(
  column: ColumnMapping,
  place: Place,
  facts: ReadonlyMap<string, FactDeclaration>,
): (raw: RawCell | undefined) => Understood | undefined {
  const fact = place.kind === 'fact' ? facts.get(place.name) : undefined;
  const said = new Map<string, Literal | null>(Object.entries(column.values ?? {}));
  const parse = parserOf(place, column, fact);
  // Of reasons it is kept only that there are some.
  const isWords = place.name !== 'reasons';
  const blank = fact && column.blank !== 'default' ? null : undefined;
  return (raw) => {
    if (raw === undefined || raw === null || isBlank(raw)) return blank;
    const text = typeof raw === 'string' ? tidy(raw) : raw;
    const meant = said.get(String(text));
    if (meant !== undefined) return meant;
    return isWords && typeof text === 'string' && text.includes(lostCharacter) ? notUtf8(text) : parse(text);
  };
}

/** The same, each text looked at once. */
function remembering(
  read: (raw: RawCell | undefined) => Understood | undefined,
): (raw: RawCell | undefined) => Understood | undefined {
  const known = new Map<string, Understood | undefined>();
  const blank = read(null);
  return (raw) => {
    if (raw === undefined || raw === '') return blank;
    if (typeof raw !== 'string') return read(raw);
    const before = known.get(raw);
    if (before !== undefined) return before;
    const value = read(raw);
    if (known.size < mostRemembered && raw.length <= longestRemembered) known.set(ownText(raw), value);
    return value;
  };
}

/** The columns of a mapping that are read, in the order of the file; of two with one target the first. */
export function readyColumns(
  vocabulary: Vocabulary,
  mapping: Mapping,
  columns: readonly string[],
): readonly ReadyColumn[] {
  const facts = new Map(vocabulary.facts.map((fact) => [fact.name, fact]));
  const said = new Map(mapping.columns.map((column) => [column.column, column]));
  const taken = new Set<string>();
  return columns.flatMap((name, index): ReadyColumn[] => {
    const column = said.get(name);
    const place = column && placeOf(column, facts);
    if (!column || !place || taken.has(`${place.kind} ${place.name}`)) return [];
    taken.add(`${place.kind} ${place.name}`);
    return [{ index, column: name, place, read: remembering(columnReader(column, place, facts)) }];
  });
}
