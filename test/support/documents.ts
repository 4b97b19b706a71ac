/**
 * Whole editions out of chance that `read` accepts, no landlord's: facts of their own, parameters, derived facts, named
 * conditions, a gate, heads under every hit policy, tables and rules of every event, every kind of amount, limits,
 * exclusive heads, roles.
 */
import type fc from 'fast-check';
import { amountFrom } from './documents-amounts.ts';
import { condition, type Namespace, cell, root } from './documents-names.ts';
import { type Draw, drawn } from './draw.ts';

type Plain = Record<string, unknown>;
const refs = ['1', '2', '3', '4', '5', '6', '7', '8'];
const kinds = ['failure', 'appointment', 'loss', 'person'];
const categories = ['goodwill', 'financial-redress', 'compensation', 'reimbursement'];
const flagKinds = ['assumption', 'ambiguity', 'discretion', 'conflict', 'warning'];
const someRoles = ['Officer', 'Manager', 'Director'];
const steps = ['received', 'stage1Acknowledged', 'stage1Responded', 'issueArose', 'closed', 'asOf'];
const words = { label: 'A label', question: 'A question?' };

/** Facts that every case may state and that the generated rules look at, by type. */
const shared: Namespace = {
  boolean: [
    'vulnerableHousehold',
    'customerCaused',
    'remedialWorkComplete',
    'lateForGoodReason',
    'orderInAddition',
    'serviceStandardMissed',
  ],
  enumeration: ['impact', 'ombudsmanFinding', 'landlordResponsibility'],
  integer: ['missedAppointments', 'durationMonths', 'monthsSinceIssue', 'monthsSinceClosure'],
  money: ['mealsCost', 'heatingCost', 'flooringLoss', 'arrears', 'alreadyPaid', 'ombudsmanOrder'],
  date: [],
  time: [],
  scaled: [],
  count: [],
  values: {
    impact: ['none', 'low', 'medium', 'high'],
    ombudsmanFinding: ['none', 'serviceFailure', 'maladministration', 'severeMaladministration'],
    landlordResponsibility: ['none', 'partial', 'full'],
  },
  lows: {},
  conditions: [],
};

/**
 * One clause that nothing else of the edition cites, and now and then a shared one: two flags of one kind with the same
 * clauses are told apart by their texts alone, which are free.
 */
const clauses = (draw: Draw): string[] => {
  const own = `own-${draw.next()}`;
  return draw.in100(30) ? [own, draw.of(refs)] : [own];
};
const flag = (draw: Draw): Plain => ({
  kind: draw.of(flagKinds),
  text: 'A flag.',
  clauses: clauses(draw),
});
const flags = (draw: Draw): Plain => draw.maybe(12, 'flags', () => draw.times(1, 2, () => flag(draw)));

const types = ['boolean', 'enumeration', 'integer', 'integer', 'money', 'date', 'time'] as const;

function fact(draw: Draw, at: number, names: Namespace): Plain {
  const type = draw.of(types);
  const name = `own${type[0]?.toUpperCase()}${type.slice(1)}${at}`;
  const min = draw.of([0, 0, 0, 1, -20]);
  const domain: Record<typeof type, Plain> = {
    boolean: { default: draw.in100(50) },
    enumeration: { values: ['x', 'y', 'z'], default: draw.of(['x', 'y', 'z']) },
    integer: { min, max: min + draw.of([3, 40, 400]), default: min + draw.int(0, 2) },
    money: { min: 0, max: draw.of([500, 10_000]), default: draw.of([0, 0, 12.5]) },
    date: { default: '2025-02-28' },
    time: { default: '09:00' },
  };
  const when = draw.maybe(25, 'when', () => condition(draw, names, 1));
  const made = {
    name,
    type,
    ...words,
    ...domain[type],
    ...when,
    ...(draw.in100(12) ? { default: null } : {}),
  };
  names[type].push(name);
  if (type === 'enumeration') names.values[name] = ['x', 'y', 'z'];
  if (type === 'integer') names.lows[name] = min;
  return made;
}

function parameters(draw: Draw, names: Namespace): Plain {
  const entry = (value: number, from: string, until: string | null): Plain => ({
    value,
    from,
    until,
    clauses: clauses(draw),
  });
  const series = (low: number, high: number): Plain[] =>
    draw.in100(40)
      ? [entry(low, '2021-01-01', null)]
      : [
          entry(low, '2019-04-01', '2023-03-31'),
          entry(high, '2023-04-06', draw.in100(30) ? '2025-03-31' : null),
        ];
  const made: Plain = {};
  if (draw.in100(70)) {
    made['weeklyRate'] = series(draw.of([10, 52.27, 101.37]), draw.of([104.54, 119.99]));
    names.scaled.push('weeklyRate');
  }
  if (draw.in100(40)) {
    made['wholeCount'] = series(draw.of([0, 1, 2]), 3);
    names.count.push('wholeCount');
  }
  return made;
}

