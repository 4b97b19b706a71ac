/** Claims of a self-assessment held against the findings, the profile and the rules themselves. */
import type {
  CitedText,
  Claim,
  ClaimStatus,
  Detector,
  Finding,
  Provision,
  RuleMatcher,
} from '../model/code.ts';
import type { Condition } from '../model/condition.ts';
import type { PreparedRule } from '../model/prepare.ts';
import { evaluate, unique } from './condition.ts';
import { clausesOf, type CheckContext } from './findings-context.ts';

/** The rules of an edition, tables expanded, with its named conditions. */
export interface RuleSet {
  readonly rules: readonly PreparedRule[];
  readonly named: Readonly<Record<string, Condition>>;
}

/** The values to which a condition confines a fact; null where it leaves the fact free. */
export function confines(
  condition: Condition | null,
  fact: string,
  named: RuleSet['named'],
): ReadonlySet<unknown> | null {
  if (condition === null || 'not' in condition) return null;
  if ('condition' in condition) {
    const target = Object.hasOwn(named, condition.condition) ? named[condition.condition] : undefined;
    return target ? confines(target, fact, named) : null;
  }
  if ('all' in condition) {
    const sets = condition.all.map((part) => confines(part, fact, named)).filter((set) => set !== null);
    return sets.length > 0 ? sets.reduce((a, b) => new Set([...a].filter((value) => b.has(value)))) : null;
  }
  if ('any' in condition) {
    const sets = condition.any.map((part) => confines(part, fact, named));
    return sets.some((set) => set === null) ? null : new Set(sets.flatMap((set) => [...(set ?? [])]));
  }
  if (condition.fact !== fact) return null;
  if (condition.operator === 'equal') return new Set([condition.value]);
  return condition.operator === 'in' && Array.isArray(condition.value) ? new Set(condition.value) : null;
}

/** Whether a rule does what the matcher tells. */
export function ruleMatches(rule: PreparedRule, matcher: RuleMatcher, named: RuleSet['named']): boolean {
  if (rule.event.type !== matcher.event) return false;
  const params: Readonly<Record<string, unknown>> = rule.event.params;
  for (const [name, value] of Object.entries(matcher.params ?? {})) if (params[name] !== value) return false;
  if (matcher.reads !== undefined && !rule.mentions.has(matcher.reads)) return false;
  if (matcher.doesNotRead !== undefined && rule.mentions.has(matcher.doesNotRead)) return false;
  if (matcher.amount) {
    const amount = params['amount'];
    const kinds = typeof amount === 'object' && amount !== null ? Object.keys(amount) : [];
    if (!matcher.amount.some((kind) => kinds.includes(kind))) return false;
  }
  if (!matcher.requires) return true;
  const confined = confines(rule.conditions, matcher.requires.fact, named);
  const { in: wanted } = matcher.requires;
  return (
    confined !== null &&
    confined.size > 0 &&
    [...confined].every((value) => wanted.some((one) => one === value))
  );
}

/** Where a detector strikes: the clauses, and the rules that match; null where a part does not hold. */
export function detect(
  detector: Detector,
  text: string,
  context: CheckContext,
  rules: RuleSet,
): CitedText | null {
  const verdict = detector.profile ? evaluate(detector.profile, context.known) : null;
  if (verdict && verdict.value !== true) return null;
  const clauses = verdict ? clausesOf(context.known, verdict.facts) : [];
  const { rule: matcher } = detector;
  if (!matcher) return { text, clauses };
  const hits = rules.rules.filter((rule) => ruleMatches(rule, matcher, rules.named));
  if (hits.length === 0) return null;
  const cited = hits.flatMap((rule) => rule.event.params.clauses);
  return { text, clauses: unique([...clauses, ...cited]), rules: hits.map((rule) => rule.name) };
}

/** Everything that speaks against a claim of yes: detectors of the provision, conflicts of the claim, else the finding. */
function contradictionsOf(
  claim: Claim,
  provision: Provision,
  finding: Finding,
  context: CheckContext,
  rules: RuleSet,
): CitedText[] {
  const found = (provision.contradictedBy ?? []).map((one) => detect(one, one.text, context, rules));
  for (const conflict of claim.conflicts ?? []) {
    const hit = conflict.when
      ? detect(conflict.when, conflict.text, context, rules)
      : { text: conflict.text, clauses: [] };
    found.push(hit && { ...hit, clauses: unique([...conflict.with, ...hit.clauses]) });
  }
  const all = found.filter((one) => one !== null);
  if (all.length > 0 || finding.status !== 'not-met') return all;
  return [{ text: finding.text, clauses: finding.clauses }];
}

/** What a reader is told of a claim, in one sentence. */
function claimText(
  status: ClaimStatus,
  basis: Finding['basis'],
  against: readonly CitedText[],
  open: readonly string[],
): string {
  if (status === 'unanswered') return 'The form gives neither yes nor no.';
  if (status === 'contradicted')
    return `Contradicted: ${against.map((one) => one.text.replace(/\.$/, '')).join('; ')}.`;
  if (status === 'supported')
    return basis === 'document' ? 'The document bears it out.' : 'The printed evidence answers each element.';
  return open.length > 0
    ? `The printed evidence does not reach: ${open.join('; ')}.`
    : 'Nothing shown bears it out.';
}

/**
 * Adds the claim to a finding. A yes is contradicted by a breach, a rule or the landlord's own words; supported where the
 * document shows the provision met, or where the printed evidence answers each element; else unsupported.
 */
export function judgeClaim(
  finding: Finding,
  claim: Claim,
  provision: Provision,
  context: CheckContext,
  rules: RuleSet,
): Finding {
  const open = (claim.answers ?? []).filter((one) => !one.answered).map((one) => one.element);
  const against = claim.answer === 'yes' ? contradictionsOf(claim, provision, finding, context, rules) : [];
  if (claim.answer === 'no' && finding.status === 'met')
    against.push({ text: finding.text, clauses: finding.clauses });
  const borneOut = finding.status === (claim.answer === 'yes' ? 'met' : 'not-met');
  const ownEvidence = claim.answer === 'yes' && claim.answers !== undefined && open.length === 0;
  const claimStatus = statusOf(claim, against.length > 0, borneOut || ownEvidence);
  const basis = claimStatus !== 'supported' ? undefined : borneOut ? 'document' : 'own-evidence';
  return {
    ...finding,
    clauses: unique([...finding.clauses, ...against.flatMap((one) => one.clauses)]),
    claim: claim.answer,
    claimStatus,
    ...(basis ? { basis } : {}),
    claimText: claimText(claimStatus, basis, against, open),
    evidence: claim.evidence,
    ...(against.length > 0 ? { contradictions: against } : {}),
    ...(open.length > 0 && claim.answer === 'yes' ? { unanswered: open } : {}),
  };
}

function statusOf(claim: Claim, against: boolean, borne: boolean): ClaimStatus {
  if (claim.answer === 'blank') return 'unanswered';
  if (against) return 'contradicted';
  return borne ? 'supported' : 'unsupported';
}
