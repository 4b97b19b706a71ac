/** An edition from text: syntax, schema, then meaning; every problem at once. */
import * as validators from 'virtual:validators';
import { type Edition, prepareEdition, type PreparedEdition, type Vocabulary } from '../model/index.ts';
import type { Problem, Result } from '../problems.ts';
import { checkDeclarations, checkHeader } from './declarations.ts';
import { type JsonDocument, parseDocument, pointerPart, type SourceFile } from './document.ts';
import { explainSchema, type Located } from './explain-schema.ts';
import { knotsIn } from './knots.ts';
import { EditionChecker } from './names.ts';
import { checkRules } from './rules.ts';
import { salvageEdition } from './salvage.ts';
import { rowFaults } from './rows.ts';
import { schemaFor, type SchemaName } from './schemas.ts';

const verdicts: Record<SchemaName, (value: unknown) => boolean> = {
  policy: validators.policy,
  cases: validators.cases,
  vocabulary: validators.vocabulary,
  calendar: validators.calendar,
  profile: validators.profile,
  code: validators.code,
  'self-assessment': validators.selfAssessment,
  mapping: validators.mapping,
};

/** Conditions that json-rules-engine would take in silence: empty ones are true, and of two roots one is ignored. */
export function trapsIn(root: unknown): Located[] {
  const found: Located[] = [];
  const path: (string | number)[] = [];
  const note = (finding: Located['finding'], ...below: string[]): void => {
    found.push({ pointer: [...path, ...below].map((part) => `/${pointerPart(part)}`).join(''), finding });
  };
  const within = (key: string | number, value: unknown): void => {
    path.push(key);
    visit(value);
    path.pop();
  };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach((entry, i) => within(i, entry));
    if (typeof value !== 'object' || value === null) return;
    const object = value as Record<string, unknown>;
    const roots = ['all', 'any'].filter((key) => Array.isArray(object[key]));
    if (roots.length > 0) {
      const keys = [...roots, ...otherRoots(object)];
      if (keys.length > 1) note(mixed(keys));
      for (const key of roots) if ((object[key] as unknown[]).length === 0) note(empty(key), key);
    }
    for (const key of Object.keys(object)) within(key, object[key]);
  };
  visit(root);
  return found;
}

/** What else an object with `all` or `any` says it is. */
const otherRoots = (object: Record<string, unknown>): string[] => [
  ...(typeof object['condition'] === 'string' ? ['condition'] : []),
  ...(typeof object['not'] === 'object' && object['not'] !== null ? ['not'] : []),
  ...(typeof object['fact'] === 'string' && 'operator' in object ? ['fact'] : []),
];

const mixed = (keys: readonly string[]): Located['finding'] => ({
  code: 'mixed-condition',
  what: `${keys.map((key) => `\`${key}\``).join(' and ')} stand beside each other`,
  why: 'only one of them would count',
  mend: 'nest one inside the other',
});

const empty = (key: string): Located['finding'] => ({
  code: 'empty-condition',
  what: `\`${key}\` is empty`,
  why: 'it would always hold',
  mend: 'add a condition, or leave `conditions` out for a rule that always holds',
});

/** Parses a text and holds it against its schema. */
export function readShape<T>(file: SourceFile, schema: SchemaName): Result<{ doc: JsonDocument; value: T }> {
  const parsed = parseDocument(file);
  if (!parsed.ok) return parsed;
  const doc = parsed.value;
  const traps = schema === 'policy' || schema === 'vocabulary' ? trapsIn(doc.value) : [];
  const covered = (pointer: string): boolean =>
    traps.some((trap) => pointer === trap.pointer || pointer.startsWith(`${trap.pointer}/`));
  const found = verdicts[schema](doc.value)
    ? []
    : explainSchema(schemaFor(schema), doc.value).filter((l) => !covered(l.pointer));
  const problems = [...traps, ...found].map(({ pointer, finding }) => doc.problem(pointer, finding));
  if (problems.length > 0) return { ok: false, problems };
  if (!verdicts[schema](doc.value)) {
    const finding = {
      code: 'wrong-shape',
      what: `this is not a ${schema} document`,
      why: 'its shape is not that of the schema',
      mend: `compare it with the schema ${schema}`,
    };
    return { ok: false, problems: [doc.problem('', finding)] };
  }
  return { ok: true, value: { doc, value: doc.value as T }, problems: [] };
}

/** What an edition may cite beyond its own clauses: `code-2024` with its provisions. */
export type ForeignRefs = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads an edition. On success it is ready to evaluate. */
export function readEdition(
  file: SourceFile,
  vocabulary: Vocabulary,
  foreign: ForeignRefs,
): Result<PreparedEdition> {
  const shape = readShape<Edition>(file, 'policy');
  if (shape.ok) return checkEdition(shape.value.doc, shape.value.value, file, vocabulary, foreign);
  const parsed = parseDocument(file);
  const rest = parsed.ok ? salvageEdition(parsed.value.value) : undefined;
  if (!parsed.ok || !rest) return shape;
  const meaning = checkEdition(parsed.value, rest, file, vocabulary, foreign).problems;
  return { ok: false, problems: sortProblems([...shape.problems, ...beside(shape.problems, meaning)]) };
}

/** Problems of meaning that are not about a part whose shape is wrong. */
export function beside(shape: readonly Problem[], meaning: readonly Problem[]): Problem[] {
  const under = (pointer: string, part: string): boolean =>
    pointer === part || pointer.startsWith(`${part}/`);
  return meaning.filter(
    (m) =>
      !shape.some(
        (s) =>
          s.pointer !== '' &&
          (under(m.pointer, s.pointer) || (m.pointer !== '' && under(s.pointer, m.pointer))),
      ),
  );
}

function checkEdition(
  doc: JsonDocument,
  value: Edition,
  file: SourceFile,
  vocabulary: Vocabulary,
  foreign: ForeignRefs,
): Result<PreparedEdition> {
  // INVARIANT: `prepareEdition` follows names and rows without a guard, so nothing knotted or incomplete may reach it.
  const first = [...knotsIn(vocabulary, value), ...rowFaults(value)];
  if (first.length > 0)
    return { ok: false, problems: sortProblems(first.map((f) => doc.problem(f.pointer, f.finding))) };
  const prepared = prepareEdition(value, vocabulary, file.path, file.text);
  const check = new EditionChecker(
    doc,
    prepared,
    new Set(value.clauses.map((clause) => clause.ref)),
    foreign,
  );
  checkHeader(check);
  checkDeclarations(check, vocabulary);
  checkRules(check);
  const problems = sortProblems(check.problems);
  const ok = problems.every((problem) => problem.severity === 'warning');
  return ok ? { ok, value: prepared, problems } : { ok: false, problems };
}

/** In the order in which they stand in the file; one problem of a code at one place is enough. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return [...problems]
    .sort(
      (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
    )
    .filter((problem) => {
      const key = `${problem.file}:${problem.line}:${problem.column}:${problem.code}:${problem.what}`;
      return !seen.has(key) && seen.add(key);
    });
}
