/** describeRule, describeGate, describeHead, clauseSummary: one sentence for every event. */
import { describe, expect, it } from 'vitest';
import type { Condition, Event, PreparedRule } from '../../../engine/model/index.ts';
import { clauseSummary, describeGate, describeHead, describeRule } from '../../../engine/report/index.ts';
import { everything, example, prepared } from './editions.ts';
import { exampleHomes } from '../../oracle/example-homes.ts';

const rule = (event: Event, conditions: Condition | null = null, kind?: string): PreparedRule => ({
  name: 'r',
  conditions,
  event,
  pointer: '/rules/0',
  mentions: new Set(),
  ...(kind ? { for: kind } : {}),
});
const poor: Condition = { all: [{ fact: 'poorComplaintHandling', operator: 'equal', value: true }] };
const some = (fact: string): Condition => ({ all: [{ fact, operator: 'greaterThan', value: 0 }] });

describe('describeRule(edition, rule)', () => {
  const clauses = ['1'];
  const cases: readonly (readonly [promise: string, rule: PreparedRule, text: string])[] = [
    [
      'an award says how much, for what and when',
      rule(
        { type: 'award', params: { head: 'complaint-handling', amount: { upTo: 100 }, clauses: ['¶14'] } },
        poor,
      ),
      'Up to £100 for complaint handling where complaint handling was poor (¶14)',
    ],
    [
      'an award of a computed sum does not repeat what it counts',
      rule(
        {
          type: 'award',
          params: { head: 'missed-appointment', amount: { each: 10, of: 'missedAppointments' }, clauses },
        },
        some('missedAppointments'),
      ),
      '£10 for each missed appointment (1)',
    ],
    [
      'an award names who approves it',
      rule(
        { type: 'award', params: { head: 'goodwill', amount: { upTo: 50 }, role: 'Panel', clauses } },
        poor,
      ),
      'Up to £50 as goodwill where complaint handling was poor; approved by the Panel (1)',
    ],
    [
      'an authority that cannot be read is said',
      rule({
        type: 'award',
        params: { head: 'goodwill', amount: { fixed: 5 }, role: null, unspecified: 'page cut', clauses },
      }),
      '£5 as goodwill; who approves cannot be read: page cut (1)',
    ],
    [
      'an edition’s own kind of item is named',
      rule(
        { type: 'award', params: { head: 'disturbance', amount: { fixed: 80 }, clauses } },
        null,
        'person',
      ),
      '£80 for disturbance for each person (1)',
    ],
    [
      'an award after an amount with commas sets its condition off',
      rule(
        {
          type: 'award',
          params: {
            head: 'missed-appointment',
            amount: { each: 10, of: 'missedAppointments', cap: 30 },
            clauses,
          },
        },
        poor,
      ),
      '£10 for each missed appointment, at most £30, where complaint handling was poor (1)',
    ],
    [
      'outside tells the reason',
      rule(
        { type: 'outside', params: { reason: 'a rent refund is offered', clauses: ['¶21'] } },
        some('alreadyOffered'),
      ),
      'Outside this policy: a rent refund is offered, where an offer has been made (¶21)',
    ],
    [
      'an exclusion of the case is not considered',
      rule(
        { type: 'exclude', params: { of: 'case', reason: 'a third party’s fault', clauses: ['3.1'] } },
        { all: [{ fact: 'thirdPartyFault', operator: 'equal', value: true }] },
      ),
      'Not considered: a third party’s fault, where a third party was at fault (3.1)',
    ],
    [
      'a reason that is its condition is told once',
      rule(
        { type: 'exclude', params: { of: 'case', reason: 'a third party was at fault', clauses } },
        { all: [{ fact: 'thirdPartyFault', operator: 'equal', value: true }] },
      ),
      'Not considered: a third party was at fault (1)',
    ],
    [
      'a time limit can be lifted',
      rule(
        { type: 'exclude', params: { of: 'case', reason: 'too late', timeBar: true, clauses } },
        { all: [{ fact: 'monthsSinceIssue', operator: 'greaterThan', value: 6 }] },
      ),
      'Not considered: too late, where more than 6 months passed from the issue to the claim, unless there is good reason for a late claim (1)',
    ],
    [
      'an exclusion of losses is not counted',
      rule(
        { type: 'exclude', params: { of: ['ownRepairCost'], reason: 'no permission', clauses } },
        {
          all: [
            { fact: 'ownRepairCost', operator: 'greaterThan', value: 0 },
            { fact: 'priorWrittenPermission', operator: 'equal', value: false },
          ],
        },
      ),
      'The evidenced cost of own repairs is not counted: no permission, where the landlord did not agree in writing beforehand (1)',
    ],
    [
      'an exclusion of heads names them',
      rule({
        type: 'exclude',
        params: { of: ['service-failure', 'mealsCost'], reason: 'told in time', clauses },
      }),
      'The evidenced cost of meals and payment for service failure are not counted: told in time (1)',
    ],
    [
      'an exclusion of an item names its kind',
      rule({ type: 'exclude', params: { of: 'item', reason: 'told in time', clauses } }, null, 'failure'),
      'The failure is not considered: told in time (1)',
    ],
    [
      'a referral says where',
      rule(
        { type: 'refer', params: { of: 'case', reason: 'before a court', clauses } },
        { all: [{ fact: 'legalProceedings', operator: 'in', value: ['started', 'courtOrder'] }] },
      ),
      'Referred: before a court, where a claim has been filed at court or a court has made an order (1)',
    ],
    [
      'a referral of losses names them',
      rule(
        { type: 'refer', params: { of: ['belongingsLoss'], reason: 'home contents insurer', clauses } },
        some('belongingsLoss'),
      ),
      'The evidenced cost of damaged belongings is referred: home contents insurer (1)',
    ],
    [
      'a limit of the case is of all payments',
      rule({ type: 'limit', params: { of: 'case', per: 'case', cap: 500, clauses } }, poor),
      'No more than £500 in all in one case where complaint handling was poor (1)',
    ],
    [
      'a limit of a head names it',
      rule({ type: 'limit', params: { of: ['disturbance'], per: 'household', cap: 'weeklyRent', clauses } }),
      'No more than the weekly rent for disturbance in one household (1)',
    ],
    [
      'a limit per head is for each of them',
      rule({ type: 'limit', params: { of: ['heating', 'service-failure'], per: 'head', cap: 20, clauses } }),
      'No more than £20 for each of heating and service failure (1)',
    ],
    [
      'a limit per item names its kind',
      rule({ type: 'limit', params: { of: ['heating'], per: 'item', cap: 20, clauses } }, null, 'person'),
      'No more than £20 for heating, for each person (1)',
    ],
    [
      'a remedy is besides money',
      rule({ type: 'remedy', params: { remedy: 'portable-heaters-lent', clauses } }, poor),
      'Remedy besides money: portable heaters lent, where complaint handling was poor (1)',
    ],
    [
      'an authority has its bound',
      rule(
        { type: 'authorise', params: { role: 'Customer Experience Manager', clauses: ['5.1'] } },
        { all: [{ fact: 'awardMax', operator: 'lessThanInclusive', value: 5000 }] },
      ),
      'Approved by the Customer Experience Manager where the award is at most £5,000 (5.1)',
    ],
    [
      'an authority without bound is for every sum',
      rule({ type: 'authorise', params: { role: 'the Board', clauses } }),
      'Approved by the Board, whatever the sum (1)',
    ],
    [
      'an authority for heads names them',
      rule({ type: 'authorise', params: { role: 'Manager', heads: ['goodwill'], clauses } }),
      'Approved by the Manager, if something is payable as goodwill (1)',
    ],
    [
      'arrears come first',
      rule({ type: 'pay', params: { route: 'arrears-first', clauses: ['¶25'] } }, some('arrears')),
      'Set against arrears first, the balance paid to the customer, where there are arrears (¶25)',
    ],
    [
      'a route of some heads names them',
      rule({ type: 'pay', params: { route: 'rent-account', heads: ['heating'], clauses } }),
      'Paid to the rent account (heating only) (1)',
    ],
    [
      'a term of every award',
      rule({ type: 'term', params: { term: 'full-and-final', clauses: ['4.7.2'] } }),
      'Term of every award: acceptance is in full and final settlement (4.7.2)',
    ],
    [
      'a term that is not known is spaced',
      rule({ type: 'term', params: { term: 'signed-form-needed', clauses } }, poor),
      'Term of an award: signed form needed, where complaint handling was poor (1)',
    ],
    [
      'a flag says its kind and when',
      rule(
        { type: 'flag', params: { kind: 'ambiguity', text: 'Two clauses differ.', clauses: ['1', '2'] } },
        poor,
      ),
      'Ambiguity, where complaint handling was poor: Two clauses differ (1, 2)',
    ],
  ];
  it.each(cases)('%s', (_promise, given, text) => expect(describeRule(everything, given)).toBe(text));

  it('says otherwise of a route that comes after another', () => {
    const pay = (name: string, route: string): unknown => ({
      name,
      event: { type: 'pay', params: { route, clauses: ['2.1'] } },
    });
    const edition = prepared({
      ...(exampleHomes as object),
      rules: [pay('a', 'rent-account'), pay('b', 'direct')],
    });
    const texts = edition.rules.filter((r) => r.event.type === 'pay').map((r) => describeRule(edition, r));
    expect(texts).toEqual([
      'Paid to the rent account (2.1)',
      'Otherwise paid directly to the customer (2.1)',
    ]);
  });

  it('tells every rule of the contract’s example', async () => {
    const text = example.rules.map((r) => `${r.name}: ${describeRule(example, r)}`).join('\n');
    await expect(`${text}\n`).toMatchFileSnapshot('approved/example-homes.txt');
  });
});

