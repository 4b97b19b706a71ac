/** explain: what a reader is told of a determination, over the contract's example and the real editions. */
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../engine/dates.ts';
import { decideCase } from '../../../engine/decide/index.ts';
import type { Case, PreparedEdition } from '../../../engine/model/index.ts';
import { explain, type ExplanationSection } from '../../../engine/report/index.ts';
import { exampleHomes } from '../../oracle/example-homes.ts';
import { example, prepared, realEditions } from './editions.ts';

const calendar = {
  from: parseDate('2018-01-01') ?? 0,
  to: parseDate('2028-12-31') ?? 0,
  holidays: new Set<number>(),
};

async function told(edition: PreparedEdition, c: Omit<Case, 'id'>): Promise<ExplanationSection[]> {
  const whole: Case = { id: 'c', ...c };
  const result = await decideCase(calendar, edition, whole);
  if (!result.ok) throw new Error(result.problems.map((p) => p.what).join());
  return explain(edition, whole, result.value);
}
const section = (sections: readonly ExplanationSection[], id: string): string[] | undefined =>
  sections.find((s) => s.id === id)?.lines.map((line) => line.text);
const edition = (id: string): PreparedEdition => {
  const found = realEditions.find((e) => e.edition.id === id);
  if (!found) throw new Error(`no edition ${id}`);
  return found;
};

