/**
 * The traps of the sources: what contradicts itself, is missing or can be read two ways. Each has a case in which its
 * flag stands, of the right kind and with all its clauses, and where that makes sense one in which it does not.
 */
import { describe, expect, it } from 'vitest';
import { checkPolicy, type DeterminationJson, newestSelfAssessment } from '../../engine/index.ts';
import { editionOf, type Given, library, said } from './library.ts';

/**
 * What is wrong with the source, the edition, the kind and clauses of its flag (after a bar what the text says, where
 * flags share their clauses), a case with it and one without.
 */
type Trap = readonly [
  what: string,
  edition: string,
  kind: string,
  clauses: string,
  has: Given,
  lacks: Given | null,
];

const f = (facts: Given['facts']): Given => ({ facts });
const order = { ombudsmanFinding: 'maladministration', ombudsmanOrder: 90 } as const;

// prettier-ignore
const jmha: readonly Trap[] = [
  ['no amount for the medium band, and a hole from £150 to £500', 'jmha', 'assumption', '¶16 ¶17 ¶19', f({ impact: 'medium' }), f({ impact: 'low' })],
  ['no description of any band', 'jmha', 'assumption', '¶15 ¶17', f({ impact: 'high' }), f({ mealsCost: 5 })],
  ['no top of the high band', 'jmha', 'discretion', '¶19', f({ impact: 'high' }), f({ impact: 'medium' })],
  ['the medium term mixes impact with duration', 'jmha', 'ambiguity', '¶17 ¶18', f({ impact: 'medium', durationMonths: 7 }), f({ impact: 'medium', durationMonths: 6 })],
  ['the list of examples is missing', 'jmha', 'assumption', '¶10', f({ impact: 'low', complaintStage: 'none' }), f({ impact: 'low' })],
  ['the list of exclusions is missing', 'jmha', 'assumption', '¶20', f({ impact: 'low', thirdPartyFault: true }), f({ impact: 'low' })],
  ['bands for Stage One only', 'jmha', 'ambiguity', '¶15 | Stage One', f({ impact: 'low', complaintStage: 'stage2' }), f({ impact: 'low' })],
  ['an informal process against a claim that there is none', 'jmha', 'conflict', '¶13 jmha-self-assessment#5.2 jmha-self-assessment#5.3', f({ impact: 'low', complaintStage: 'informal' }), f({ impact: 'low' })],
  ['£50 before Stage One against remedies at any stage', 'jmha', 'conflict', '¶13 ¶15 jmha-self-assessment#5.13', f({ impact: 'high', complaintStage: 'informal' }), f({ impact: 'low', complaintStage: 'informal' })],
  ['teams go by several names', 'jmha', 'ambiguity', '¶13 ¶15 jmha-self-assessment#4.2', f({ impact: 'low' }), f({ mealsCost: 5 })],
  ['the £10 wants a complaint, compensation does not', 'jmha', 'ambiguity', '¶9 ¶12', f({ missedAppointments: 1, complaintStage: 'none' }), f({ missedAppointments: 1 })],
  ['the £10 is both possible and fixed', 'jmha', 'discretion', '¶12', f({ missedAppointments: 1 }), f({ impact: 'low' })],
  ['for each appointment or once', 'jmha', 'ambiguity', '¶12 | once', f({ missedAppointments: 2 }), f({ impact: 'low' })],
  ['the £10 lies under the least band', 'jmha', 'ambiguity', '¶12 ¶16', f({ missedAppointments: 1, impact: 'low' }), f({ missedAppointments: 1 })],
  ['poor complaint handling is in two clauses', 'jmha', 'ambiguity', '¶7 ¶14', f({ poorComplaintHandling: true, impact: 'low' }), f({ poorComplaintHandling: true })],
  ['a rent refund ends repaid losses, too', 'jmha', 'ambiguity', '¶6 ¶21', f({ rentRefundOffered: true, mealsCost: 5 }), f({ mealsCost: 5 })],
  ['what follows a refusal is not said', 'jmha', 'ambiguity', '¶23', f({ impact: 'low', alreadyOffered: 40 }), f({ impact: 'low' })],
  ['paid to the complainant, and set against arrears', 'jmha', 'conflict', '¶24 ¶25 jmha-self-assessment#7.4', f({ impact: 'low', arrears: 5 }), f({ impact: 'low' })],
  ['repaid losses go against arrears', 'jmha', 'ambiguity', '¶6 ¶25', f({ mealsCost: 5, arrears: 5 }), f({ impact: 'low', arrears: 5 })],
  ['so does an order', 'jmha', 'conflict', '¶8 ¶25', f({ ...order, arrears: 5 }), f(order)],
  ['no scale for vulnerability', 'jmha', 'discretion', '¶3', f({ impact: 'low', vulnerableHousehold: true }), f({ impact: 'low' })],
];