describe('describeGate(edition)', () => {
  it('says what every payment needs', () =>
    expect(describeGate(example)).toBe(
      'Nothing is payable, save what the Ombudsman orders, unless the landlord is at least partly responsible (2.1)',
    ));
  it('names the heads that it holds for', () => {
    const gate = { conditions: poor, heads: ['heating'], clauses: ['2.1'] };
    expect(describeGate(prepared({ ...(exampleHomes as object), gate }))).toBe(
      'Nothing is payable for heating unless complaint handling was poor (2.1)',
    );
  });
});

describe('describeHead(edition, head)', () => {
  it('says how rules and items combine, and what it is not paid beside', () =>
    expect(describeHead(example, 'service-failure')).toBe(
      'Service failure (financial redress): at most one of its rules may hold; several failures add up; not paid beside missed appointments: the larger counts (2.7)',
    ));
  it('answers undefined for a head that the edition does not have', () =>
    expect(describeHead(example, 'toString')).toBeUndefined());
});

describe('clauseSummary(edition, citation)', () => {
  it('finds a clause by its bare ref', () =>
    expect(clauseSummary(example, '4.1')).toBe('The Complaints Manager approves up to £250.'));
  it('finds it by the main document’s name, too', () =>
    expect(clauseSummary(example, 'main#4.1')).toBe('The Complaints Manager approves up to £250.'));
  it('answers undefined for a clause that is not listed', () =>
    expect(clauseSummary(example, '99')).toBeUndefined());
});
