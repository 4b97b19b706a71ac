/** The parts of an amount that is put together from others: what can be typed, where it stands, and the amount with another part. Pure. */
import type { Amount } from '../../../engine/index.ts';
import { mostPounds, plainNumber } from '../../shared/typed-number.ts';

/** Keys and places from the whole amount to a part of it. */
export type PartPath = readonly (string | number)[];

/** What a part is: pounds or a parameter's name, a percentage, names with commas, a way to round, a count, words. */
export type PartKind = 'pounds' | 'percent' | 'names' | 'rounding' | 'count' | 'words';

/** One thing that can be typed. `depth` is how far inside it stands; `value` is its text. */
export interface AmountPart {
  readonly path: PartPath;
  readonly kind: PartKind;
  readonly label: string;
  readonly value: string;
  readonly depth: number;
  /** A list of names stays one, and a single name a name. */
  readonly isList: boolean;
}

/** A heading over parts: an amount inside, with how it can be taken out. */
export interface AmountGroup {
  readonly path: PartPath;
  readonly label: string;
  readonly depth: number;
  /** It is one of several and can go. */
  readonly canGo: boolean;
  /** Others can be added beside what it holds. */
  readonly canGrow: boolean;
}

/** What stands in the editor, from top to bottom. */
export type AmountLine = ({ readonly is: 'part' } & AmountPart) | ({ readonly is: 'group' } & AmountGroup);

const roundings = ['down', 'half-up', 'up'] as const;
export { roundings };

const nested: Readonly<Record<string, string>> = {
  greaterOf: 'the greater of',
  lesserOf: 'the lesser of',
  capped: 'capped:',
};

const simple: Readonly<Record<string, readonly [PartKind, string]>> = {
  fixed: ['pounds', 'exactly £'],
  upTo: ['pounds', 'up to £'],
  atLeast: ['pounds', 'at least £'],
  base: ['pounds', 'and first £'],
  grace: ['count', 'after the first'],
  floor: ['pounds', 'at least £'],
  cap: ['pounds', 'at most £'],
  at: ['pounds', 'at most £'],
  sumOf: ['names', 'sum of'],
  percent: ['percent', '%'],
  times: ['names', 'times'],
  rounding: ['rounding', 'rounded'],
  unspecified: ['words', 'not stated, because'],
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const words = (value: unknown): string =>
  Array.isArray(value)
    ? value.join(', ')
    : typeof value === 'string' || typeof value === 'number'
      ? `${value}`
      : '';

/** The lines of an amount, of the amounts inside it too. What has no field keeps its place and is not shown. */
export function linesOf(amount: unknown, path: PartPath = [], depth = 0): AmountLine[] {
  if (!isRecord(amount)) return [];
  const part = (key: PartPath, kind: PartKind, label: string, value: unknown): AmountLine => ({
    is: 'part',
    path: [...path, ...key],
    kind,
    label,
    value: words(value),
    depth,
    isList: Array.isArray(value),
  });
  const inside = (
    key: PartPath,
    label: string,
    value: unknown,
    group: Partial<AmountGroup> = {},
  ): AmountLine[] => [
    { is: 'group', path: [...path, ...key], label, depth, canGo: false, canGrow: false, ...group },
    ...linesOf(value, [...path, ...key], depth + 1),
  ];
  return Object.entries(amount).flatMap(([key, value]): AmountLine[] => {
    if (Array.isArray(value) && (key === 'greaterOf' || key === 'lesserOf'))
      return [
        { is: 'group', path: [...path, key], label: nested[key] ?? key, depth, canGo: false, canGrow: true },
        ...value.flatMap((one, i) => {
          const lines = linesOf(one, [...path, key, i], depth + 2);
          const group = { path: [...path, key, i], label: `${i + 1}.`, depth: depth + 1, canGrow: false };
          return [{ is: 'group' as const, ...group, canGo: value.length > 1 }, ...lines];
        }),
      ];
    if (key === 'between' && Array.isArray(value))
      return [part([key, 0], 'pounds', 'from £', value[0]), part([key, 1], 'pounds', 'to £', value[1])];
    if (key === 'share' && Array.isArray(value))
      return [part([key, 0], 'percent', 'from %', value[0]), part([key, 1], 'percent', 'to %', value[1])];
    if (key === 'share') return [part([key], 'percent', '%', value)];
    if (key === 'capped') return inside([key], 'this amount:', value);
    if (key === 'each')
      return isRecord(value) ? inside([key], 'this amount:', value) : [part([key], 'pounds', '£', value)];
    if (key === 'of')
      return isRecord(value) ? inside([key], 'of', value) : [part([key], 'names', 'of', value)];
    const known = simple[key];
    return known ? [part([key], known[0], known[1], value)] : [];
  });
}

/** The value of a typed part; undefined where it cannot be one. */
export function valueOfPart({ kind, isList }: Pick<AmountPart, 'kind' | 'isList'>, typed: string): unknown {
  const text = typed.trim();
  if (kind === 'words') return text === '' ? undefined : text;
  if (kind === 'rounding') return roundings.find((one) => one === text);
  if (kind === 'names') {
    const names = text.split(',').map((one) => one.trim());
    if (names.some((one) => !/^[A-Za-z][A-Za-z0-9-]*$/.test(one))) return undefined;
    return names.length === 1 && !isList ? names[0] : names;
  }
  const number = plainNumber(text);
  if (number === null) return kind === 'pounds' && /^[a-z][A-Za-z0-9]*$/.test(text) ? text : undefined;
  const value = Number(number);
  if (value < 0 || value > mostPounds) return undefined;
  if (kind === 'count') return Number.isInteger(value) ? value : undefined;
  return kind === 'pounds' && !/^\d+(\.\d{1,2})?$/.test(number) ? undefined : value;
}

/** A copy in which `change` has been made to what holds the last step of the path. */
function changedAt(
  amount: Amount,
  path: PartPath,
  change: (holder: Record<string | number, unknown>, key: string | number) => void,
): Amount {
  const copy = structuredClone(amount);
  const last = path.at(-1);
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((at, key) => (at as Record<string | number, unknown>)[key], copy);
  if (last !== undefined) change(holder as Record<string | number, unknown>, last);
  return copy;
}

/** The amount with another value of a part. */
export const withPart = (amount: Amount, path: PartPath, value: unknown): Amount =>
  changedAt(amount, path, (holder, key) => {
    holder[key] = value;
  });

/** The amount without one of the amounts that it chooses among. */
export const withoutPart = (amount: Amount, path: PartPath): Amount =>
  changedAt(amount, path, (holder, key) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
  });

/** The amount with one more to choose among, £0 to begin with. */
export const withOneMore = (amount: Amount, path: PartPath): Amount =>
  changedAt(amount, path, (holder, key) => {
    const list = holder[key];
    if (Array.isArray(list)) list.push({ fixed: 0 });
  });
