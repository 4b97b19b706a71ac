/** A sweep for reading: for each policy a line for each run of equal answers, then the cliffs with rules and clauses. */
import {
  type Axis,
  type CaseEntry,
  type Encoded,
  type RuleRef,
  type Sweep,
  type SweepAnswer,
  type SweepCliff,
  type SweepLine,
  type SweepPoint,
  axisValueText,
  formatPence,
  outcomeWord,
  outcomes,
} from '../../engine/index.ts';
import { describeRange, routeWord } from '../../engine/report/index.ts';
import { columns, count } from './columns.ts';

const figure = ({ outcome, award, problem }: SweepAnswer): string => {
  if (problem !== undefined) return problem;
  if (outcome === 'award') return describeRange(award);
  return outcome === 'undetermined' ? `${describeRange(award)}?` : outcomeWord(outcome);
};

const maybe = (told: { readonly maybe: boolean } | null): string => (told?.maybe ? '?' : '');

const answerCells = (answer: SweepAnswer): string[] => [
  outcomeWord(answer.outcome),
  answer.outcome === 'award' || answer.outcome === 'undetermined' ? figure(answer) : '–',
  answer.role ? `${answer.role.value ?? 'role not readable'}${maybe(answer.role)}` : '',
  answer.route ? `${routeWord(answer.route.value)}${maybe(answer.route)}` : '',
];

const most = ({ totals }: SweepPoint): string =>
  `${formatPence(totals.max)}${totals.openEnded > 0 ? ' or more' : ''}`;

const sumCells = (point: SweepPoint): string[] => [
  formatPence(point.totals.min),
  most(point),
  ...outcomes.map((outcome) => String(point.outcomes[outcome])),
];

/** "6 months", or "0 months to 6 months" where several points in a row say the same. */
const spanText = (axis: Axis, from: Encoded, to: Encoded): string =>
  from === to ? axisValueText(axis, from) : `${axisValueText(axis, from)} to ${axisValueText(axis, to)}`;

function alongOne(sweep: Sweep, line: SweepLine): string[] {
  const axis = sweep.axes[0] as Axis;
  const isOne = sweep.cases.length === 1;
  const rows: { from: Encoded; to: Encoded; cells: string[] }[] = [];
  for (const point of line.points) {
    const value = point.at[0] as Encoded;
    const cells = isOne ? answerCells(point.answers[0] as SweepAnswer) : sumCells(point);
    const last = rows.at(-1);
    if (last && last.cells.join('|') === cells.join('|')) last.to = value;
    else rows.push({ from: value, to: value, cells });
  }
  const head = isOne ? [] : [['', 'least', 'most', ...outcomes.map(outcomeWord)]];
  const right = isOne ? [2] : [1, 2, ...outcomes.map((_, i) => i + 3)];
  return columns(
    [...head, ...rows.map(({ from, to, cells }) => [spanText(axis, from, to), ...cells])],
    right,
  );
}

/** The first fact down, the second across. */
function alongTwo(sweep: Sweep, line: SweepLine): string[] {
  const [down, across] = sweep.axes as readonly [Axis, Axis];
  const width = across.values.length;
  const cell = (point: SweepPoint | undefined): string => {
    if (!point) return '';
    if (sweep.cases.length === 1) return figure(point.answers[0] as SweepAnswer);
    return point.totals.min === point.totals.max
      ? most(point)
      : `${formatPence(point.totals.min)} to ${most(point)}`;
  };
  return columns([
    [
      `${down.fact.name} / ${across.fact.name}`,
      ...across.values.map((value) => axisValueText(across, value)),
    ],
    ...down.values.map((value, i) => [
      axisValueText(down, value),
      ...across.values.map((_, j) => cell(line.points[i * width + j])),
    ]),
  ]);
}

const ruleText = (refs: readonly RuleRef[], word: string): string[] =>
  refs.map(({ rule, clauses }) => `${rule} ${word} (${clauses.join(', ')})`);

const signed = (pence: number): string => (pence > 0 ? `+${formatPence(pence)}` : formatPence(pence));

