/** Reads a fact, parameter or derived fact by name, in the case or in one of its items, once every unknown has been given a value. */

import { day, minutes, monthsBegun } from './dates';
import { readDerived } from './derived';
import { kept } from './once';
import { INFINITE, decimal, pence, ratio, type Ratio } from './ratio';
import { holds } from './conditions';
import type { Fired } from './rules';
import type { CaseSpec, Edition, Ends, FactDecl, FactType, ParameterEntry, Raw } from './types';

/** What can be compared: numbers, money (in pounds), dates (day numbers) and times (minutes) are all exact fractions. */
export type Value = boolean | string | Ratio;
/** `null` is "not applicable". `open` is set where an unknown number stands for itself and all above it. */
export type Reading = { value: Value; open: boolean } | null;

export interface Input {
  edition: Edition;
  case: CaseSpec;
  declared: ReadonlyMap<string, FactDecl>;
  holidays: readonly number[];
  asOf: string | undefined;
}
/** An input with a value for each unknown, by key, and (for authorisation) the award. */
export interface World extends Input {
  chosen: ReadonlyMap<string, { value: Value; open: boolean }>;
  award?: Ends;
  /** What was read before, by the place of the item (the case is 0) and the name, and which rules fired, by type. */
  readonly seen?: { readonly readings: Map<string, Reading>[]; readonly fired: Map<string, Fired[]> };
}
/** Where a rule runs: over the case (no `item`) or over one item. */
export interface Ctx {
  world: World;
  item: number | undefined;
}

/** The contexts of a rule: each item of its kind, or the case where there is none. */
export function contexts(world: World, kind: string | undefined): Ctx[] {
  const items = (world.case.items ?? []).flatMap((item, i) =>
    item.kind === kind ? [{ world, item: i }] : [],
  );
  return items.length > 0 ? items : [{ world, item: undefined }];
}

const dateValue = kept((text: string): Ratio => ratio(day(text)));
const timeValue = kept((text: string): Ratio => ratio(minutes(text)));

/** Turns what JSON says into what can be compared. */
export function toValue(raw: Raw, type: FactType | undefined): Value {
  if (typeof raw === 'number') return decimal(raw);
  if (typeof raw === 'boolean') return raw;
  if (typeof raw !== 'string') throw new Error('an unknown value cannot be compared');
  if (type === 'date') return dateValue(raw);
  return type === 'time' ? timeValue(raw) : raw;
}

export interface Located {
  key: string;
  raw: Raw;
  source: 'item' | 'case' | 'implied' | 'timeline' | 'default';
}
const own = (facts: Record<string, Raw> | undefined, name: string): Raw | undefined =>
  facts !== undefined && Object.hasOwn(facts, name) ? facts[name] : undefined;

/** Months begun that the timeline gives, and that stand in place of an entry in the case. */
function fromTimeline(input: Input, name: string): number | undefined {
  const span = (a: string, b: string): number | undefined => {
    const [from, to] = [step(input, a), step(input, b)];
    if (from === undefined || to === undefined || day(to) < day(from)) return undefined;
    return monthsBegun(day(from), day(to));
  };
  if (name === 'monthsSinceIssue') return span('issueArose', 'received');
  return name === 'monthsSinceClosure' ? span('closed', 'asOf') : undefined;
}

/** Where a fact's value comes from: the item, then the timeline, the case, and its default. An appointment item is one missed appointment. */
export function locate(input: Input, item: number | undefined, name: string): Located {
  const held = item === undefined ? undefined : input.case.items?.[item];
  const ofItem = own(held?.facts, name);
  if (ofItem !== undefined) return { key: `${item}:${name}`, raw: ofItem, source: 'item' };
  if (held?.kind === 'appointment' && name === 'missedAppointments')
    return { key: `${item}:${name}`, raw: 1, source: 'implied' };
  const derived = fromTimeline(input, name);
  if (derived !== undefined) return { key: `:${name}`, raw: derived, source: 'timeline' };
  const ofCase = own(input.case.facts, name);
  if (ofCase !== undefined) return { key: `:${name}`, raw: ofCase, source: 'case' };
  return { key: `:${name}`, raw: input.declared.get(name)?.default ?? null, source: 'default' };
}

