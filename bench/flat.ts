/** Cases as the hand-written evaluators and the peers get them: every fact with a value, money in pence. */
import { type Case, encode, type Encoded, type FactDeclaration } from '../engine/index.ts';

/** Booleans (0 and 1) and enumerations (the places of their values). */
type Small =
  | 'customerType'
  | 'vulnerableHousehold'
  | 'complaintStage'
  | 'complaintOutcome'
  | 'complaintSubject'
  | 'firstReport'
  | 'anonymous'
  | 'unreasonableConduct'
  | 'alreadyConsidered'
  | 'rightOfAppeal'
  | 'outsideLandlordControl'
  | 'lateForGoodReason'
  | 'landlordResponsibility'
  | 'serviceStandardMissed'
  | 'landlordNegligent'
  | 'processNotFollowed'
  | 'impact'
  | 'poorComplaintHandling'
  | 'reportedBeforeOwnRepair'
  | 'priorWrittenPermission'
  | 'damageCausedByLandlord'
  | 'contentsInsuranceApplies'
  | 'insurerClaim'
  | 'personalInjuryClaim'
  | 'legalProceedings'
  | 'customerCaused'
  | 'thirdPartyFault'
  | 'beyondControl'
  | 'agreedPlanKept'
  | 'decorationMismatchOnly'
  | 'decantExpenses'
  | 'contractorInvolved'
  | 'rentRefundOffered'
  | 'bankDetailsProvided'
  | 'remedialWorkComplete'
  | 'ombudsmanFinding'
  | 'orderInAddition';

/** Counts, and sums in pence. */
type Whole =
  | 'monthsSinceIssue'
  | 'durationMonths'
  | 'missedAppointments'
  | 'belongingsLoss'
  | 'flooringLoss'
  | 'heatingCost'
  | 'mealsCost'
  | 'cleaningCost'
  | 'redecorationCost'
  | 'alternativeAccommodationCost'
  | 'ownRepairCost'
  | 'lossOfEarnings'
  | 'professionalFees'
  | 'unevidencedLoss'
  | 'personalInjuryAmount'
  | 'arrears'
  | 'alreadyOffered'
  | 'alreadyPaid'
  | 'monthsSinceClosure'
  | 'ombudsmanOrder'
  | 'heatingAndWaterLossDays'
  | 'heatingOrWaterLossDays'
  | 'powerLossDays'
  | 'lightingLossWeeks';

/** One typed array a fact of the vocabulary and of the project's editions. */
export type Columns = Readonly<Record<Small, Uint8Array> & Record<Whole, Int32Array>>;

/** Every fact of the list in every case, the default where a case says nothing. Cases with items or unknown facts have no place here. */
export function valuesOf(c: Case, facts: readonly FactDeclaration[]): Record<string, Encoded> {
  const values: Record<string, Encoded> = {};
  for (const { name, type, default: standard } of facts) {
    const value = encode(type, Object.hasOwn(c.facts, name) ? c.facts[name] : standard);
    if (value === null) throw new Error(`${name} of ${c.id} has no value`);
    values[name] = value;
  }
  return values;
}

/** Whether a case is one row: without items and with nothing unknown. */
export const isPlain = (c: Case): boolean =>
  c.items === undefined && c.decided === undefined && !Object.values(c.facts).includes(null);

/** The columns of plain cases. */
export function columnsOf(cases: readonly Case[], facts: readonly FactDeclaration[]): Columns {
  const columns = facts.map(({ name, type, values = [] }) => {
    const small = type === 'boolean' || type === 'enumeration';
    const column = small ? new Uint8Array(cases.length) : new Int32Array(cases.length);
    return { name, column, codes: new Map(values.map((value, i) => [value, i])) };
  });
  cases.forEach((c, i) => {
    const row = valuesOf(c, facts);
    for (const { name, column, codes } of columns) {
      const value = row[name];
      column[i] = typeof value === 'string' ? (codes.get(value) ?? 0) : Number(value);
    }
  });
  return Object.fromEntries(columns.map(({ name, column }) => [name, column])) as unknown as Columns;
}
