/** The same input gives the same bytes, and the trace holds every condition of every rule in document order. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Case,
  type Condition,
  decide,
  determinationToJson,
  type PreparedEdition,
  readEditionFile,
  type TraceNode,
} from '../../../engine/index.ts';
import { proving, provingText, realLibrary } from '../format/support.ts';

const library = realLibrary();
const timeline = { received: '2025-05-12', stage1Responded: '2025-05-19' };
const cases: Case[] = [
  { id: 'plain', facts: {}, timeline },
  {
    id: 'rich',
    facts: {
      impact: 'high',
      repairDaysLate: 3,
      coldDays: 4,
      arrears: 10,
      visitPromised: 'morning',
      visitKept: 'afternoon',
      vulnerableHousehold: true,
    },
    timeline,
  },
  {
    id: 'barred',
    facts: { thirdPartyFault: true, complaintSubject: 'serviceCharge', repairDaysLate: 2 },
    timeline,
  },
  { id: 'unknown', facts: { impact: null, hardshipFound: null, heatingCost: null, coldDays: 2 }, timeline },
  {
    id: 'items',
    facts: {},
    timeline,
    items: [
      { kind: 'person', facts: { disturbanceCost: 300 } },
      { kind: 'failure', facts: { impact: 'low' } },
      { kind: 'person', facts: { disturbanceCost: null } },
    ],
  },
];

async function bytes(edition: PreparedEdition, c: Case): Promise<string> {
  const result = await decide(library, edition, c);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return JSON.stringify(determinationToJson(result.value));
}

describe('the same input', () => {
  for (const c of cases)
    test(`gives the same bytes again, also from an edition that was read anew: ${c.id}`, async () => {
      const first = await bytes(proving(), c);
      expect(await bytes(proving(), c)).toBe(first);
      const again = readEditionFile(library, { path: 'elsewhere.json', text: provingText() });
      expect(again.ok && (await bytes(again.value, structuredClone(c)))).toBe(first);
    });

  test('gives the same bytes when many cases run at once', async () => {
    const alone: string[] = [];
    for (const c of cases) alone.push(await bytes(proving(), c));
    const together = await Promise.all([...cases, ...cases].map((c) => bytes(proving(), c)));
    expect(together).toEqual([...alone, ...alone]);
  });

  test('gives the same bytes whatever the order in which facts are written', async () => {
    const rich = cases[1] as Case;
    const first = await bytes(proving(), rich);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(Object.entries(rich.facts), { minLength: Object.keys(rich.facts).length }),
        async (entries) => {
          expect(await bytes(proving(), { ...rich, facts: Object.fromEntries(entries) })).toBe(first);
        },
      ),
      { numRuns: 20 },
    );
  });

  test('is not changed by being decided', async () => {
    const c = cases[4] as Case;
    const before = JSON.stringify(c);
    await bytes(proving(), c);
    expect(JSON.stringify(c)).toBe(before);
  });
});

/** What a condition looks like in a trace: its shape and what each leaf asks, without outcomes. */
function shapeOf(condition: Condition, named: Readonly<Record<string, Condition>>): unknown {
  if ('all' in condition) return ['all', condition.all.map((part) => shapeOf(part, named))];
  if ('any' in condition) return ['any', condition.any.map((part) => shapeOf(part, named))];
  if ('not' in condition) return ['not', [shapeOf(condition.not, named)]];
  if ('condition' in condition) {
    const target = named[condition.condition];
    return [`condition ${condition.condition}`, target ? [shapeOf(target, named)] : []];
  }
  return [condition.fact, condition.operator, condition.value];
}

function shapeOfNode(node: TraceNode): unknown {
  if (node.kind === 'leaf') return [node.fact, node.operator, node.value];
  return [node.kind === 'condition' ? `condition ${node.name}` : node.kind, node.children.map(shapeOfNode)];
}

const leavesOf = (node: TraceNode): Extract<TraceNode, { kind: 'leaf' }>[] =>
  node.kind === 'leaf' ? [node] : node.children.flatMap(leavesOf);

