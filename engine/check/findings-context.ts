/** What the findings of an edition are made from: its profile, what of it the documents show, and which were searched. */
import type { Code, ProfileVocabulary } from '../model/code.ts';
import type { Edition } from '../model/edition.ts';
import { unique, type Profile } from './condition.ts';
import { labelled } from './findings-text.ts';

/** What findings read of an edition, beside its profile. */
export type Checked = Pick<Edition, 'id' | 'from' | 'to' | 'documents' | 'notHeld'>;

/** All that the findings of one edition are made from. */
export interface CheckContext {
  readonly edition: Checked;
  readonly code: Code;
  readonly vocabulary: ProfileVocabulary;
  /** Everything that is known, a landlord's own assertions among it: it can show a breach, or what must be judged. */
  readonly known: Profile;
  /** What the documents themselves say: only this can show that a provision is met. */
  readonly shown: Profile;
  /** Every document that is held, the main one first: silence is silence of all of them. */
  readonly searched: readonly string[];
}

/** Splits the profile into what is known and what the documents show. */
export function checkContext(edition: Edition, code: Code, vocabulary: ProfileVocabulary): CheckContext {
  const known = edition.profile ?? {};
  const shown = Object.fromEntries(Object.entries(known).filter(([, held]) => held.asserted !== true));
  const searched = edition.documents.map((document) => document.id);
  return { edition, code, vocabulary, known, shown, searched };
}

/** The document that a clause, or a document's own id, stands for; a bare reference means the main document. */
export function documentOf(context: CheckContext, clause: string): string {
  const named = clause.includes('#') ? clause.slice(0, clause.indexOf('#')) : clause;
  return context.searched.find((id) => id === named) ?? context.searched[0] ?? context.edition.id;
}

/** The clauses behind some facts, each once. */
export function clausesOf(profile: Profile, facts: readonly string[]): string[] {
  return unique(facts.flatMap((fact) => profile[fact]?.clauses ?? []));
}

/** "Not in the “Guidance”; the “Self-assessment” asserts it: …", where only a landlord's own assertion says something. */
export function assertedOnly(context: CheckContext, claimed: readonly string[]): string {
  const { edition, known, vocabulary } = context;
  const title = (id: string): string => edition.documents.find((document) => document.id === id)?.title ?? id;
  const where = unique(clausesOf(known, claimed).map((clause) => documentOf(context, clause)));
  const main = context.searched[0] ?? edition.id;
  const what = claimed.flatMap((name) => {
    const fact = vocabulary.facts.find((one) => one.name === name);
    const held = known[name];
    return held ? [labelled(fact, fact?.label ?? name, held)] : [];
  });
  return `Not in the “${title(main)}”; the “${where.map(title).join('”, “')}” asserts it: ${what.join('; ')}.`;
}
