/** The readings that the contract adopts (section 3), each with a case of its own. */
import { describe, expect, it } from 'vitest';
import { matchExpectation } from '../../engine/index.ts';
import { type Given, said } from './library.ts';

/** What is promised, the edition, the case, and what must match. */
type Reading = readonly [promise: string, edition: string, given: Given, expected: object];

// prettier-ignore
const bands: readonly Reading[] = [
  ['JMHA’s medium band is £150 to £500, inferred', 'jmha', { facts: { impact: 'medium' } }, { award: { min: 150, max: 500, basis: 'range' }, flags: [{ kind: 'assumption', clauses: ['¶17'] }] }],
  ['£150 lies in two bands of JMHA, and the flag names both rows', 'jmha', { facts: { impact: 'low' } }, { award: { min: 50, max: 150 }, flags: [{ kind: 'ambiguity', clauses: ['¶16', '¶17'] }] }],
  ['JMHA’s high band is above £500 and shares no pound with the medium one', 'jmha', { facts: { impact: 'high' } }, { award: { min: 500, max: null, basis: 'at-least', minExclusive: true }, not: { flags: [{ kind: 'ambiguity', clauses: ['¶17', '¶19'] }] } }],
  ['JMHA’s bands hold at stage 2 as well, with a flag', 'jmha', { facts: { impact: 'low', complaintStage: 'stage2' } }, { award: { min: 50, max: 150 }, flags: [{ kind: 'ambiguity', clauses: ['¶15'] }] }],
  ['JMHA pays goodwill and no band at the informal stage', 'jmha', { facts: { impact: 'high', complaintStage: 'informal' } }, { award: { min: 0, max: 50, basis: 'up-to' }, heads: [{ head: 'goodwill', category: 'goodwill' }], authorisation: { role: 'Customer Escalations team' }, not: { heads: [{ head: 'service-failure' }] } }],
  ['JMHA pays no goodwill at a formal stage', 'jmha', { facts: { impact: 'low' } }, { authorisation: { role: 'Customer Resolution team' }, not: { heads: [{ head: 'goodwill' }] } }],
  ['JMHA states no sum for an impact without a complaint', 'jmha', { facts: { impact: 'low', complaintStage: 'none' } }, { outcome: 'no-award', flags: [{ kind: 'assumption', clauses: ['¶9', '¶10', '¶15'] }] }],
  ['JLiving pays no tariff for an impact', 'jliving', { facts: { impact: 'high' } }, { outcome: 'no-award', heads: [], flags: [{ kind: 'ambiguity', clauses: ['4.7', '4.7.1'] }] }],
  ['JLiving restores evidenced losses and says that this is a reading', 'jliving', { facts: { impact: 'high', mealsCost: 60 } }, { award: { min: 60, max: 60, basis: 'fixed' }, flags: [{ kind: 'assumption', clauses: ['4.7.1'] }] }],
  ['JLiving cites 4.7.1 where there is nothing to restore', 'jliving', { facts: {} }, { outcome: 'no-award', because: ['4.7.1'], flags: [{ kind: 'assumption', clauses: ['4.7.1'] }] }],
  ['Derby’s £600 lies in Minor and Moderate', 'derby-homes', { facts: { impact: 'low' } }, { award: { min: 10, max: 600 }, flags: [{ kind: 'ambiguity', text: '£600 lies in two bands, minor and moderate' }] }],
  ['Derby’s Moderate touches both its neighbours', 'derby-homes', { facts: { impact: 'medium' } }, { award: { min: 600, max: 1000 }, flags: [{ text: '£600 lies in two bands, minor and moderate' }, { text: '£1,000 lies in two bands, moderate and severe' }] }],
  ['Derby’s Severe starts at £1,000 and includes it', 'derby-homes', { facts: { impact: 'high' } }, { award: { min: 1000, max: null, basis: 'at-least' }, authorisation: { role: 'Senior Management Team' } }],
  ['at the shared pound the lower authority holds', 'derby-homes', { facts: { impact: 'high' }, decided: { amount: 1000 } }, { authorisation: { role: 'Relevant supervisor / Manager' } }],
  ['a penny above it does not', 'derby-homes', { facts: { impact: 'high' }, decided: { amount: 1000.01 } }, { authorisation: { role: 'Senior Management Team' } }],
  ['Derby’s ranges stand although 14.14 sets none', 'derby-homes', { facts: { impact: 'medium' } }, { flags: [{ kind: 'conflict', clauses: ['14.14', '14.26'] }] }],
  ['Derby’s Minor comes from a missed appointment without an impact', 'derby-homes', { facts: { missedAppointments: 2 } }, { award: { min: 10, max: 600 } }],
  ['and not beside an impact', 'derby-homes', { facts: { missedAppointments: 2, impact: 'medium' } }, { award: { min: 600, max: 1000 } }],
  ['losses are added to Derby’s level', 'derby-homes', { facts: { impact: 'low', cleaningCost: 60 } }, { award: { min: 70, max: 660 } }],
  ['losses are added to Alliance’s cell', 'alliance-homes', { facts: { impact: 'medium', cleaningCost: 60 } }, { award: { min: 560, max: 560, basis: 'fixed' }, flags: [{ kind: 'assumption', clauses: ['2.6', '2.7'] }] }],
  ['an impact of none makes no head under Alliance, though its cell states £0', 'alliance-homes', { facts: { cleaningCost: 60 } }, { award: { min: 60, max: 60 }, flags: [{ kind: 'ambiguity', clauses: ['2.7'] }], not: { heads: [{ head: 'service-failure' }] } }],
];