/** Whether a node's outcome is what those below it make it, over true, false and unknown. */
function isSound(node: TraceNode): boolean {
  if (node.kind === 'leaf') return true;
  const below = node.children.map((child) => child.result);
  if (!node.children.every(isSound)) return false;
  if (below.includes(null) || node.result === null) return true;
  if (node.kind === 'all') return node.result === below.every(Boolean);
  if (node.kind === 'any') return node.result === below.some(Boolean);
  return node.result === (node.kind === 'not' ? !below[0] : below[0]);
}

describe('the trace', () => {
  const editions = [proving(), ...library.editions];
  for (const edition of editions)
    test(`has every condition of every rule in document order: ${edition.edition.id}`, async () => {
      const result = await decide(library, edition, {
        id: 'any',
        facts: { impact: 'high', landlordResponsibility: 'partial' },
        timeline,
      });
      if (!result.ok) throw new Error(JSON.stringify(result.problems));
      const { trace } = result.value;
      expect(trace[0]?.rule).toBe('gate');
      const rules = trace.filter((entry) => entry.event !== 'gate' && entry.event !== 'category');
      expect(rules.map((entry) => entry.rule)).toEqual(edition.rules.map((rule) => rule.name));
      expect(rules.map((entry) => entry.conditions && shapeOfNode(entry.conditions))).toEqual(
        edition.rules.map((rule) => rule.conditions && shapeOf(rule.conditions, edition.named)),
      );
      expect(trace.filter((entry) => entry.event === 'category').map((entry) => entry.rule)).toEqual(
        edition.categoryRules.map((rule) => rule.name),
      );
      expect(trace.every((entry) => entry.clauses.length > 0)).toBe(true);
      expect(
        trace.every(
          (entry) =>
            entry.conditions === null ||
            (isSound(entry.conditions) && entry.conditions.result === entry.fired),
        ),
      ).toBe(true);
    });

  test('tells each operand as the document would spell it', async () => {
    const facts = {
      repairDaysLate: 3,
      heatingCost: 12.5,
      visitPromised: 'morning',
      visitKept: 'afternoon',
      toldOfChange: true,
      toldAt: '08:59',
      thirdPartyFault: false,
    };
    const result = await decide(library, proving(), { id: 'any', facts, timeline });
    if (!result.ok) throw new Error('not decided');
    const told = new Map(
      result.value.trace
        .flatMap((entry) => (entry.conditions ? leavesOf(entry.conditions) : []))
        .map((leaf) => [leaf.fact, leaf.actual]),
    );
    expect([
      told.get('repairDaysLate'),
      told.get('visitPromised'),
      told.get('toldAt'),
      told.get('thirdPartyFault'),
    ]).toEqual([3, 'morning', '08:59', false]);
    expect([told.get('awardMax'), told.get('answeredIn')]).toEqual([16, 5]);
    expect(told.get('daysFromEnd')).toBe('not applicable');
  });

  test('has the case’s rules once and an item’s once for each item', async () => {
    const result = await decide(library, proving(), cases[4] as Case);
    if (!result.ok) throw new Error('not decided');
    const of = (rule: string) =>
      result.value.trace.filter((entry) => entry.rule === rule).map((entry) => [entry.item, entry.fired]);
    expect(of('disturbance')).toEqual([
      [0, true],
      [2, null],
    ]);
    expect(of('bands-low')).toEqual([[1, true]]);
    expect(of('daily')).toEqual([[undefined, false]]);
    expect(of('wrong-half')).toEqual([[undefined, false]]);
  });

  test('leaves open what an unknown fact decides', async () => {
    const result = await decide(library, proving(), {
      id: 'any',
      facts: { thirdPartyFault: null, repairDaysLate: 1 },
      timeline,
    });
    if (!result.ok) throw new Error('not decided');
    const entry = result.value.trace.find(({ rule }) => rule === 'third-party');
    expect([entry?.fired, entry?.conditions?.result]).toEqual([null, null]);
    expect(entry?.conditions && leavesOf(entry.conditions)[0]).toMatchObject({
      fact: 'thirdPartyFault',
      actual: null,
      result: null,
    });
  });
});