/** False where the fact's `when` is false here. */
export function applicable(ctx: Ctx, name: string): boolean {
  const when = ctx.world.declared.get(name)?.when;
  return when === undefined || holds(ctx, when);
}

/** The value that was chosen for an unknown. */
export function chosen(world: World, key: string): Reading {
  const found = world.chosen.get(key);
  if (found === undefined) throw new Error(`no value was chosen for the unknown ${key}`);
  return found;
}

function readFact(ctx: Ctx, name: string, decl: FactDecl): Reading {
  if (!applicable(ctx, name)) return null;
  const { key, raw } = locate(ctx.world, ctx.item, name);
  return raw === null ? chosen(ctx.world, key) : { value: toValue(raw, decl.type), open: false };
}

/** The date a step of the timeline, or `asOf`, was given; undefined where it was not. */
export const step = (input: Input, name: string): string | undefined =>
  name === 'asOf' ? input.asOf : (input.case.timeline?.[name] ?? undefined);

/** The entry of a parameter that holds at `received`, else `asOf`, else the newest; `late` where none covers the date. */
export function parameterEntry(input: Input, name: string): { entry: ParameterEntry; late: boolean } {
  const entries = [...(input.edition.parameters?.[name] ?? [])].sort((a, b) => day(a.from) - day(b.from));
  const newest = entries.at(-1);
  const oldest = entries[0];
  if (newest === undefined || oldest === undefined) throw new Error(`parameter ${name} has no value`);
  const date = step(input, 'received') ?? input.asOf;
  if (date === undefined) return { entry: newest, late: false };
  const begun = entries.filter((e) => day(e.from) <= day(date));
  const covering = begun.filter(
    (e) => e.until === undefined || e.until === null || day(e.until) >= day(date),
  );
  const entry = covering.at(-1);
  return entry ? { entry, late: false } : { entry: begun.at(-1) ?? oldest, late: true };
}

/** The value of any name that a condition, table or amount may use. */
export function read(ctx: Ctx, name: string): Reading {
  const { seen } = ctx.world;
  if (seen === undefined || name === 'awardMin' || name === 'awardMax') return readNow(ctx, name);
  const readings = (seen.readings[(ctx.item ?? -1) + 1] ??= new Map<string, Reading>());
  const known = readings.get(name);
  if (known !== undefined) return known;
  const reading = readNow(ctx, name);
  readings.set(name, reading);
  return reading;
}

function readNow(ctx: Ctx, name: string): Reading {
  const { edition, declared, award } = ctx.world;
  const decl = declared.get(name);
  if (decl !== undefined) return readFact(ctx, name, decl);
  if (edition.derived?.[name] !== undefined) return readDerived(ctx, name);
  if (edition.parameters?.[name] !== undefined)
    return { value: decimal(parameterEntry(ctx.world, name).entry.value), open: false };
  if (name === 'awardMin') return { value: ratio(award?.min ?? 0, 100), open: false };
  if (name === 'awardMax')
    return { value: award?.max === null ? INFINITE : ratio(award?.max ?? 0, 100), open: false };
  const date = step(ctx.world, name);
  return date === undefined
    ? chosen(ctx.world, `timeline:${name}`)
    : { value: ratio(day(date)), open: false };
}

/** Pence where the format lets a figure or a parameter's name stand. */
export function figure(ctx: Ctx, x: number | string): number {
  if (typeof x === 'number') return pence(decimal(x));
  const reading = read(ctx, x);
  return reading === null ? 0 : pence(reading.value as Ratio);
}