function whatChanges(sweep: Sweep, { moves, changes, min, max }: SweepCliff): string {
  const [move] = moves;
  if (changes.length === 0) return 'nothing changes but the rules';
  if (sweep.cases.length > 1 || !move)
    return `${count(moves.length, 'case')}: least ${signed(min)}, most ${signed(max)}${changes.some((c) => c !== 'award') ? `; ${changes.join(', ')}` : ''}`;
  const { before, after } = move;
  const parts = [
    ...(changes.includes('outcome') || changes.includes('award') ? [[figure(before), figure(after)]] : []),
    ...(changes.includes('role') && !changes.includes('outcome')
      ? [[before.role?.value ?? 'no role', after.role?.value ?? 'no role']]
      : []),
    ...(changes.includes('route') && !changes.includes('outcome')
      ? [
          [
            before.route ? routeWord(before.route.value) : 'no route',
            after.route ? routeWord(after.route.value) : 'no route',
          ],
        ]
      : []),
  ];
  return parts.map(([was, is]) => (was === is ? `${was}, otherwise` : `${was} → ${is}`)).join('; ');
}

function cliffLines(sweep: Sweep, cliffs: readonly SweepCliff[]): string[] {
  const rows = cliffs.map((cliff) => {
    const axis = sweep.axes[cliff.axis] as Axis;
    const still = sweep.axes[1 - cliff.axis];
    const where =
      still && cliff.other !== undefined ? ` at ${still.fact.name} ${axisValueText(still, cliff.other)}` : '';
    const step = `${axisValueText(axis, cliff.below)} → ${axisValueText(axis, cliff.above)}`;
    const rules = [...ruleText(cliff.stopped, 'stops'), ...ruleText(cliff.began, 'begins')];
    return [
      `    ${sweep.axes.length > 1 ? `${axis.fact.name} ` : ''}${step}${where}`,
      whatChanges(sweep, cliff),
      rules.join('; '),
    ];
  });
  return columns(rows);
}

function flatness({ axes }: Sweep, { unread, still }: SweepLine): string[] {
  return axes.flatMap(({ fact }) => {
    if (unread.includes(fact.name)) return [`  flat: this policy does not read ${fact.name}`];
    if (still.includes(fact.name)) return [`  flat: ${fact.name} is read, and changes nothing here`];
    return [];
  });
}

function block(sweep: Sweep, line: SweepLine): string {
  const points = sweep.axes.length === 1 ? alongOne(sweep, line) : alongTwo(sweep, line);
  const named = line.editions.filter((id) => id !== line.policy);
  return [
    named.length > 0 ? `${line.policy} (${named.join(', ')})` : line.policy,
    ...points.map((text) => `  ${text}`),
    ...flatness(sweep, line),
    ...(line.cliffs.length > 0 ? ['  cliffs', ...cliffLines(sweep, line.cliffs)] : []),
    ...(line.turns.length > 0 ? ['  other rules, without a jump', ...cliffLines(sweep, line.turns)] : []),
  ].join('\n');
}

const axisText = (axis: Axis): string => {
  const [first, last] = [axis.values[0] as Encoded, axis.values.at(-1) as Encoded];
  const range =
    axis.values.length > 1
      ? `${axisValueText(axis, first)} to ${axisValueText(axis, last)}`
      : axisValueText(axis, first);
  return `${axis.fact.name}: ${axis.fact.label}, ${range}, ${count(axis.values.length, 'value')}`;
};

/** The table of `sweep`. A `?` behind an amount, role or route: unknown facts decide. */
export function sweepTable(sweep: Sweep, entries: readonly CaseEntry[]): string {
  const [only] = entries;
  const subject =
    only && entries.length === 1
      ? [only.case.id, only.case.title].filter((part) => part !== undefined).join(': ')
      : count(entries.length, 'case');
  const kept = sweep.kept.flatMap((n, i) =>
    n > 0 ? [`${count(n, 'item')} with ${sweep.axes[i]?.fact.name ?? ''} of their own: these keep it`] : [],
  );
  const head = [subject, ...sweep.axes.map(axisText), ...kept].join('\n');
  return `${[head, ...sweep.policies.map((line) => block(sweep, line))].join('\n\n')}\n`;
}