describe('explain(edition, case, determination)', () => {
  it('gives the outcome of an award with the facts that decided', async () => {
    const sections = await told(example, { facts: { impact: 'low' } });
    expect(section(sections, 'outcome')).toEqual([
      'Up to £50 is payable, because the impact is low',
      'What every payment needs is there: the landlord is fully responsible',
    ]);
    expect(sections[0]?.lines[0]?.clauses).toEqual(['2.4']);
  });
  it('names the gate where it is closed', async () => {
    const sections = await told(example, { facts: { impact: 'high', landlordResponsibility: 'none' } });
    expect(section(sections, 'outcome')?.[0]).toBe(
      'Nothing is payable, because the landlord is not responsible',
    );
  });
  it('says that no rule gives money where none does', async () => {
    const sections = await told(example, { facts: {} });
    expect(section(sections, 'outcome')).toEqual([
      'Nothing is payable, because no rule of this policy gives money for what the case says',
    ]);
  });
  it('tells the sum of £0 that a policy states', async () => {
    const rows = [{ name: 'none', when: ['none'], amount: { fixed: 0 } }];
    const [table] = (exampleHomes as { tables: object[] }).tables;
    const stated = prepared({ ...(exampleHomes as object), tables: [{ ...table, rows }] });
    const sections = await told(stated, { facts: {} });
    expect(section(sections, 'outcome')).toEqual([
      'Nothing is payable: the policy gives £0 for service failure, because there is no impact',
    ]);
  });
  it('says that what was claimed is left out, and mutes what keeps nothing out', async () => {
    const barred = await told(example, { facts: { ownRepairCost: 200 } });
    expect(section(barred, 'outcome')).toEqual([
      'Nothing is payable, because what could have been paid is left out or referred',
    ]);
    const line = (sections: readonly ExplanationSection[]) =>
      sections.find((s) => s.id === 'left-out')?.lines[0];
    expect(line(barred)).toMatchObject({
      tone: 'warn',
      text: 'The evidenced cost of own repairs is not counted: own contractor without permission, because the landlord did not agree in writing beforehand',
    });
    expect(line(await told(example, { facts: {} }))?.tone).toBe('muted');
  });
  it('shows each line, what took its place, and the sum', async () => {
    const sections = await told(example, {
      facts: { impact: 'high', missedAppointments: 2, heatingLossDays: 4, alreadyPaid: 20 },
    });
    expect(section(sections, 'award')).toEqual([
      '£50 to £250 for service failure, because the impact is high',
      '£20 for missed appointments (£10 for each missed appointment, at most £30), because the number of missed appointments is 2; not counted, because service failure takes its place',
      '£8 for heating (the larger of £2 for each day without heating and the evidenced heating cost), because the number of days without heating is 4',
      'In all: £58 to £258',
    ]);
    expect(section(sections, 'net')).toEqual(['£20 has been paid already: £38 to £238 is left to pay']);
    expect(sections.find((s) => s.id === 'award')?.lines[1]?.tone).toBe('muted');
  });
  it('numbers items within their kind and names them', async () => {
    const items: Case['items'] = [
      { kind: 'loss', title: 'Carpet', facts: { flooringLoss: 5 } },
      { kind: 'failure', title: 'Boiler', facts: { impact: 'low' } },
    ];
    const sections = await told(example, { facts: {}, items });
    expect(section(sections, 'award')?.[0]).toBe(
      'Up to £50 for service failure, failure 1 (“Boiler”), because the impact is low',
    );
  });
  it('gives every bar of the case, its reason and what would have been payable', async () => {
    const sections = await told(edition('derby-homes@2024-04'), {
      facts: { anonymous: true, insurerClaim: true, impact: 'medium' },
    });
    const outcome = section(sections, 'outcome') ?? [];
    expect(outcome[0]).toMatch(
      /^The policy will not consider the case: .*, because the complaint is anonymous$/,
    );
    expect(outcome[1]).toMatch(
      /^Besides, the case is referred: .*, because an insurer is or was dealing with the claim$/,
    );
    expect(section(sections, 'but-for')).toEqual([
      '£600 to £1,000 for service failure, because the landlord is fully responsible and the impact is medium',
    ]);
    expect(section(sections, 'award')).toBeUndefined();
  });
  it('says what is not known, and what it could come to', async () => {
    const sections = await told(example, { facts: { impact: null } });
    expect(section(sections, 'outcome')).toEqual([
      'Not settled yet: award or no award (up to £250), because “impact on the customer” is not known',
    ]);
    expect(section(sections, 'needs')).toEqual(['How badly was the customer affected?']);
  });
  it('splits a payment that goes different ways', async () => {
    const facts = { impact: 'medium', belongingsLoss: 450, arrears: 600, damageCausedByLandlord: true };
    const sections = await told(edition('alliance-homes@2024-12'), { facts });
    expect(section(sections, 'payment')).toEqual([
      'The parts of the award go different ways',
      '£500 for service failure goes to the arrears first',
      '£450 for reimbursement goes to the customer',
    ]);
  });
  it('names who approves, and who comes before', async () => {
    const sections = await told(edition('alliance-homes@2024-12'), { facts: { impact: 'high' } });
    expect(section(sections, 'authority')).toEqual([
      'The Customer Experience Manager approves, after the Customer Complaints Advisor and the Customer Feedback Manager',
    ]);
  });
  it('gives the clock with dates spelt out and the Code’s clauses', async () => {
    const timeline = { received: '2025-01-06', stage1Acknowledged: '2025-01-20' };
    const sections = await told(edition('derby-homes@2024-04'), { facts: { impact: 'low' }, timeline });
    const line = sections.find((s) => s.id === 'compliance')?.lines[0];
    expect(line).toMatchObject({ tone: 'warn', clauses: ['code-2024#6.2'] });
    expect(line?.text).toMatch(/^Not met: .*20 January 2025/);
  });
  it('tells what was taken as given and what is never looked at', async () => {
    const sections = await told(example, { facts: { impact: 'low', vulnerableHousehold: true } });
    expect(section(sections, 'unread')).toEqual(['Somebody in the household is vulnerable']);
    expect(section(sections, 'assumed')).toContain('No appointment was missed');
  });

  const cases: readonly Case['facts'][] = [
    {},
    { impact: 'high', poorComplaintHandling: true, arrears: 100 },
    { impact: null, ownRepairCost: 300, priorWrittenPermission: null },
    { ombudsmanOrder: 600, ombudsmanFinding: 'maladministration', impact: 'low' },
    { unevidencedLoss: null },
    { legalProceedings: 'started' },
  ];
  it.each(realEditions.map((e) => [e.edition.id, e] as const))(
    'says nothing of %s that only a program would say',
    async (_id, e) => {
      for (const facts of cases)
        for (const { lines } of await told(e, { facts })) {
          expect(lines.length).toBeGreaterThan(0);
          for (const { text } of lines) {
            expect(text).toMatch(/^[A-Z£“]/);
            expect(text).not.toMatch(/undefined|\[object|\bnull\b|\s\s|[^.]\.$|\b[a-z]+[A-Z]/);
          }
        }
    },
  );
});
