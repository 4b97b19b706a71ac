/** Rules, events and decision tables. */
import { z } from 'zod';
import { Amount } from './amount.ts';
import { Condition, Root } from './condition.ts';
import { Clauses, FactName, Id, Literal, PoundsOrName, Words } from './primitives.ts';

export const flagKinds = ['assumption', 'ambiguity', 'discretion', 'conflict', 'warning'] as const;
export type FlagKind = (typeof flagKinds)[number];

/** A flag on an award, row or exclusion; without clauses of its own it cites those of its rule. */
export const AttachedFlag = z.strictObject({
  kind: z.enum(flagKinds),
  text: Words,
  clauses: Clauses.optional(),
});
export type AttachedFlag = z.infer<typeof AttachedFlag>;

const flags = z.array(AttachedFlag).optional();
const note = Words.optional();
/** The whole case, the item that the rule looks at, or heads and loss facts. */
export const Of = z.union([z.enum(['case', 'item']), z.array(Words).min(1)]);
const role = z.union([Words, z.null()]);
export const routes = ['direct', 'arrears-first', 'rent-account'] as const;
export type Route = (typeof routes)[number];

/** What each event type carries in its `params`. */
export const params = {
  outside: z.strictObject({ of: z.literal('case').optional(), reason: Words, flags, note, clauses: Clauses }),
  exclude: z.strictObject({
    of: Of,
    reason: Words,
    timeBar: z.boolean().optional(),
    flags,
    note,
    clauses: Clauses,
  }),
  refer: z.strictObject({ of: Of, reason: Words, flags, note, clauses: Clauses }),
  award: z.strictObject({
    head: Id,
    amount: Amount,
    role: role.optional(),
    unspecified: Words.optional(),
    flags,
    note,
    clauses: Clauses,
  }),
  limit: z.strictObject({
    of: z.union([z.literal('case'), z.array(Id).min(1)]),
    per: z.enum(['item', 'head', 'case', 'household']),
    cap: PoundsOrName,
    flags,
    note,
    clauses: Clauses,
  }),
  remedy: z.strictObject({ remedy: Id, flags, note, clauses: Clauses }),
  authorise: z.strictObject({
    role,
    unspecified: Words.optional(),
    heads: z.array(Id).min(1).optional(),
    flags,
    note,
    clauses: Clauses,
  }),
  pay: z.strictObject({
    route: z.enum(routes),
    heads: z.array(Id).min(1).optional(),
    flags,
    note,
    clauses: Clauses,
  }),
  term: z.strictObject({ term: Id, flags, note, clauses: Clauses }),
  flag: z.strictObject({ kind: z.enum(flagKinds), text: Words, note, clauses: Clauses }),
} as const;
export type EventType = keyof typeof params;
export const eventTypes = Object.keys(params) as EventType[];

const event = <T extends EventType>(type: T) =>
  z.strictObject({ type: z.literal(type), params: params[type] });
export const Event = z
  .union([
    event('outside'),
    event('exclude'),
    event('refer'),
    event('award'),
    event('limit'),
    event('remedy'),
    event('authorise'),
    event('pay'),
    event('term'),
    event('flag'),
  ])
  .meta({ id: 'Event' });
export type Event = z.infer<typeof Event>;

/** A rule: json-rules-engine's shape with an optional kind of item to look at. Absent conditions mean always. */
export const Rule = z
  .strictObject({
    name: Id,
    for: Id.optional(),
    note,
    conditions: Root.optional(),
    event: Event,
  })
  .meta({ id: 'Rule' });
export type Rule = z.infer<typeof Rule>;

/** A cell: one value, several, a range (its ends belong to it), or "-" for any. */
export const Cell = z.union([
  Literal,
  z.array(Literal).min(1),
  z.strictObject({ from: Literal.optional(), to: Literal.optional() }),
]);
export type Cell = z.infer<typeof Cell>;

/** What a table or one of its rows may say of its events; a row's word comes before the table's. */
const rowParams = {
  head: Id.optional(),
  amount: Amount.optional(),
  role: role.optional(),
  unspecified: Words.optional(),
  of: Of.optional(),
  per: z.enum(['item', 'head', 'case', 'household']).optional(),
  cap: PoundsOrName.optional(),
  reason: Words.optional(),
  timeBar: z.boolean().optional(),
  remedy: Id.optional(),
  heads: z.array(Id).min(1).optional(),
  route: z.enum(routes).optional(),
  term: Id.optional(),
  kind: z.enum(flagKinds).optional(),
  text: Words.optional(),
  flags,
  note,
};

export const Row = z.strictObject({
  name: Id,
  when: z.array(Cell),
  ...rowParams,
  clauses: Clauses.optional(),
});
export type Row = z.infer<typeof Row>;

/** A decision table; each row is a rule called `table-row`. */
export const Table = z
  .strictObject({
    name: Id,
    for: Id.optional(),
    event: z.enum(eventTypes as [EventType, ...EventType[]]),
    ...rowParams,
    clauses: Clauses,
    conditions: Root.optional(),
    inputs: z.array(FactName).min(1),
    scale: FactName.optional().describe('the input that orders the bands'),
    rows: z.array(Row).min(1),
  })
  .meta({ id: 'Table' });
export type Table = z.infer<typeof Table>;
export { Condition };
