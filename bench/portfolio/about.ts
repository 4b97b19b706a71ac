/** What goes with any story: who complains, how far it got, what is owed, the Ombudsman, the dates, items, what nobody knows. */
import { formatDate, weekday } from '../../engine/dates.ts';
import type { Draft, Value } from './draft.ts';

/** Items and timeline of a case, in the contract's shape. */
export interface Item {
  readonly kind: string;
  readonly facts: Readonly<Record<string, Value>>;
}

/** Who it is, where the story has not said so: mostly tenants; a former tenant has an account that is closed or in arrears. */
export function customer(d: Draft): void {
  if (!d.has('customerType'))
    d.set(
      'customerType',
      d.draw.pick([
        ['tenant', 880],
        ['leaseholder', 52],
        ['sharedOwner', 26],
        ['formerTenant', 28],
        ['applicant', 8],
        ['facilityUser', 3],
        ['nonResident', 3],
      ]),
    );
  if (!d.has('vulnerableHousehold')) d.may('vulnerableHousehold', 15);
  const rents = d.get('customerType') === 'tenant' || d.get('customerType') === 'formerTenant';
  d.loses('arrears', d.get('customerType') === 'formerTenant' ? 55 : rents ? 27 : 7, 340, 20);
  d.may('bankDetailsProvided', 86);
  if (d.get('bankDetailsProvided') === false && d.get('complaintOutcome') !== 'undecided')
    d.set('monthsSinceClosure', d.draw.about(1, 20));
}

/** The stage: further where it lasted longer or was handled badly; some never became a formal complaint. */
export function stage(d: Draft): void {
  if (d.has('complaintStage')) return;
  const months = Number(d.get('durationMonths') ?? 0);
  const bad = d.get('poorComplaintHandling') === true;
  const second = (months < 2 ? 7 : months < 6 ? 16 : months < 12 ? 28 : 38) + (bad ? 12 : 0);
  const undecided = d.get('complaintOutcome') === 'undecided';
  const weights: readonly (readonly [string, number])[] = [
    ['none', undecided ? 22 : 0],
    ['informal', months < 3 ? 14 : 5],
    ['stage1', 88 - second],
    ['stage2', second],
    ['stage3', 1],
  ];
  d.set('complaintStage', d.draw.pick(weights));
  if (!bad) d.may('poorComplaintHandling', second > 20 ? 22 : 7);
}

/** How late the claim came: within half a year nearly always. */
export function lateness(d: Draft): void {
  const months = Number(d.get('durationMonths') ?? 0);
  d.set('monthsSinceIssue', Math.min(120, d.draw.about(2 + Math.floor(months / 6), 18)));
  if (Number(d.get('monthsSinceIssue')) > 6) d.may('lateForGoodReason', 26);
}

/** Causes that take the fault from the landlord, where it has none, or a share of it. */
export function causes(d: Draft): void {
  const fault = d.get('landlordResponsibility');
  if (fault === 'none') d.may('customerCaused', 16).may('thirdPartyFault', 14);
  else if (fault === 'partial') d.may('customerCaused', 7);
  if (fault === 'full' && !d.has('landlordNegligent')) d.may('landlordNegligent', 4);
}

/** What was offered and paid before, and in one case of thirty what the Ombudsman found and ordered. */
export function money(d: Draft): void {
  const decided = d.get('complaintOutcome') === 'upheld' || d.get('complaintOutcome') === 'partlyUpheld';
  if (decided && d.atFault) d.loses('alreadyOffered', 24, 130).loses('alreadyPaid', 9, 90);
  if (d.draw.percent(0.4)) d.set('rentRefundOffered', true);
  const far = d.get('complaintStage') === 'stage2' || d.get('complaintStage') === 'stage3';
  if (!far || !d.draw.percent(15)) return;
  const found = d.draw.pick([
    ['none', d.atFault ? 22 : 70],
    ['serviceFailure', 34],
    ['maladministration', d.atFault ? 36 : 0],
    ['severeMaladministration', d.atFault ? 8 : 0],
  ]);
  d.set('ombudsmanFinding', found);
  if (found === 'none') return;
  const median = found === 'serviceFailure' ? 120 : found === 'maladministration' ? 450 : 1500;
  d.loses('ombudsmanOrder', 88, median, 14);
  if (d.has('ombudsmanOrder')) d.may('orderInAddition', 32);
}

/** The dates of three cases in ten, from 2024 to the middle of 2026: mostly within the time limits, late where handled badly. */
export function timeline(d: Draft): Record<string, string> | undefined {
  const at = String(d.get('complaintStage'));
  if (!/^stage/.test(at) || !d.draw.percent(30)) return undefined;
  const slow = d.get('poorComplaintHandling') === true ? 3 : 1;
  let day = 19723 + d.draw.below(900);
  const dates: Record<string, string> = {};
  const put = (step: string, median: number): void => {
    day += 1 + Math.min(200, d.draw.about(median * slow, 12));
    if (weekday(day) > 4) day += 7 - weekday(day);
    dates[step] = formatDate(day);
  };
  dates['received'] = formatDate(day);
  put('stage1Acknowledged', 3);
  if (d.get('complaintOutcome') === 'undecided') return dates;
  put('stage1Responded', 11);
  if (at === 'stage1') return dates;
  put('escalationRequested', 14);
  put('stage2Acknowledged', 3);
  if (d.draw.percent(85)) put('stage2Responded', 24);
  return dates;
}

const losses = /(?:Loss|Cost|lossOfEarnings|Fees)$/;

/** Three cases in a hundred say their losses, appointments or failures one by one, in place of the sums. */
export function items(d: Draft): Item[] | undefined {
  if (!d.draw.percent(3)) return undefined;
  const named = Object.keys(d.stated());
  const lost = named.filter((name) => losses.test(name));
  if (lost.length > 1)
    return lost.map((name) => ({ kind: 'loss', facts: { [name]: d.take(name) as Value } }));
  if (d.has('missedAppointments') && Number(d.get('missedAppointments')) < 5) {
    const count = Number(d.take('missedAppointments'));
    return Array.from({ length: count }, () => ({ kind: 'appointment', facts: {} }));
  }
  if (Number(d.get('durationMonths') ?? 0) < 2) return undefined;
  const months = Number(d.take('durationMonths'));
  const impact = d.take('impact') ?? 'low';
  return [
    { kind: 'failure', facts: { impact, durationMonths: months } },
    { kind: 'failure', facts: { impact: 'low', durationMonths: d.draw.between(1, months) } },
  ];
}

/** Four cases in a hundred have a fact or two that nobody has found out yet. */
export function unknowns(d: Draft): void {
  if (!d.draw.percent(4)) return;
  for (let left = d.draw.percent(30) ? 2 : 1; left > 0; left -= 1)
    d.set(
      d.draw.pick([
        ['arrears', 22],
        ['bankDetailsProvided', 14],
        ['contentsInsuranceApplies', 18],
        ['damageCausedByLandlord', 12],
        ['priorWrittenPermission', 12],
        ['landlordResponsibility', 12],
        ['impact', 10],
      ]),
      null,
    );
}
