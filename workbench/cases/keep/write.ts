/** Cases into their files and out of them: only what was changed is changed in the text. Pure: texts in, texts or a fault out. */
import { addKeyAt, applyEdits, type Edits, insertAt, removeAt, setAt } from '../../../engine/edit/index.ts';
import { penceToPounds } from '../../../engine/money.ts';
import type { Case, Determination } from '../../../engine/index.ts';
import type { Draft } from '../draft.ts';

/** A text, null for a file that goes, or why it could not be made. */
export type Written = { readonly text: string | null } | { readonly fault: string };

const idForm = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const pathForm = /^fixtures\/cases\/([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*\.json$/;

/** Why a case cannot have this id; null where it can. */
export function idFault(id: string, taken: ReadonlySet<string>): string | null {
  if (!idForm.test(id)) return 'An id is lower-case words joined by hyphens: roof-leak-14-months.';
  return taken.has(id) ? `There is a case ${id} already.` : null;
}

/** Why no case file can stand here; null where one can. */
export const pathFault = (path: string): string | null =>
  pathForm.test(path)
    ? null
    : 'A file stands in fixtures/cases/, in lower-case words joined by hyphens: fixtures/cases/losses/mine.json.';

/** The cases of a text with their pointers; none where it is no JSON. */
export function casesIn(text: string): { pointer: string; case: Case }[] {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return [];
  }
  const isCase = (one: unknown): one is Case =>
    typeof one === 'object' &&
    one !== null &&
    typeof (one as { id?: unknown }).id === 'string' &&
    typeof (one as { facts?: unknown }).facts === 'object' &&
    (one as { facts?: unknown }).facts !== null;
  if (!Array.isArray(value)) return isCase(value) ? [{ pointer: '', case: value }] : [];
  return value.flatMap((one: unknown, i) => (isCase(one) ? [{ pointer: `/${i}`, case: one }] : []));
}

const told = (edits: Edits): string => {
  const [problem] = edits.problems;
  return problem ? `${problem.what}; ${problem.mend}.` : 'The text cannot be changed.';
};

const made = (text: string, edits: Edits): Written =>
  edits.ok ? { text: applyEdits(text, edits.value) } : { fault: told(edits) };

/** The keys that stand behind facts, items and timeline in a case. */
const after = ['timeline', 'decided', 'determination', 'expect', 'accepted'] as const;

/** Sets a key of a case, adds it in its usual place, or takes it out (undefined). */
function put(text: string, pointer: string, one: Case, key: keyof Case, value: unknown): Written {
  if (value === undefined)
    return one[key] === undefined ? { text } : made(text, removeAt(text, `${pointer}/${key}`));
  if (one[key] !== undefined) return made(text, setAt(text, `${pointer}/${key}`, value));
  const from = after.findIndex((name) => name === key) + 1;
  const before = after.slice(from).find((name) => one[name] !== undefined);
  return made(text, addKeyAt(text, pointer, key, value, before === undefined ? {} : { before }));
}

/** Does one thing after the other; the first fault ends it. */
function each(
  text: string,
  id: string,
  acts: readonly ((text: string, pointer: string, one: Case) => Written)[],
): Written {
  return acts.reduce<Written>(
    (now, act) => {
      if ('fault' in now || now.text === null) return now;
      const found = casesIn(now.text).find((entry) => entry.case.id === id);
      return found
        ? act(now.text, found.pointer, found.case)
        : { fault: `The case ${id} is not in the file any more.` };
    },
    { text },
  );
}

/** The changed facts, items and dates in the case's own file. Its words and expectations stay. */
export const saveInto = (text: string, id: string, draft: Draft): Written =>
  each(text, id, [
    (now, pointer, one) => put(now, pointer, one, 'facts', draft.facts),
    (now, pointer, one) =>
      put(now, pointer, one, 'items', draft.items.length === 0 ? undefined : draft.items),
    (now, pointer, one) =>
      put(
        now,
        pointer,
        one,
        'timeline',
        Object.keys(draft.timeline).length === 0 ? undefined : draft.timeline,
      ),
  ]);

/** Cases at the end of a file, or in a new one. */
export function addCases(text: string | null, cases: readonly Case[]): Written {
  if (text === null) return { text: `${JSON.stringify(cases, null, 2)}\n` };
  if (!/^\uFEFF?\s*\[/.test(text))
    return { fault: 'The file holds one case and no list; choose another file.' };
  return cases.reduce<Written>(
    (now, one) => {
      if ('fault' in now || now.text === null) return now;
      const list: unknown = JSON.parse(now.text.replace(/^\uFEFF/, ''));
      return made(now.text, insertAt(now.text, '', Array.isArray(list) ? list.length : 0, one));
    },
    { text },
  );
}

/** The file without the case; null where nothing is left of it. */
export const withoutCase = (text: string, id: string): Written =>
  each(text, id, [
    (now, pointer) =>
      pointer === '' || casesIn(now).length === 1 ? { text: null } : made(now, removeAt(now, pointer)),
  ]);

/** What a person gives with an expectation. `policy` is its key under `expect`, `on` a day. */
export interface Grounds {
  readonly policy: string;
  readonly clauses: readonly string[];
  readonly reason: string;
  readonly on: string;
}

const poundsOf = (pence: number | null): number | null => (pence === null ? null : penceToPounds(pence));

/** Outcome and award as the determination has them, in pounds as files have them. */
export function expectationOf({ outcome, award }: Pick<Determination, 'outcome' | 'award'>) {
  return {
    outcome,
    award: {
      min: poundsOf(award.min),
      max: poundsOf(award.max),
      basis: award.basis,
      ...(award.minExclusive === true ? { minExclusive: true } : {}),
      ...((award.unspecified ?? []).length === 0 ? {} : { unspecified: [...(award.unspecified ?? [])] }),
    },
  };
}

/** Writes what a policy says now as the case's expectation, with the grounds. Other parts of an expectation stay. */
export const expectNow = (
  text: string,
  id: string,
  determination: Pick<Determination, 'outcome' | 'award'>,
  cited: ReadonlySet<string>,
  { policy, clauses, reason, on }: Grounds,
): Written =>
  each(text, id, [
    (now, pointer, one) => {
      const old = one.expect?.[policy];
      const kept = (old?.because ?? []).filter((clause) => cited.has(clause));
      const because = [...kept, ...clauses.filter((clause) => !kept.includes(clause))];
      const mine = { ...old, ...expectationOf(determination), because };
      return put(now, pointer, one, 'expect', { ...one.expect, [policy]: mine });
    },
    (now, pointer, one) =>
      put(now, pointer, one, 'accepted', [...(one.accepted ?? []), { policy, clauses, reason, on }]),
  ]);
