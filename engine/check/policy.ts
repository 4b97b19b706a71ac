/** One finding for each provision of the Code that a policy is held against, and how a landlord's claims stand beside them. */
import type { Code, Finding, ProfileVocabulary, SelfAssessment } from '../model/code.ts';
import type { Edition } from '../model/edition.ts';
import { onceForEach } from '../model/once.ts';
import { judgeClaim, type RuleSet } from './claims.ts';
import { findProvision } from './findings.ts';
import { checkContext, type CheckContext } from './findings-context.ts';

/** What is checked: an edition and its rules, tables expanded. A `PreparedEdition` is one. */
export interface Checkable extends RuleSet {
  readonly edition: Edition;
}

/** What a check needs of the library. */
export interface CodeLibrary {
  readonly profileVocabulary: ProfileVocabulary;
  readonly codes: readonly Code[];
  readonly selfAssessments: readonly SelfAssessment[];
}

/** Findings that are kept for each Code: those of the editions that were looked at last. */
const mostKept = 16;

interface Unclaimed {
  readonly context: CheckContext;
  /** In the order of the provisions. */
  readonly findings: readonly Finding[];
}

const keptOf = onceForEach((_: Code) =>
  onceForEach((_vocabulary: ProfileVocabulary) => new Map<string, Unclaimed>()),
);

/** The findings without claims. An edit of the rules leaves them alone: they are made anew where the profile or the documents are others. */
function unclaimed(edition: Edition, code: Code, vocabulary: ProfileVocabulary): Unclaimed {
  const { profile, id, from, to, documents, notHeld } = edition;
  const kept = keptOf(code)(vocabulary);
  const key = JSON.stringify([profile, id, from, to, documents, notHeld]);
  const before = kept.get(key);
  if (before) return before;
  const context = checkContext(edition, code, vocabulary);
  const findings = code.provisions.map((provision) => findProvision(context, provision));
  const made = { context, findings };
  const [oldest] = kept.keys();
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(key, made);
  return made;
}

/**
 * One finding for each provision of the Code, in its order. What a document leaves out is not evidenced, never breached;
 * a value that is only asserted never makes a finding met. A provision without a claim has no claim fields.
 */
export function checkAgainstCode(
  checked: Checkable,
  code: Code,
  vocabulary: ProfileVocabulary,
  selfAssessment?: SelfAssessment,
): Finding[] {
  const { context, findings } = unclaimed(checked.edition, code, vocabulary);
  const claims = new Map((selfAssessment?.claims ?? []).map((claim) => [claim.provision, claim]));
  return code.provisions.map((provision, i) => {
    const finding = findings[i] as Finding;
    const claim = claims.get(provision.id);
    return claim ? judgeClaim(finding, claim, provision, context, checked) : finding;
  });
}

/** The landlord's newest self-assessment against a Code; one without a date counts as the oldest. */
export function newestSelfAssessment(
  library: CodeLibrary,
  landlord: string,
  code: string,
): SelfAssessment | undefined {
  return library.selfAssessments
    .filter((one) => one.landlord === landlord && one.code === code)
    .reduce<SelfAssessment | undefined>(
      (newest, one) => (newest === undefined || (one.date ?? '') >= (newest.date ?? '') ? one : newest),
      undefined,
    );
}

/**
 * Findings of an edition under the library's newest Code, with the landlord's newest self-assessment. Another can be
 * handed over; null leaves claims out. Without a Code there are no findings.
 */
export function checkPolicy(
  library: CodeLibrary,
  checked: Checkable,
  options: { readonly selfAssessment?: SelfAssessment | null } = {},
): Finding[] {
  const code = [...library.codes].sort((a, b) => (a.inForce < b.inForce ? -1 : 1)).at(-1);
  if (code === undefined) return [];
  const landlord = checked.edition.id.split('@')[0] ?? checked.edition.id;
  const claims =
    options.selfAssessment === undefined
      ? newestSelfAssessment(library, landlord, code.id)
      : options.selfAssessment;
  return checkAgainstCode(checked, code, library.profileVocabulary, claims ?? undefined);
}
