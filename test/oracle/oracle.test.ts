/** The example edition of the contract against cases worked by hand. */

import { describe, expect, it } from 'vitest';
import { decide } from './by-hand';

describe('the example edition', () => {
  it('pays a band as a range', () => {
    const d = decide({ impact: 'high' });
    expect(d).toMatchObject({
      outcome: 'award',
      award: { min: 5000, max: 25000, basis: 'range' },
      net: { min: 5000, max: 25000 },
    });
    expect(d.heads).toEqual([
      {
        head: 'service-failure',
        category: 'financial-redress',
        min: 5000,
        max: 25000,
        basis: 'range',
        rule: 'impact-bands-high',
        rules: ['impact-bands-high'],
        clauses: ['2.4'],
      },
    ]);
    expect(d.authorisation).toEqual({
      role: 'Complaints Manager',
      steps: [],
      rule: 'approver',
      clauses: ['4.1'],
    });
    expect(d.payment).toEqual({ route: 'direct', parts: [], rule: null, clauses: [] });
    expect(d.flags).toMatchObject([{ kind: 'ambiguity', clauses: ['2.4'] }]);
  });
  it('keeps the larger of impact and appointments, with the larger of each end', () => {
    const d = decide({ impact: 'low', missedAppointments: 2 });
    expect(d.award).toEqual({ min: 2000, max: 5000, basis: 'range' });
    expect(d.heads[1]).toMatchObject({
      head: 'missed-appointment',
      min: 2000,
      max: 2000,
      supersededBy: 'service-failure',
    });
  });
  it('adds up failures and counts an appointment item once', () => {
    const items = [
      { kind: 'failure', facts: { impact: 'low' } },
      { kind: 'failure', facts: { impact: 'high' } },
      { kind: 'appointment' },
    ];
    const d = decide({ impact: 'medium' }, { items });
    expect(d.award).toEqual({ min: 5000, max: 30000, basis: 'range' });
    expect(d.heads.map((h) => [h.head, h.item, h.supersededBy])).toEqual([
      ['service-failure', 0, undefined],
      ['service-failure', 1, undefined],
      ['missed-appointment', 2, 'service-failure'],
    ]);
    expect(d.authorisation).toBeNull();
  });
  it('closes the gate without excluding', () => {
    const d = decide({ impact: 'high', landlordResponsibility: 'none', heatingLossDays: 3 });
    expect(d).toMatchObject({
      outcome: 'no-award',
      award: { min: 0, max: 0, basis: 'none' },
      heads: [],
      butFor: [],
    });
  });
  it('pays the larger of the daily rate and the cost', () => {
    expect(decide({ heatingLossDays: 10 }).award).toEqual({ min: 2000, max: 2000, basis: 'fixed' });
    expect(decide({ heatingLossDays: 10, heatingCost: 33.33 }).award).toMatchObject({ min: 3333, max: 3333 });
  });
  it('bars a loss, and says what took a default and what was not read', () => {
    const d = decide({ ownRepairCost: 90, arrears: 5 });
    expect(d.outcome).toBe('no-award');
    expect(d.exclusions).toEqual([
      {
        reason: 'own contractor without permission',
        effect: 'exclude',
        of: ['ownRepairCost'],
        rule: 'own-contractor',
        clauses: ['2.8'],
      },
    ]);
    expect(d.unread).toEqual(['arrears']);
    expect(d.assumed).toEqual([
      'alreadyPaid',
      'heatingCost',
      'heatingLossDays',
      'impact',
      'landlordResponsibility',
      'missedAppointments',
      'ombudsmanOrder',
      'orderInAddition',
      'priorWrittenPermission',
    ]);
  });
  it('takes the order in place of discretionary heads, unless in addition, and nets what is paid', () => {
    const d = decide({ impact: 'high', heatingLossDays: 5, ombudsmanOrder: 300, alreadyPaid: 350 });
    expect([d.award.min, d.award.max, d.net]).toEqual([31000, 31000, { min: 0, max: 0 }]);
    expect(d.heads.map((h) => [h.head, h.supersededBy])).toEqual([
      ['service-failure', 'ombudsman-order'],
      ['heating', undefined],
      ['ombudsman-order', undefined],
    ]);
    expect(decide({ impact: 'high', ombudsmanOrder: 300, orderInAddition: true }).award).toMatchObject({
      min: 35000,
      max: 55000,
    });
  });
  it('holds the hull of an unknown impact', () => {
    const d = decide({ impact: null });
    expect(d).toMatchObject({
      outcome: 'undetermined',
      outcomes: ['award', 'no-award'],
      needs: ['impact'],
      payment: null,
    });
    expect(d.award).toEqual({ min: 0, max: 25000, basis: 'up-to' });
    expect(d.heads).toMatchObject([
      {
        rule: 'impact-bands-low',
        rules: ['impact-bands-low', 'impact-bands-high'],
        min: 0,
        max: 25000,
        maybe: true,
      },
    ]);
  });
  it('leaves an unknown cost open', () => {
    const d = decide({ heatingCost: null, heatingLossDays: 2 });
    expect(d.award).toEqual({ min: 400, max: null, basis: 'at-least' });
    expect([d.outcome, d.needs]).toEqual(['award', ['heatingCost']]);
  });
  it('does not need an unknown that changes nothing', () => {
    expect(decide({ heatingCost: null, arrears: null }).needs).toEqual([]);
  });
});