// prettier-ignore
const jliving: readonly Trap[] = [
  ['inconvenience is named, and nothing is paid on top', 'jliving', 'ambiguity', '4.7 4.7.1', f({ impact: 'high' }), f({ mealsCost: 5 })],
  ['losses are restored, of no kinds and without evidence', 'jliving', 'assumption', '4.7 4.7.1', f({ mealsCost: 5 }), f({ impact: 'high' })],
  ['upheld: partly as well?', 'jliving', 'ambiguity', '4.4 4.7.1', f({ mealsCost: 5, complaintOutcome: 'partlyUpheld' }), f({ mealsCost: 5 })],
  ['usually only for missed standards or negligence', 'jliving', 'discretion', '4.7.1 | usually', f({ mealsCost: 5, serviceStandardMissed: false }), f({ impact: 'high' })],
  ['set-off without exception', 'jliving', 'conflict', '4.7.2', f({ mealsCost: 5, arrears: 5 }), f({ mealsCost: 5 })],
  ['set-off of an order', 'jliving', 'conflict', '4.6 4.7.2', f({ ...order, arrears: 5 }), f({ mealsCost: 5, arrears: 5 })],
  ['former tenants', 'jliving', 'ambiguity', '4.7.2', f({ mealsCost: 5, arrears: 5, customerType: 'formerTenant' }), f({ mealsCost: 5, arrears: 5 })],
  ['a solicitor is named, a court is not', 'jliving', 'assumption', '3.3', f({ legalProceedings: 'started' }), f({ legalProceedings: 'solicitor' })],
  ['unreasonable in its own opinion', 'jliving', 'discretion', '3.3 4.8', f({ unreasonableConduct: true }), f({})],
  ['the agent’s process first, perhaps', 'jliving', 'discretion', '3.4', f({ contractorInvolved: true }), f({})],
  ['closed for good, save for actions not carried out', 'jliving', 'ambiguity', '3.3 4.5', f({ alreadyConsidered: true }), f({})],
  ['an informal step that may be a stage', 'jliving', 'ambiguity', '3.7 4 4.7.1', f({ mealsCost: 5, complaintStage: 'informal' }), f({ mealsCost: 5 })],
  ['who decides is named, who pays is not', 'jliving', 'assumption', '4.1 4.7.1', f({ mealsCost: 5 }), f({ impact: 'high' })],
];