function derived(draw: Draw, names: Namespace): Plain {
  const made: Plain = {};
  const dates = [...names.date, ...names.date, ...steps];
  const two = (list: readonly string[]): string[] => [draw.of(list), draw.of(list)];
  const add = (name: string, type: 'integer' | 'money', formula: Plain): void => {
    made[name] = formula;
    names[type].push(name);
    names.lows[name] = -40;
  };
  if (draw.in100(35)) add('betweenDays', 'integer', { daysBetween: two(dates) });
  if (draw.in100(25)) add('betweenWorking', 'integer', { workingDaysBetween: two(dates) });
  if (draw.in100(25)) add('betweenMonths', 'integer', { monthsBetween: two(dates) });
  if (draw.in100(40)) {
    const money = [...names.money, ...names.scaled];
    add('moneySum', 'money', { sum: [draw.of(names.money), ...draw.times(1, 2, () => draw.of(money))] });
  }
  if (draw.in100(30)) add('moneyLess', 'money', { difference: two(names.money) });
  if (draw.in100(30)) add('countProduct', 'integer', { product: two(names.integer) });
  if (draw.in100(20)) add('countLess', 'integer', { difference: two(names.integer) });
  return made;
}

function heads(draw: Draw, names: Namespace): Record<string, Plain> {
  const category = (): unknown => {
    if (draw.in100(75)) return draw.of(categories);
    const inputs = [draw.of([...names.enumeration, ...names.boolean, ...names.integer])];
    const rows = draw.times(1, 2, () => ({
      when: inputs.map((input) => cell(draw, names, input)),
      category: draw.of(categories),
      ...draw.maybe(50, 'clauses', () => clauses(draw)),
    }));
    return { inputs, rows, otherwise: draw.of(categories) };
  };
  const head = (): Plain => ({
    hitPolicy: draw.of(['unique', 'first', 'collect-sum', 'collect-max']),
    category: category(),
    ...draw.maybe(40, 'items', () => draw.of(['sum', 'max', 'first'])),
  });
  const made = Object.fromEntries(draw.times(1, 4, (i) => [`head-${i}`, head()]));
  return draw.in100(15) ? { ...made, 'ombudsman-order': { ...head(), clauses: clauses(draw) } } : made;
}

const events = [
  ...['award', 'award', 'award', 'award', 'award', 'award', 'exclude', 'exclude', 'refer', 'limit', 'limit'],
  ...['authorise', 'authorise', 'pay', 'pay', 'remedy', 'term', 'flag', 'outside'],
] as const;
type EventType = (typeof events)[number];

/** What an edition has declared, for the events that name it. */
interface Ground {
  readonly names: Namespace;
  readonly heads: readonly string[];
}

const unreadable = { role: null, unspecified: 'The page is cut.' };
const authority = (draw: Draw): Plain => (draw.in100(15) ? unreadable : { role: draw.of(someRoles) });

/** The params of an event but for its clauses; `byItem`: its rule looks at items. */
function paramsOf(draw: Draw, type: EventType, { names, heads: all }: Ground, byItem: boolean): Plain {
  const anyHead = [...all, 'ombudsman-order'];
  const of = (): unknown => {
    if (byItem && draw.in100(40)) return 'item';
    return draw.in100(40)
      ? 'case'
      : draw.some([...new Set([...anyHead, ...names.money.filter((n) => n in losses)])], 1, 2);
  };
  const made: Record<EventType, () => Plain> = {
    award: () => ({
      head: draw.of(all),
      amount: amountFrom(draw, names, 2),
      ...(draw.in100(30) ? authority(draw) : {}),
    }),
    exclude: () => ({ of: of(), reason: 'A reason.', ...draw.maybe(35, 'timeBar', () => draw.in100(80)) }),
    refer: () => ({ of: of(), reason: 'A reason.' }),
    outside: () => ({ reason: 'A reason.' }),
    limit: () => ({
      of: draw.in100(35) ? 'case' : draw.some(anyHead, 1, 3),
      per: draw.of(['item', 'head', 'case', 'household']),
      cap:
        draw.in100(15) && names.scaled.length > 0 ? draw.of(names.scaled) : draw.of([0, 20, 60.5, 150, 400]),
    }),
    authorise: () => ({ ...authority(draw), ...draw.maybe(30, 'heads', () => draw.some(anyHead, 1, 2)) }),
    pay: () => ({
      route: draw.of(['direct', 'arrears-first', 'rent-account']),
      ...draw.maybe(45, 'heads', () => draw.some(anyHead, 1, 2)),
    }),
    remedy: () => ({ remedy: draw.of(['heaters-lent', 'apology']) }),
    term: () => ({ term: draw.of(['full-and-final', 'acceptance-required']) }),
    flag: () => ({ kind: draw.of(flagKinds), text: 'A flag.' }),
  };
  const params = made[type]();
  return { ...params, ...(type === 'flag' ? {} : flags(draw)) };
}
/** Money facts of the vocabulary and of the edition itself: what a bar may name beside heads. */
const losses: Record<string, true> = { mealsCost: true, heatingCost: true, flooringLoss: true };

