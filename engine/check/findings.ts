/** What a policy's text shows of one provision of the Code. Nothing here names a policy, a fact or a provision. */
import type { CitedText, Finding, ProfileCondition, Provision } from '../model/code.ts';
import { evaluate, profileLeaves, unique, type Profile, type Verdict } from './condition.ts';
import { assertedOnly, type CheckContext, clausesOf, documentOf } from './findings-context.ts';
import { fill, saidAndUnsaid, saidOf } from './findings-text.ts';

const holds = (condition: ProfileCondition | undefined, profile: Profile): Verdict | null => {
  if (condition === undefined) return null;
  const verdict = evaluate(condition, profile);
  return verdict.value === true ? verdict : null;
};

/**
 * The finding for one provision: a judgement that comes before all else, not applicable, breached, other judgements,
 * met, and else not evidenced. An edition that ended before the Code came into force is not held against it.
 */
export function findProvision(context: CheckContext, provision: Provision): Finding {
  const { known, shown, edition, code } = context;
  if (edition.to && edition.to < code.inForce)
    return plain(
      context,
      provision,
      'not-applicable',
      [],
      'This edition ended before the Code came into force.',
    );
  const first = judged(context, provision, true);
  if (first) return first;
  const excused = provision.notApplicable?.when ? holds(provision.notApplicable.when, shown) : null;
  if (excused && provision.notApplicable)
    return plain(
      context,
      provision,
      'not-applicable',
      clausesOf(shown, excused.facts),
      provision.notApplicable.text,
    );
  const breached = holds(provision.breached, known);
  if (breached) {
    const own = breached.facts.every((fact) => known[fact]?.asserted === true);
    const ways = provision.breached ? profileLeaves(provision.breached).length : 0;
    const said = ways > 1 ? saidOf(breached.facts, known, context.vocabulary) : '';
    const text = `${provision.text.notMet}${said}${own ? ' So the landlord’s own self-assessment says.' : ''}`;
    return plain(context, provision, 'not-met', clausesOf(known, breached.facts), text);
  }
  const second = judged(context, provision, false);
  if (second) return second;
  const met = provision.checkable === 'practice-only' ? null : holds(provision.met, shown);
  if (met) return plain(context, provision, 'met', clausesOf(shown, met.facts), provision.text.met);
  return undecided(context, provision);
}

/** All judgements that the profile calls for, as one finding. */
function judged(context: CheckContext, provision: Provision, early: boolean): Finding | null {
  const due = (provision.judgements ?? []).flatMap((judgement) => {
    const verdict =
      (judgement.overridesBreach ?? false) === early ? holds(judgement.when, context.known) : null;
    return verdict ? [{ text: judgement.text, clauses: clausesOf(context.known, verdict.facts) }] : [];
  });
  if (due.length === 0) return null;
  const text = due.map((one) => one.text).join(' ');
  return plain(context, provision, 'judgement', unique(due.flatMap((one) => one.clauses)), text);
}

/** Nothing in the profile decides: a standing judgement, no duty on the text, or silence with the documents searched. */
function undecided(context: CheckContext, provision: Provision): Finding {
  const { known, shown, searched, edition, code } = context;
  const standing = provision.judgements?.find((judgement) => judgement.when === undefined);
  if (standing) return plain(context, provision, 'judgement', searched, standing.text);
  if (provision.notApplicable && provision.notApplicable.when === undefined)
    return plain(context, provision, 'not-applicable', searched, provision.notApplicable.text);
  const factsOf = (condition: ProfileCondition | undefined): string[] =>
    condition ? unique(profileLeaves(condition).map((leaf) => leaf.fact)) : [];
  const partly = clausesOf(shown, factsOf(provision.met));
  const asked = unique([...factsOf(provision.met), ...factsOf(provision.notApplicable?.when)]);
  const claimed = asked.filter((fact) => known[fact]?.asserted === true);
  const missing = holds(code.heldWhen, shown) ? undefined : edition.notHeld?.[0];
  const where = missing ? ` It may stand in the ${missing.title}, which is not held.` : '';
  const lead = claimed.length > 0 ? assertedOnly(context, claimed) : provision.text.silent;
  const text = `${lead}${saidAndUnsaid(provision.met, shown, known, context.vocabulary)}${where}`;
  const clauses = unique([...partly, ...clausesOf(known, claimed), ...(missing?.clauses ?? []), ...searched]);
  const finding = plain(context, provision, 'not-evidenced', clauses, text);
  const { provision: id, status, ...rest } = finding;
  return { provision: id, status, because: missing ? 'document-not-held' : 'silent', ...rest, searched };
}

function plain(
  context: CheckContext,
  provision: Provision,
  status: Finding['status'],
  clauses: readonly string[],
  text: string,
): Finding {
  const cited = clauses.length > 0 ? clauses : context.searched;
  const remarks = status === 'not-applicable' ? [] : remarksOf(context, provision, status, cited);
  return {
    provision: provision.id,
    status,
    clauses: cited,
    text: fill(text, context.known, context.vocabulary),
    ...(remarks.length > 0 ? { remarks } : {}),
  };
}

/**
 * What else a reader should know: the provision's own remarks, and that the main document is older than the Code, which
 * is no matter where the finding rests on other documents alone.
 */
function remarksOf(
  context: CheckContext,
  provision: Provision,
  status: Finding['status'],
  cited: readonly string[],
): CitedText[] {
  const { known, vocabulary, edition, code, searched } = context;
  const remarks = (provision.remarks ?? []).flatMap((remark) => {
    const verdict = holds(remark.when, known);
    return verdict
      ? [{ text: fill(remark.text, known, vocabulary), clauses: clausesOf(known, verdict.facts) }]
      : [];
  });
  const dated = edition.documents[0]?.published ?? edition.from;
  const main = searched[0] ?? edition.id;
  const restsOnIt = cited.some((clause) => documentOf(context, clause) === main);
  if (status !== 'met' && restsOnIt && dated < code.inForce.slice(0, dated.length))
    remarks.push({
      text: `The text is of ${dated}, older than the Code (${code.inForce}).`,
      clauses: [main],
    });
  return remarks;
}
