/** Accepting a changed expectation: the differing values of `expect`, the clause and the reason, and no other character of the file. */
import {
  addKeyAt,
  applyEdits,
  type Edits,
  insertAt,
  type Path,
  pointerPart,
  removeAt,
  setAt,
} from '../../../engine/index.ts';
import type { FailingFixture } from '../../shared/moves-protocol.ts';

/** What the author gives with an acceptance. `on` is the day, `YYYY-MM-DD`. */
export interface Grounds {
  readonly reason: string;
  readonly clauses: readonly string[];
  readonly on: string;
}

/** A text, or why it could not be changed. */
export type Written =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly fault: string };

const pointerOf = (above: string, path: Path): string => [above, ...path.map(pointerPart)].join('/');

/** The edits of all differences in the order in which they can be made: new values first, then removals from the end. */
function inOrder(fixture: FailingFixture): { at: Path; value: unknown }[] {
  const edits = (fixture.mismatches ?? []).flatMap((mismatch) => mismatch.edits);
  const removals = edits.filter(({ value }) => value === undefined).reverse();
  return [...edits.filter(({ value }) => value !== undefined), ...removals];
}

/** Whether accepting would write anything; `because` and `not` are promises that only a person changes. */
export const canAccept = (fixture: FailingFixture): boolean => inOrder(fixture).length > 0;

const thrown = (edits: Edits): never => {
  const [problem] = edits.problems;
  throw new Fault(problem ? `${problem.what}; ${problem.mend}` : 'the text cannot be changed');
};

class Fault extends Error {}

const made = (text: string, edits: Edits): string =>
  edits.ok ? applyEdits(text, edits.value) : thrown(edits);

/** Sets a value whether or not something stands there. */
function put(text: string, above: string, path: Path, value: unknown): string {
  const there = setAt(text, pointerOf(above, path), value);
  if (there.ok) return applyEdits(text, there.value);
  const key = path[path.length - 1] as string | number;
  const parent = pointerOf(above, path.slice(0, -1));
  return made(
    text,
    typeof key === 'number' ? insertAt(text, parent, key, value) : addKeyAt(text, parent, key, value),
  );
}

/** Adds entries at the end of a list that may not be there yet. */
function append(
  text: string,
  object: string,
  key: string,
  existing: readonly unknown[] | undefined,
  values: readonly unknown[],
): string {
  if (values.length === 0) return text;
  if (!existing) return made(text, addKeyAt(text, object, key, values));
  return values.reduce<string>(
    (now, value, i) => made(now, insertAt(now, `${object}/${key}`, existing.length + i, value)),
    text,
  );
}

function listAt(text: string, pointer: string): readonly unknown[] | undefined {
  const parts = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const found = parts.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined,
    JSON.parse(text.replace(/^\uFEFF/, '')) as unknown,
  );
  return Array.isArray(found) ? (found as unknown[]) : undefined;
}

/** The text of a case file with one expectation accepted. */
export function accept(text: string, fixture: FailingFixture, { reason, clauses, on }: Grounds): Written {
  const above = pointerOf(`${fixture.pointer}/expect`, [fixture.policy]);
  try {
    let now = text;
    for (const { at, value } of inOrder(fixture))
      now = value === undefined ? made(now, removeAt(now, pointerOf(above, at))) : put(now, above, at, value);
    const because = listAt(now, `${above}/because`);
    const fresh = clauses.filter((clause) => because?.includes(clause) !== true);
    now = append(now, above, 'because', because, fresh);
    const told = { policy: fixture.policy, clauses, reason, on };
    now = append(now, fixture.pointer, 'accepted', listAt(now, `${fixture.pointer}/accepted`), [told]);
    return { ok: true, text: now };
  } catch (error) {
    if (!(error instanceof Fault) && !(error instanceof SyntaxError)) throw error;
    return { ok: false, fault: error.message };
  }
}

/** The new texts of all files of some fixtures, by path; the first fault ends it and nothing is changed. */
export function acceptAll(
  textOf: (path: string) => string | null,
  fixtures: readonly FailingFixture[],
  grounds: Grounds,
):
  | { readonly ok: true; readonly texts: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly fault: string } {
  const texts = new Map<string, string>();
  for (const fixture of fixtures) {
    const before = texts.get(fixture.file) ?? textOf(fixture.file);
    if (before === null) return { ok: false, fault: `\`${fixture.file}\` is not there any more` };
    const after = accept(before, fixture, grounds);
    if (!after.ok) return { ok: false, fault: `${fixture.id}: ${after.fault}` };
    texts.set(fixture.file, after.text);
  }
  return { ok: true, texts };
}

/** The clauses that every determination cites: only these can stand in `because`. */
export function commonClauses(fixtures: readonly FailingFixture[]): string[] {
  const [first, ...rest] = fixtures;
  return (first?.cited ?? []).filter((clause) => rest.every(({ cited }) => cited.includes(clause)));
}
