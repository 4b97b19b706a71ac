/** What a policy's text shows of one provision of the Code. Nothing here names a policy, a fact or a provision. */
import type {
  CitedText,
  Code,
  Finding,
  ProfileCondition,
  ProfileVocabulary,
  Provision,
} from '../model/code.ts';
import type { Edition } from '../model/edition.ts';
import { evaluate, profileLeaves, unique, type Profile, type Verdict } from './condition.ts';
import { fill, saidAndUnsaid, saidOf } from './findings-text.ts';

/** All that the findings of one edition are made from. */
export interface CheckContext {
  readonly edition: Edition;
  readonly code: Code;
  readonly vocabulary: ProfileVocabulary;
  /** Everything that is known, a landlord's own assertions among it: it can show a breach, or what must be judged. */
  readonly known: Profile;
  /** What the documents themselves say: only this can show that a provision is met. */
  readonly shown: Profile;
  readonly searched: readonly string[];
}

/** Splits the profile into what is known and what the documents show, and finds the documents that were searched. */
export function checkContext(
  edition: Edition,
  code: Code,
  vocabulary: ProfileVocabulary,
  claimsDocument?: string,
): CheckContext {
  const known = edition.profile ?? {};
  const shown = Object.fromEntries(Object.entries(known).filter(([, held]) => held.asserted !== true));
  const main = edition.documents[0]?.id ?? edition.id;
  const documentOf = (clause: string): string =>
    clause.includes('#') ? clause.slice(0, clause.indexOf('#')) : main;
  const asserted = new Set(
    Object.values(known).flatMap((held) => (held.asserted === true ? held.clauses.map(documentOf) : [])),
  );
  for (const held of Object.values(shown))
    for (const clause of held.clauses) asserted.delete(documentOf(clause));
  const searched = edition.documents
    .map((document) => document.id)
    .filter((id) => id === main || (id !== claimsDocument && !asserted.has(id)));
  return { edition, code, vocabulary, known, shown, searched };
}

/** The clauses behind some facts, each once. */
export function clausesOf(profile: Profile, facts: readonly string[]): string[] {
  return unique(facts.flatMap((fact) => profile[fact]?.clauses ?? []));
}

const holds = (condition: ProfileCondition | undefined, profile: Profile): Verdict | null => {
  if (condition === undefined) return null;
  const verdict = evaluate(condition, profile);
  return verdict.value === true ? verdict : null;
};

/**
 * The finding for one provision: not applicable, a judgement that comes before the breach, breached, other judgements,
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
  const excused = provision.notApplicable?.when ? holds(provision.notApplicable.when, shown) : null;
  if (excused && provision.notApplicable)
    return plain(
      context,
      provision,
      'not-applicable',
      clausesOf(shown, excused.facts),
      provision.notApplicable.text,
    );
  const first = judged(context, provision, true);
  if (first) return first;
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
  const { shown, searched, edition, code } = context;
  const standing = provision.judgements?.find((judgement) => judgement.when === undefined);
  if (standing) return plain(context, provision, 'judgement', searched, standing.text);
  if (provision.notApplicable && provision.notApplicable.when === undefined)
    return plain(context, provision, 'not-applicable', searched, provision.notApplicable.text);
  const partly = provision.met
    ? clausesOf(
        shown,
        profileLeaves(provision.met).map((leaf) => leaf.fact),
      )
    : [];
  const missing = holds(code.heldWhen, shown) ? undefined : edition.notHeld?.[0];
  const where = missing ? ` It may stand in the ${missing.title}, which is not held.` : '';
  const text = `${provision.text.silent}${saidAndUnsaid(provision.met, shown, context.vocabulary)}${where}`;
  const clauses = unique([...partly, ...(missing?.clauses ?? []), ...searched]);
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
  const remarks = status === 'not-applicable' ? [] : remarksOf(context, provision, status);
  return {
    provision: provision.id,
    status,
    clauses: clauses.length > 0 ? clauses : context.searched,
    text: fill(text, context.known, context.vocabulary),
    ...(remarks.length > 0 ? { remarks } : {}),
  };
}

/** What else a reader should know: the provision's own remarks, and that the text is older than the Code. */
function remarksOf(context: CheckContext, provision: Provision, status: Finding['status']): CitedText[] {
  const { known, vocabulary, edition, code, searched } = context;
  const remarks = (provision.remarks ?? []).flatMap((remark) => {
    const verdict = holds(remark.when, known);
    return verdict
      ? [{ text: fill(remark.text, known, vocabulary), clauses: clausesOf(known, verdict.facts) }]
      : [];
  });
  const dated = edition.documents[0]?.published ?? edition.from;
  if (status !== 'met' && dated < code.inForce.slice(0, dated.length))
    remarks.push({
      text: `The text is of ${dated}, older than the Code (${code.inForce}).`,
      clauses: [...searched],
    });
  return remarks;
}
