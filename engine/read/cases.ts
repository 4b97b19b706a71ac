/** Case files against a library: what names may be, and ids that stand once. */
import type { PreparedEdition } from '../model/index.ts';
import type { Problem, Result } from '../problems.ts';
import { type CaseEntry, type CaseWorld, readCaseFile } from './case.ts';
import { parseDocument, type SourceFile } from './document.ts';
import type { Library } from './library.ts';
import { sharedKinds } from './names.ts';

/**
 * Reads case files. `extra` are editions given as files, whose own facts and kinds count too; `names` are policies that are
 * known and not held, of which a case may expect something.
 */
export function readCaseFiles(
  library: Library,
  files: readonly SourceFile[],
  extra: readonly PreparedEdition[] = [],
  names: readonly string[] = [],
): Result<CaseEntry[]> {
  const known = caseWorld(library, extra);
  const world = { ...known, policies: new Set([...known.policies, ...names]) };
  const problems: Problem[] = [];
  const entries: CaseEntry[] = [];
  const seen = new Map<string, CaseEntry>();
  for (const file of files) {
    const result = readCaseFile(file, world);
    problems.push(...result.problems);
    for (const entry of result.ok ? result.value : []) {
      const before = seen.get(entry.case.id);
      if (before)
        problems.push({
          code: 'duplicate-id',
          severity: 'error',
          file: file.path,
          ...placeOf(file, `${entry.pointer}/id`),
          pointer: `${entry.pointer}/id`,
          what: `case \`${entry.case.id}\` stands in \`${before.file}:${before.line}\` too`,
          why: 'a case has one id',
          mend: 'rename one of them',
        });
      seen.set(entry.case.id, before ?? entry);
      entries.push(entry);
    }
  }
  const ok = problems.every((problem) => problem.severity === 'warning');
  return ok ? { ok, value: entries, problems } : { ok: false, problems };
}

/** Where a pointer stands in a file that has been read before. */
function placeOf(file: SourceFile, pointer: string): { line: number; column: number } {
  const parsed = parseDocument(file);
  return parsed.ok ? parsed.value.place(parsed.value.offsetOf(pointer)) : { line: 1, column: 1 };
}

/** What names in a case may be, over all editions. */
export function caseWorld(library: Library, extra: readonly PreparedEdition[] = []): CaseWorld {
  const facts = new Map(library.vocabulary.facts.map((fact) => [fact.name, fact]));
  const kinds = new Set(sharedKinds);
  const policies = new Set<string>();
  for (const prepared of [...library.editions, ...extra]) {
    for (const fact of prepared.edition.facts ?? []) facts.set(fact.name, facts.get(fact.name) ?? fact);
    for (const kind of prepared.edition.kinds ?? []) kinds.add(kind.name);
    policies.add(prepared.edition.id).add(prepared.landlordId);
  }
  return { facts, kinds, policies };
}