function rule(draw: Draw, at: number, ground: Ground): Plain {
  const type = draw.of(events);
  const kind = draw.in100(30) ? { for: draw.of(kinds) } : {};
  const barsAll = type === 'outside' || type === 'exclude' || type === 'refer';
  const extra = type === 'authorise' ? ['awardMin', 'awardMax'] : [];
  const conditions = draw.maybe(barsAll ? 97 : 80, 'conditions', () => root(draw, ground.names, 2, extra));
  const params = { ...paramsOf(draw, type, ground, 'for' in kind), clauses: clauses(draw) };
  return { name: `rule-${at}`, ...kind, ...conditions, event: { type, params } };
}

function table(draw: Draw, at: number, ground: Ground): Plain {
  const { names } = ground;
  const type: EventType = draw.in100(65) ? 'award' : draw.of(events);
  const kind = draw.in100(45) ? { for: draw.of(kinds) } : {};
  const extra = type === 'authorise' ? ['awardMin', 'awardMax'] : [];
  const known = [
    ...names.enumeration,
    ...names.boolean,
    ...names.integer,
    ...names.money,
    ...names.time,
    ...extra,
  ];
  const inputs = [
    ...new Set([draw.of([...names.enumeration, ...extra]), ...draw.times(0, 2, () => draw.of(known))]),
  ];
  const own = paramsOf(draw, type, ground, 'for' in kind);
  const rows = draw.times(1, 4, (i) => ({
    name: `row-${i}`,
    when: inputs.map((input) => cell(draw, names, input)),
    ...(i > 0 && draw.in100(75) ? paramsOf(draw, type, ground, 'for' in kind) : {}),
    ...draw.maybe(40, 'clauses', () => clauses(draw)),
  }));
  return {
    name: `table-${at}`,
    ...kind,
    event: type,
    ...own,
    clauses: clauses(draw),
    ...draw.maybe(25, 'conditions', () => root(draw, names, 1, extra)),
    inputs,
    ...(type === 'award' ? draw.maybe(50, 'scale', () => draw.of(inputs)) : {}),
    rows,
  };
}

/** An edition out of choices. */
export function documentFrom(draw: Draw): Plain {
  const names = structuredClone(shared);
  const facts = draw.times(1, 5, (at) => fact(draw, at, names));
  const made = { parameters: parameters(draw, names), derived: derived(draw, names) };
  const conditions = Object.fromEntries(
    draw.times(0, 2, (at) => {
      const entry = [`named-${at}`, root(draw, names, 2)] as const;
      names.conditions.push(entry[0]);
      return entry;
    }),
  );
  const all = heads(draw, names);
  const ground = { names, heads: Object.keys(all) };
  const anyHead = [...new Set([...ground.heads, 'ombudsman-order'])];
  const rest = {
    id: 'chance@2024-01',
    landlord: 'Chance',
    title: 'A policy out of chance',
    status: 'published',
    from: '2024-01',
    documents: [{ id: 'main', title: 'Out of chance' }],
    kinds: [
      {
        name: 'person',
        label: 'Person',
        facts: draw.some(
          names.money.filter((n) => n in losses),
          0,
          1,
        ),
      },
    ],
    facts,
    ...made,
    conditions,
    ...draw.maybe(60, 'roles', () => (draw.in100(50) ? someRoles : [...someRoles].reverse())),
    gate: {
      conditions: root(draw, names, 1),
      ...draw.maybe(60, 'heads', () => draw.some(anyHead, 1, 2)),
      clauses: clauses(draw),
    },
    heads: all,
    exclusive:
      anyHead.length < 2
        ? []
        : draw.times(0, 1, () => ({
            heads: draw.some(anyHead, 2, 3),
            keep: draw.of(['larger', 'one']),
            clauses: clauses(draw),
          })),
    tables: draw.times(0, 2, (at) => table(draw, at, ground)),
    rules: draw.times(2, 10, (at) => rule(draw, at, ground)),
  };
  const cited = [...refs, ...draw.numbered().map((n) => `own-${n}`)];
  return { ...rest, clauses: cited.map((ref) => ({ ref, summary: `Clause ${ref}.`, encoded: true })) };
}

/** Editions as an arbitrary of fast-check. */
export const documents = (): fc.Arbitrary<Plain> => drawn(documentFrom);