// prettier-ignore
const derby: readonly Trap[] = [
  ['poor complaint handling alone has no sum', 'derby-homes', 'discretion', '14.11 14.26 | neither the clause', f({ poorComplaintHandling: true }), f({ poorComplaintHandling: true, impact: 'low' })],
  ['no minimum and maximum, and a table of them', 'derby-homes', 'conflict', '14.14 14.26', f({ impact: 'low' }), f({ mealsCost: 5 })],
  ['suggested ranges', 'derby-homes', 'discretion', '14.3 14.26', f({ impact: 'low' }), f({ mealsCost: 5 })],
  ['£5,000 speaks of injuries only', 'derby-homes', 'ambiguity', '14.26 | £5,000', f({ impact: 'high' }), f({ impact: 'medium' })],
  ['smaller injuries', 'derby-homes', 'ambiguity', '14.24 14.26', f({ personalInjuryClaim: true, personalInjuryAmount: 100 }), f({ personalInjuryClaim: true, personalInjuryAmount: 5001 })],
  ['no offset, then the rent account', 'derby-homes', 'conflict', '14.27 14.28', f({ impact: 'low', bankDetailsProvided: false, monthsSinceClosure: 2 }), f({ impact: 'low', bankDetailsProvided: false, monthsSinceClosure: 1 })],
  ['the Ombudsman’s position, not the landlord’s', 'derby-homes', 'ambiguity', '14.27', f({ impact: 'low', arrears: 5 }), f({ impact: 'low' })],
  ['three labels for the same facts', 'derby-homes', 'ambiguity', '14.11 14.12 14.24 14.25', f({ impact: 'low' }), f({ mealsCost: 5 })],
  ['compensation “only”, then more examples', 'derby-homes', 'ambiguity', '14.24 14.25 | only after', f({ impact: 'low', ombudsmanFinding: 'maladministration' }), f({ impact: 'low', ombudsmanFinding: 'serviceFailure' })],
  ['goodwill is possible, for distress exceptionally', 'derby-homes', 'discretion', '14.11', f({ impact: 'low', complaintOutcome: 'notUpheld' }), f({ impact: 'low' })],
  ['flooring or belongings', 'derby-homes', 'ambiguity', '14.16 14.22', f({ flooringLoss: 5 }), f({ mealsCost: 5 })],
  ['a missed appointment is a request, and pays', 'derby-homes', 'conflict', '3.3 14.26', f({ missedAppointments: 1 }), f({ impact: 'low' })],
  ['twelve months: discretion or flat bar', 'derby-homes', 'conflict', '8.1 8.3', f({ impact: 'low', monthsSinceIssue: 13 }), f({ impact: 'low', monthsSinceIssue: 12 })],
  ['twelve months from the issue for stage 2 as well', 'derby-homes', 'ambiguity', '7.17 8.1', f({ impact: 'low', monthsSinceIssue: 13, complaintStage: 'stage2' }), f({ impact: 'low', monthsSinceIssue: 13 })],
  ['an unevidenced loss without a figure', 'derby-homes', 'discretion', '14.18 14.19', f({ unevidencedLoss: 5 }), f({ mealsCost: 5 })],
  ['fees are unlikely to be repaid', 'derby-homes', 'discretion', '14.21', f({ professionalFees: 5 }), f({ mealsCost: 5 })],
  ['one way to an insurer, or all', 'derby-homes', 'discretion', '14.23', f({ flooringLoss: 5, contentsInsuranceApplies: true }), f({ flooringLoss: 5 })],
  ['which of Board and insurer', 'derby-homes', 'ambiguity', '14.26 | insurer', f({ personalInjuryClaim: true, personalInjuryAmount: 5001 }), f({ impact: 'low' })],
  ['redress without a complaint', 'derby-homes', 'discretion', '14.2', f({ impact: 'low', complaintStage: 'none' }), f({ impact: 'low' })],
  ['vulnerability without a scale', 'derby-homes', 'discretion', '9.3 14.4', f({ impact: 'low', vulnerableHousehold: true }), f({ impact: 'low' })],
  ['who approves a loss alone', 'derby-homes', 'ambiguity', '14.16 14.26', f({ unevidencedLoss: 5 }), f({ impact: 'low', mealsCost: 5 })],
];

