/** A sweep as plain data for files: JSON, and rows for CSV; money in pounds, values as documents spell them. */
import { type Award, decode, type Encoded, outcomes, type Range } from '../model/index.ts';
import { penceToPounds, type Pence } from '../money.ts';
import type { Axis } from './sweep-axis.ts';
import type { Sweep, SweepAnswer, SweepCliff, SweepLine, SweepPoint } from './sweep-model.ts';

const pounds = (pence: Pence | null): number | null => (pence === null ? null : penceToPounds(pence));
const rangeJson = ({ min, max }: Range) => ({ min: pounds(min), max: pounds(max) });
const awardJson = (award: Award) => ({ ...award, ...rangeJson(award) });

const answerJson = (answer: SweepAnswer) => ({
  ...answer,
  award: awardJson(answer.award),
  net: rangeJson(answer.net),
});

const spell = ({ fact }: Axis, value: Encoded): Encoded => decode(fact.type, value);
const spellOpen = (axis: Axis | undefined, value: Encoded): Encoded => (axis ? spell(axis, value) : value);

const placeOf = ({ axes }: Sweep, at: readonly Encoded[]): Record<string, Encoded> =>
  Object.fromEntries(axes.map((axis, i) => [axis.fact.name, spell(axis, at[i] as Encoded)]));

const pointJson = (sweep: Sweep, { at, answers, totals, outcomes: counts }: SweepPoint) => ({
  at: placeOf(sweep, at),
  answers: answers.map((answer, i) => ({ case: sweep.cases[i], ...answerJson(answer) })),
  totals: { ...totals, min: pounds(totals.min), max: pounds(totals.max) },
  outcomes: counts,
});

function cliffJson(sweep: Sweep, cliff: SweepCliff) {
  const { axis, other, below, above, moves, min, max, ...rest } = cliff;
  const moving = sweep.axes[axis];
  const still = sweep.axes[1 - axis];
  return {
    fact: moving?.fact.name,
    below: spellOpen(moving, below),
    above: spellOpen(moving, above),
    ...(other === undefined || !still ? {} : { at: { [still.fact.name]: spell(still, other) } }),
    ...rest,
    min: pounds(min),
    max: pounds(max),
    cases: moves.map(({ case: at, before, after, ...move }) => ({
      ...move,
      case: sweep.cases[at],
      before: answerJson(before),
      after: answerJson(after),
    })),
  };
}

/** A sweep as one JSON value, in pounds. */
export const sweepToJson = (sweep: Sweep) => ({
  axes: sweep.axes.map((axis) => ({
    fact: axis.fact.name,
    type: axis.fact.type,
    ...(axis.fact.unit === undefined ? {} : { unit: axis.fact.unit }),
    values: axis.values.map((value) => spell(axis, value)),
  })),
  cases: sweep.cases,
  kept: sweep.kept,
  policies: sweep.policies.map(({ points, cliffs, turns, ...line }) => ({
    ...line,
    points: points.map((point) => pointJson(sweep, point)),
    cliffs: cliffs.map((cliff) => cliffJson(sweep, cliff)),
    turns: turns.map((turn) => cliffJson(sweep, turn)),
  })),
});

/** A row of a file: names of columns, and text, truth or number under them. */
export type SweepRow = Readonly<Record<string, string | number | boolean | null>>;

function oneCase(sweep: Sweep, answer: SweepAnswer): SweepRow {
  const { outcome, award, net, role, route } = answer;
  return {
    case: sweep.cases[0] ?? '',
    outcome,
    basis: award.basis,
    min: pounds(award.min),
    max: pounds(award.max),
    netMin: pounds(net.min),
    netMax: pounds(net.max),
    role: role?.value ?? null,
    route: route?.value ?? null,
    problem: answer.problem ?? null,
  };
}

function manyCases({ totals, outcomes: counts }: SweepPoint): SweepRow {
  const { cases, min, max, openEnded, unspecified } = totals;
  const told = Object.fromEntries(outcomes.map((outcome) => [outcome, counts[outcome]]));
  return { cases, min: pounds(min), max: pounds(max), openEnded, unspecified, ...told };
}

/** The rules that begin or stop between the point before and this one, with their clauses; only along a single axis. */
function movedAt({ cliffs, turns }: SweepLine, sweep: Sweep, point: SweepPoint): SweepRow {
  if (sweep.axes.length !== 1) return {};
  const values = sweep.axes[0]?.values ?? [];
  const to = point.at[0] as Encoded;
  const from = values[values.indexOf(to) - 1];
  const isHere = ({ above }: SweepCliff): boolean =>
    typeof above === 'number' && typeof to === 'number'
      ? from !== undefined && above > (from as number) && above <= to
      : above === to;
  const here = [...cliffs, ...turns].filter(isHere);
  const named = (refs: SweepCliff['began']): string =>
    refs.map(({ rule, clauses }) => `${rule} (${clauses.join(', ')})`).join('; ');
  return {
    began: [...new Set(here.map(({ began }) => named(began)).filter(Boolean))].join('; '),
    stopped: [...new Set(here.map(({ stopped }) => named(stopped)).filter(Boolean))].join('; '),
  };
}

/** The points as rows of one table, policy by policy; for a set of cases their sums. Money is pounds. */
export const sweepRows = (sweep: Sweep): SweepRow[] =>
  sweep.policies.flatMap((line) =>
    line.points.map((point) => ({
      ...placeOf(sweep, point.at),
      policy: line.policy,
      edition: line.editions.join(' '),
      ...(sweep.cases.length === 1 ? oneCase(sweep, point.answers[0] as SweepAnswer) : manyCases(point)),
      ...movedAt(line, sweep, point),
    })),
  );
