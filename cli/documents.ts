/** What `validate` says of documents beyond what the engine reads: where they stand, whom they name, the clause index. */
import {
  type JsonDocument,
  type Library,
  type Problem,
  type SourceFile,
  nearestName,
  parseDocument,
} from '../engine/index.ts';
import { homes, roleAt, roleByKeys } from './placing.ts';

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;

/** Its syntax alone: of a schema, the promises, and what nothing reads. */
export const syntaxProblems = (file: SourceFile): readonly Problem[] => parseDocument(file).problems;

/** The path of an edition of the project against its id: `rules/policies/jmha/2027-01.json` holds `jmha@2027-01`. */
function pathProblems(doc: JsonDocument, place: string): Problem[] {
  const id = fieldsOf(doc.value)?.id;
  if (typeof id !== 'string' || !id.includes('@')) return [];
  const home = `rules/policies/${id.replace('@', '/')}.json`;
  if (place === home) return [];
  return [
    doc.problem('/id', {
      code: 'path-mismatch',
      what: `\`${id}\` stands in \`${place}\``,
      why: 'an edition is found by its path',
      mend: `move it to \`${home}\`, or correct the id`,
    }),
  ];
}

/** A document of the project in a place where it is not read, or under a name that is not its own. */
export function placeProblems(file: SourceFile, place: string): readonly Problem[] {
  const parsed = parseDocument(file);
  if (!parsed.ok) return [];
  const doc = parsed.value;
  const role = roleByKeys(file.text);
  const expected = roleAt(place);
  if (expected === 'policy') return pathProblems(doc, place);
  if (expected !== undefined) return [];
  const [home, word] = (role && homes[role]) ?? [];
  if (home === undefined) {
    const finding = {
      code: 'not-read',
      severity: 'warning' as const,
      what: `nothing reads \`${place}\``,
      why: 'it stands in no folder that is read',
      mend: 'move it to where it belongs, or out of `rules/` and `fixtures/`',
    };
    return [doc.problem('', finding)];
  }
  const id = fieldsOf(doc.value)?.id;
  const own =
    role === 'policy' && typeof id === 'string' ? `rules/policies/${id.replace('@', '/')}.json` : home;
  return [
    doc.problem('', {
      code: 'wrong-place',
      what: `this is ${word ?? 'a document'}, and nothing reads it in \`${place}\``,
      why: 'each kind of document has its folder',
      mend: `move it to \`${own}\``,
    }),
  ];
}

/** A name in a document that is to be one of those known. */
function nameProblems(doc: JsonDocument, key: string, kind: string, known: readonly string[]): Problem[] {
  const name = fieldsOf(doc.value)?.[key];
  if (typeof name !== 'string' || known.includes(name)) return [];
  const nearest = nearestName(name, known);
  const mend = nearest === undefined ? `use one of ${known.join(', ')}` : `did you mean \`${nearest}\`?`;
  const finding = {
    code: kind === 'code' ? 'unknown-code' : 'unknown-policy',
    what: `\`${name}\` is not a known ${kind}`,
    why: 'no document of that name is held',
    mend,
    nearest,
  };
  return [doc.problem(`/${key}`, finding)];
}

/** Whom a self-assessment names: a landlord, an edition and a code that are held. */
export function assessmentProblems(file: SourceFile, library: Library): readonly Problem[] {
  const parsed = parseDocument(file);
  if (!parsed.ok) return [];
  const landlords = [...new Set(library.editions.map(({ landlordId }) => landlordId))];
  const editions = library.editions.map(({ edition }) => edition.id);
  const codes = library.codes.map(({ id }) => id);
  return [
    ...nameProblems(parsed.value, 'landlord', 'landlord', landlords),
    ...nameProblems(parsed.value, 'edition', 'edition', editions),
    ...nameProblems(parsed.value, 'code', 'code', codes),
  ];
}

/** A clause index: document, source and edition by name, and a hash for each clause, which stands once. */
export function indexProblems(file: SourceFile, library: Library): readonly Problem[] {
  const parsed = parseDocument(file);
  if (!parsed.ok) return parsed.problems;
  const doc = parsed.value;
  const shape = (at: string, what: string, mend: string): Problem =>
    doc.problem(at, { code: 'wrong-shape', what, why: 'a clause index has one form', mend });
  const fields = fieldsOf(doc.value);
  if (!fields) return [shape('', 'this is no object', 'write `document`, `source`, `edition` and `clauses`')];
  const texts = ['document', 'source', 'edition'].filter((key) => typeof fields[key] !== 'string');
  const problems = texts.map((key) =>
    shape(`/${key}`, `\`${key}\` is missing or no text`, `write \`${key}\` as a text`),
  );
  problems.push(
    ...nameProblems(
      doc,
      'edition',
      'edition',
      library.editions.map(({ edition }) => edition.id),
    ),
  );
  if (!Array.isArray(fields.clauses) || fields.clauses.length === 0)
    return [
      ...problems,
      shape('/clauses', '`clauses` is missing or empty', 'list every clause with its hash'),
    ];
  const seen = new Set<unknown>();
  fields.clauses.forEach((clause, i) => {
    const { ref, hash } = fieldsOf(clause) ?? {};
    if (typeof ref !== 'string' || typeof hash !== 'string' || !/^[0-9a-f]{16}$/.test(hash))
      problems.push(
        shape(
          `/clauses/${i}`,
          'this clause lacks its `ref` or its `hash` of 16 hex digits',
          'make the index anew',
        ),
      );
    else if (seen.has(ref))
      problems.push(shape(`/clauses/${i}/ref`, `clause \`${ref}\` stands twice`, 'keep one of them'));
    seen.add(ref);
  });
  return problems;
}