// prettier-ignore
const bars: readonly Reading[] = [
  ['six months are within Alliance’s six months', 'alliance-homes', { facts: { impact: 'low', monthsSinceIssue: 6 } }, { outcome: 'award' }],
  ['seven are late, and its relation to the Code stays a judgement', 'alliance-homes', { facts: { impact: 'low', monthsSinceIssue: 7 } }, { outcome: 'excluded', because: ['4.2', '4.4'], flags: [{ kind: 'ambiguity', clauses: ['4.2', 'code-2024#2.3'] }], butFor: [{ head: 'service-failure', min: 100 }] }],
  ['a good reason lifts the limit, with a discretion flag', 'alliance-homes', { facts: { impact: 'low', monthsSinceIssue: 7, lateForGoodReason: true } }, { outcome: 'award', flags: [{ kind: 'discretion', clauses: ['4.2', '4.4'] }] }],
  ['twelve months are within Derby’s twelve', 'derby-homes', { facts: { impact: 'low', monthsSinceIssue: 12 } }, { outcome: 'award' }],
  ['thirteen are not', 'derby-homes', { facts: { impact: 'low', monthsSinceIssue: 13 } }, { outcome: 'excluded', because: ['8.1', '8.3'] }],
  ['unless there is a good reason', 'derby-homes', { facts: { impact: 'low', monthsSinceIssue: 13, lateForGoodReason: true } }, { outcome: 'award', flags: [{ kind: 'discretion', clauses: ['8.1', '8.3'] }] }],
  ['a good reason lifts no other bar', 'derby-homes', { facts: { impact: 'low', monthsSinceIssue: 13, lateForGoodReason: true, anonymous: true } }, { outcome: 'excluded' }],
  ['antisocial behaviour alone is a report to Derby', 'derby-homes', { facts: { impact: 'low', complaintSubject: 'antisocialBehaviour' } }, { outcome: 'excluded', because: ['8.3'] }],
  ['and a complaint where its handling failed', 'derby-homes', { facts: { impact: 'low', complaintSubject: 'antisocialBehaviour', processNotFollowed: true } }, { outcome: 'award' }],
  ['JLiving asks for service standards there', 'jliving', { facts: { mealsCost: 5, complaintSubject: 'antisocialBehaviour', serviceStandardMissed: false, processNotFollowed: true, landlordNegligent: true } }, { outcome: 'referred', because: ['3.2.3'] }],
  ['and takes the case where they were missed', 'jliving', { facts: { mealsCost: 5, complaintSubject: 'antisocialBehaviour' } }, { outcome: 'award' }],
  ['a right of appeal is not opened by a missed standard', 'jliving', { facts: { mealsCost: 5, rightOfAppeal: true } }, { outcome: 'referred', because: ['3.2.3'] }],
  ['but by a process that was not followed', 'jliving', { facts: { mealsCost: 5, rightOfAppeal: true, processNotFollowed: true } }, { outcome: 'award' }],
  ['where a rent refund is offered JMHA’s guidance does not apply', 'jmha', { facts: { impact: 'low', rentRefundOffered: true } }, { outcome: 'outside-policy', heads: [], because: ['¶21'], butFor: [{ head: 'service-failure' }] }],
  ['a bar that hands the case to somebody else refers it', 'alliance-homes', { facts: { impact: 'low', legalProceedings: 'started' } }, { outcome: 'referred', because: ['3.5'] }],
  ['an own contractor without permission leaves Alliance’s amount alone', 'alliance-homes', { facts: { impact: 'low', ownRepairCost: 80 } }, { outcome: 'award', award: { min: 100, max: 100 }, exclusions: [{ effect: 'exclude', of: ['ownRepairCost'], clauses: ['3.3'] }] }],
  ['an unreported repair leaves Derby’s', 'derby-homes', { facts: { impact: 'low', ownRepairCost: 80, reportedBeforeOwnRepair: false } }, { award: { min: 10, max: 600 }, exclusions: [{ of: ['ownRepairCost'], clauses: ['14.20'] }] }],
  ['belongings alone are referred by Derby', 'derby-homes', { facts: { belongingsLoss: 80 } }, { outcome: 'referred', referrals: [{ of: ['belongingsLoss'], clauses: ['14.22'] }] }],
  ['JMHA’s gate is the missed standard', 'jmha', { facts: { impact: 'low', mealsCost: 5, serviceStandardMissed: false } }, { outcome: 'no-award', exclusions: [], because: ['¶2'] }],
  ['JLiving’s gate asks for an upheld complaint', 'jliving', { facts: { mealsCost: 5, complaintOutcome: 'notUpheld' } }, { outcome: 'no-award', exclusions: [], because: ['4.7.1'] }],
  ['Derby’s gate is responsibility', 'derby-homes', { facts: { impact: 'low', landlordResponsibility: 'none' } }, { outcome: 'no-award', exclusions: [], because: ['14.12'] }],
  ['Alliance’s as well, so the £0 of its first row never shows', 'alliance-homes', { facts: { impact: 'high', cleaningCost: 5, landlordResponsibility: 'none' } }, { outcome: 'no-award', heads: [], exclusions: [], because: ['2.7'] }],
];

