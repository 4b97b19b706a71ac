/** What only several documents together can show: facts declared twice, ids that stand twice, names of the profile. */
import { type MeaningFault, profileFaults } from '../check/policy-meaning.ts';
import type { FactDeclaration, PreparedEdition } from '../model/index.ts';
import type { ProfileVocabulary } from '../model/code.ts';
import { nearestName, type Problem } from '../problems.ts';
import { JsonDocument, parseDocument, type SourceFile } from './document.ts';

/** Whatever can say where a problem stands. */
type Places = Pick<JsonDocument, 'problem'>;

/** A document that is parsed when the first problem needs its place: an edit is held against all the others, as a rule without a fault. */
function whenNeeded(file: SourceFile): Places {
  let doc: JsonDocument | undefined;
  return {
    problem: (pointer, finding) => {
      const parsed = doc ? undefined : parseDocument(file);
      doc ??= parsed?.ok ? parsed.value : new JsonDocument(file, null, null);
      return doc.problem(pointer, finding);
    },
  };
}

/** Faults of meaning as problems: one code for a name that is not known, one for a value that does not fit. */
export function faultProblems(
  doc: Places,
  at: string,
  faults: readonly MeaningFault[],
  unknownCode: string,
  valueCode: string,
  known: Iterable<string>,
): Problem[] {
  return faults.map(({ pointer, what, mend, unknown }) => {
    const nearest = unknown === undefined ? undefined : nearestName(unknown, known);
    const code = unknown === undefined ? valueCode : unknownCode;
    return doc.problem(`${at}${pointer}`, {
      code,
      what,
      why:
        unknown === undefined
          ? 'it does not agree with what is declared'
          : 'nothing of that name is declared',
      mend: nearest ? `did you mean \`${nearest}\`?` : mend,
      nearest,
      onKey: unknown !== undefined,
    });
  });
}

/** Two editions may declare one fact only with the same type, unit and values; ids stand once; profiles name known facts. */
export function checkTogether(editions: readonly PreparedEdition[], profile: ProfileVocabulary): Problem[] {
  const problems: Problem[] = [];
  const seenFacts = new Map<string, { fact: FactDeclaration; edition: string }>();
  const seenIds = new Map<string, string>();
  const profileFacts = profile.facts.map((fact) => fact.name);
  for (const { edition, file, text } of editions) {
    const doc = whenNeeded({ path: file, text });
    const other = seenIds.get(edition.id);
    if (other !== undefined)
      problems.push(
        doc.problem('/id', {
          code: 'duplicate-id',
          what: `edition \`${edition.id}\` stands in \`${other}\` too`,
          why: 'an edition has one id',
          mend: 'give one of them another id',
        }),
      );
    seenIds.set(edition.id, file);
    edition.facts?.forEach((fact, i) => {
      const before = seenFacts.get(fact.name);
      const same = (key: 'type' | 'unit' | 'values'): boolean =>
        JSON.stringify(before?.fact[key]) === JSON.stringify(fact[key]);
      if (before && !(same('type') && same('unit') && same('values')))
        problems.push(
          doc.problem(`/facts/${i}/name`, {
            code: 'fact-conflict',
            what: `\`${fact.name}\` is declared otherwise by \`${before.edition}\``,
            why: 'one name has one type, unit and list of values',
            mend: 'make them agree, or choose another name',
          }),
        );
      if (!before) seenFacts.set(fact.name, { fact, edition: edition.id });
    });
    if (profile.facts.length > 0)
      problems.push(
        ...faultProblems(
          doc,
          '/profile',
          profileFaults(edition.profile ?? {}, profile),
          'unknown-profile-fact',
          'profile-value',
          profileFacts,
        ),
      );
  }
  return problems;
}