// prettier-ignore
const alliance: readonly Trap[] = [
  ['six months for a claim, twelve for a complaint', 'alliance-homes', 'ambiguity', '4.2 4.3 4.4 code-2024#2.3', f({ monthsSinceIssue: 7 }), f({ monthsSinceIssue: 6 })],
  ['a third party’s fault, and contractors', 'alliance-homes', 'conflict', '3.1 3.6', f({ thirdPartyFault: true }), f({ impact: 'low' })],
  ['is a contractor one?', 'alliance-homes', 'ambiguity', '3.1 3.6', f({ impact: 'low', contractorInvolved: true }), f({ impact: 'low' })],
  ['approval above £5,000, a grid to £1,000', 'alliance-homes', 'ambiguity', '2.7 5.1', f({ impact: 'high' }), f({ impact: 'medium' })],
  ['No Impact is not described', 'alliance-homes', 'ambiguity', '2.7 | No Impact column', f({ impact: 'none' }), f({ impact: 'low' })],
  ['responsibility is not described', 'alliance-homes', 'ambiguity', '2.7 | responsibility', f({ impact: 'low', landlordResponsibility: 'partial' }), f({ impact: 'low' })],
  ['“unreasonably” reverses the sense of Major', 'alliance-homes', 'ambiguity', '2.7 | unreasonably', f({ impact: 'high' }), f({ impact: 'medium' })],
  ['vulnerability cannot move the sum', 'alliance-homes', 'discretion', '2.7 5.2', f({ impact: 'low', vulnerableHousehold: true }), f({ impact: 'low' })],
  ['the grid only supports a decision', 'alliance-homes', 'discretion', '2.3 2.7', f({ impact: 'low' }), f({ mealsCost: 5 })],
  ['losses beside the grid', 'alliance-homes', 'assumption', '2.6 2.7', f({ mealsCost: 5 }), f({ impact: 'low' })],
  ['unapproved, and no review date', 'alliance-homes', 'assumption', '7.5 7.6 10', f({}), null],
  ['belongings left to insurance, and exempt', 'alliance-homes', 'conflict', '2.4 2.10 3.7', f({ belongingsLoss: 5 }), f({ mealsCost: 5 })],
  ['insured damage that the landlord caused', 'alliance-homes', 'conflict', '2.10 3.1 3.7', f({ belongingsLoss: 5, damageCausedByLandlord: true, contentsInsuranceApplies: true }), f({ belongingsLoss: 5, damageCausedByLandlord: true })],
  ['arrears may be credited', 'alliance-homes', 'discretion', '2.10', f({ impact: 'low', arrears: 5 }), f({ impact: 'low' })],
  ['a mixed award', 'alliance-homes', 'ambiguity', '2.10 | mixed', f({ impact: 'low', belongingsLoss: 5, damageCausedByLandlord: true, arrears: 5 }), f({ impact: 'low', arrears: 5 })],
  ['suing may not be considered', 'alliance-homes', 'discretion', '3.5', f({ legalProceedings: 'started' }), f({ impact: 'low' })],
  ['offers usually after the works', 'alliance-homes', 'discretion', '6.1', f({ impact: 'low', remedialWorkComplete: false }), f({ impact: 'low' })],
  ['earnings are normally not met', 'alliance-homes', 'discretion', '3.2', f({ lossOfEarnings: 5 }), f({ mealsCost: 5 })],
  ['with permission: inferred', 'alliance-homes', 'assumption', '3.3', f({ ownRepairCost: 5, priorWrittenPermission: true }), f({ ownRepairCost: 5 })],
];

function stands({ flags }: DeterminationJson, kind: string, mark: string): boolean {
  const [clauses = '', words = ''] = mark.split(' | ');
  const cites = (cited: readonly string[]): boolean =>
    clauses.split(' ').every((clause) => cited.includes(clause));
  return flags.some((flag) => flag.kind === kind && cites(flag.clauses) && flag.text.includes(words));
}

describe.each([
  ['JMHA', jmha],
  ['JLiving', jliving],
  ['Derby Homes', derby],
  ['Alliance Homes', alliance],
])('traps of %s', (_, traps) => {
  it.each(traps)('%s (%s: %s, %s)', async (_what, edition, kind, clauses, has, lacks) => {
    expect(stands(await said(edition, has), kind, clauses)).toBe(true);
    if (lacks) expect(stands(await said(edition, lacks), kind, clauses)).toBe(false);
  });
});

describe('traps that no case meets', () => {
  it.each(['6.4', '6.15'])('Derby’s extensions are told in working days and in days (%s)', (provision) => {
    const finding = checkPolicy(library, editionOf('derby-homes')).find((one) => one.provision === provision);
    const cited = (finding?.remarks ?? []).flatMap((remark) => remark.clauses);
    expect(cited).toEqual(expect.arrayContaining(['7.20']));
  });

  it('Derby’s numbers that occur twice are cited apart', () => {
    const refs = editionOf('derby-homes').edition.clauses.map(({ ref }) => ref);
    for (const ref of ['2.2', '13.4', '13.5']) {
      expect(refs.filter((one) => one === ref)).toHaveLength(1);
      expect(refs.filter((one) => one === `${ref} (second)`)).toHaveLength(1);
    }
  });

  it('JMHA’s form has no answer at 3.7', () => {
    const claim = newestSelfAssessment(library, 'jmha', 'code-2024')?.claims.find(
      (one) => one.provision === '3.7',
    );
    expect(claim?.answer).toBe('blank');
  });
});