// prettier-ignore
const money: readonly Reading[] = [
  ['an order replaces goodwill and financial redress', 'jmha', { facts: { impact: 'low', missedAppointments: 1, poorComplaintHandling: true, ombudsmanFinding: 'maladministration', ombudsmanOrder: 300 } }, { award: { min: 300, max: 300, basis: 'fixed' }, heads: [{ head: 'service-failure', supersededBy: 'ombudsman-order' }, { head: 'missed-appointment', supersededBy: 'ombudsman-order' }] }],
  ['and leaves repaid losses', 'jmha', { facts: { impact: 'low', mealsCost: 20, ombudsmanOrder: 300 } }, { award: { min: 320, max: 320 } }],
  ['after maladministration Derby pays the order, not the order and a level', 'derby-homes', { facts: { impact: 'low', ombudsmanFinding: 'maladministration', ombudsmanOrder: 300 } }, { award: { min: 300, max: 300, basis: 'fixed' }, heads: [{ head: 'ombudsman-order', category: 'compensation', clauses: ['14.24'] }], flags: [{ clauses: ['14.24', '14.25'] }] }],
  ['save where it comes on top', 'derby-homes', { facts: { impact: 'low', ombudsmanFinding: 'maladministration', ombudsmanOrder: 300, orderInAddition: true } }, { award: { min: 310, max: 900 }, heads: [{ head: 'service-failure', category: 'compensation' }] }],
  ['a finding without an order makes Derby’s level compensation', 'derby-homes', { facts: { impact: 'low', ombudsmanFinding: 'severeMaladministration' } }, { heads: [{ head: 'service-failure', category: 'compensation', clauses: ['14.24'] }] }],
  ['a service failure does not', 'derby-homes', { facts: { impact: 'low', ombudsmanFinding: 'serviceFailure' } }, { heads: [{ category: 'financial-redress' }] }],
  ['JMHA clears arrears first', 'jmha', { facts: { impact: 'low', arrears: 10 } }, { payment: { route: 'arrears-first', clauses: ['¶25'] }, flags: [{ kind: 'discretion', clauses: ['¶25'] }] }],
  ['JLiving too, for tenants', 'jliving', { facts: { mealsCost: 5, arrears: 10 } }, { payment: { route: 'arrears-first', clauses: ['4.7.2'] } }],
  ['and only for them', 'jliving', { facts: { mealsCost: 5, arrears: 10, customerType: 'leaseholder' } }, { payment: { route: 'direct' } }],
  ['Alliance too', 'alliance-homes', { facts: { impact: 'low', arrears: 10 } }, { payment: { route: 'arrears-first', clauses: ['2.10'] } }],
  ['save for damage that it caused', 'alliance-homes', { facts: { belongingsLoss: 50, damageCausedByLandlord: true, arrears: 10 } }, { payment: { route: 'direct', clauses: ['2.10'] } }],
  ['and a mixed award goes two ways', 'alliance-homes', { facts: { impact: 'low', belongingsLoss: 50, damageCausedByLandlord: true, arrears: 10 } }, { payment: { route: 'arrears-first', parts: [{ heads: ['service-failure'], to: 'arrears', min: 100, max: 100 }, { heads: ['reimbursement'], to: 'customer', min: 50, max: 50 }] } }],
  ['Derby sets nothing against arrears', 'derby-homes', { facts: { impact: 'low', arrears: 10 } }, { payment: { route: 'direct', clauses: ['14.27'] } }],
  ['but pays into the rent account more than a month after closure', 'derby-homes', { facts: { impact: 'low', bankDetailsProvided: false, monthsSinceClosure: 2 } }, { payment: { route: 'rent-account', clauses: ['14.28'] } }],
  ['and waits until then', 'derby-homes', { facts: { impact: 'low', bankDetailsProvided: false, monthsSinceClosure: 1 } }, { payment: { route: 'direct' }, flags: [{ kind: 'warning', clauses: ['14.28'] }] }],
  ['JMHA asks for acceptance and confirms in writing', 'jmha', { facts: { impact: 'low' } }, { terms: [{ term: 'acceptance-required', clauses: ['¶23'] }, { term: 'confirmed-in-writing', clauses: ['¶22'] }], not: { terms: [{ term: 'full-and-final' }] } }],
  ['JLiving settles in full and final settlement', 'jliving', { facts: { mealsCost: 5 } }, { terms: [{ term: 'full-and-final', clauses: ['4.7.2'] }] }],
  ['Alliance too, after remedial work', 'alliance-homes', { facts: { impact: 'low' } }, { terms: [{ term: 'full-and-final', clauses: ['6.2'] }, { term: 'after-remedial-work', clauses: ['6.1'] }] }],
  ['Alliance’s £5,000 stays with the Customer Experience Manager', 'alliance-homes', { facts: { impact: 'low', cleaningCost: 4900 } }, { authorisation: { role: 'Customer Experience Manager', steps: ['Customer Complaints Advisor', 'Customer Feedback Manager'] } }],
  ['a penny more goes to the Service Director', 'alliance-homes', { facts: { impact: 'low', cleaningCost: 4900.01 } }, { authorisation: { role: 'Service Director (Customer Operations)' } }],
  ['Derby’s £5,000 for an injury is not over £5,000', 'derby-homes', { facts: { impact: 'low', personalInjuryClaim: true, personalInjuryAmount: 5000 } }, { outcome: 'award', flags: [{ kind: 'ambiguity', clauses: ['14.24', '14.26'] }] }],
  ['a penny more is', 'derby-homes', { facts: { impact: 'low', personalInjuryClaim: true, personalInjuryAmount: 5000.01 } }, { outcome: 'referred', because: ['14.26'] }],
  ['who decides a JLiving complaint approves the loss', 'jliving', { facts: { mealsCost: 5, complaintStage: 'stage2' } }, { authorisation: { role: 'Chief Executive', clauses: ['4.2'] } }],
  ['the Ombudsman’s range follows the finding', 'housing-ombudsman@2024', { facts: { ombudsmanFinding: 'maladministration', impact: 'high' } }, { award: { min: 600, max: 1000 }, flags: [{ kind: 'assumption', clauses: ['bands'] }] }],
  ['without a finding there is none', 'housing-ombudsman@2024', { facts: { impact: 'high' } }, { outcome: 'outside-policy' }],
  ['the Ombudsman’s daily sums add up', 'housing-ombudsman@2026-04', { facts: { heatingAndWaterLossDays: 3, heatingOrWaterLossDays: 2, powerLossDays: 1, lightingLossWeeks: 4, missedAppointments: 1 } }, { award: { min: 126, max: 126, basis: 'fixed' } }],
];

describe.each([
  ['bands and losses', bands],
  ['bars, limits and gates', bars],
  ['orders, payment, terms and authority', money],
])('readings of the contract: %s', (_, readings) => {
  it.each(readings)('%s (%s)', async (_promise, edition, given, expected) => {
    expect(matchExpectation(expected, await said(edition, given)).map(({ text }) => text)).toEqual([]);
  });

  it('fails where a figure is another', async () => {
    const [, edition, given] = readings[0] as Reading;
    expect(matchExpectation({ award: { min: 1, max: 2 } }, await said(edition, given))).not.toEqual([]);
  });
});
