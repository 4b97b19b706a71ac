/** Plain English for people: rules, conditions, amounts and determinations in words; and the determination as JSON. Every screen and command uses it. */
export { describeAmount } from './amount.ts';
export { cited, clauseSummary } from './citation.ts';
export { describeCondition } from './condition.ts';
export { describeGate, describeHead } from './head.ts';
export {
  type DeterminationJson,
  type HeadJson,
  type AwardJson,
  type PaymentJson,
  determinationToJson,
} from './json.ts';
export { describeDifference, describeRange, type Figure } from './range.ts';
export { describeRule } from './rule.ts';
export { statement as describeFact } from './values.ts';
export {
  basisWord,
  categoryWord,
  flagKindWord,
  headWord,
  outcomeWord,
  remedyWord,
  routeWord,
  statusWord,
  stepWord,
  termWord,
} from './words.ts';
export { explain } from './explain.ts';
export type { ExplanationLine, ExplanationSection } from './explanation.ts';
