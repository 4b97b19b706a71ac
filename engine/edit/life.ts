/** The life of an edition: begun from another or from nothing, brought into force, corrected, superseded. */
import { parseDate } from '../dates.ts';
import type { Result } from '../problems.ts';
import { addKeyAt, insertAt, removeAt, setAt } from './change.ts';
import { badDate, headerOf, missing, wrongStart } from './header.ts';
import { template, type TemplateOf } from './template.ts';
import { applyEdits, type Edits, parseText, refusal, type TextEdit } from './text.ts';

/** A new document: where it belongs, and its text. */
export interface NewDocument {
  readonly path: string;
  readonly text: string;
}

/** Where an edition belongs: `rules/policies/<landlord>/<yyyy-mm>.json`. */
export const editionPath = (id: string): string => `rules/policies/${id.replace('@', '/')}.json`;

/** Several edits one after the other, each on what the one before left; the text at the end. */
function chain(source: string, steps: readonly ((now: string) => Edits)[]): Result<string> {
  let now = source;
  for (const step of steps) {
    const edits = step(now);
    if (!edits.ok) return edits;
    now = applyEdits(now, edits.value);
  }
  return { ok: true, value: now, problems: [] };
}

/** Several edits of one text that do not meet. */
function together(parts: readonly Edits[]): Edits {
  const value: TextEdit[] = [];
  for (const part of parts) {
    if (!part.ok) return part;
    value.push(...part.value);
  }
  return { ok: true, value: value.sort((a, b) => a.offset - b.offset), problems: [] };
}

/** Sets a key of the document, or adds it before `documents`. */
const setKey = (source: string, keys: readonly string[], key: string, value: unknown): Edits =>
  keys.includes(key)
    ? setAt(source, `/${key}`, value)
    : addKeyAt(source, '', key, value, { before: 'documents' });

/**
 * A draft made from an edition of the same landlord: its rules and layout as they are, a new id and first day, no last
 * day, no date of review, and neither the approval nor the corrections of the old one.
 */
export function newEdition(
  source: string,
  given: { readonly id: string; readonly from: string; readonly title?: string },
): Result<NewDocument> {
  const header = headerOf(source);
  if (!header.ok) return header;
  const { keys, id } = header.value;
  const wrong = wrongStart(given.id, given.from);
  if (wrong) return wrong;
  if (given.id.split('@')[0] !== id.split('@')[0])
    return refusal(
      'id-mismatch',
      `\`${given.id}\` is another landlord than \`${id}\``,
      'an edition follows one of the same landlord',
      'keep the part before @, or begin a new policy',
    );
  if (given.id === id)
    return refusal(
      'duplicate-id',
      `edition \`${id}\` is there already`,
      'an edition has one id',
      'give another month',
    );
  const has = (key: string): boolean => keys.includes(key);
  const set = (key: string, value: unknown) => (now: string) => setAt(now, `/${key}`, value);
  const drop = (key: string) => (now: string) => removeAt(now, `/${key}`);
  const schema = '../../schema/policy.schema.json';
  const first = keys[0] === undefined ? {} : { before: keys[0] };
  const made = chain(source, [
    has('$schema') ? set('$schema', schema) : (now) => addKeyAt(now, '', '$schema', schema, first),
    set('id', given.id),
    set('status', 'draft'),
    set('from', given.from),
    ...(given.title === undefined ? [] : [set('title', given.title)]),
    ...(has('to') ? [set('to', null)] : []),
    ...(has('reviewBy') ? [set('reviewBy', null)] : []),
    ...(has('approval') ? [drop('approval')] : []),
    ...(has('corrections') ? [drop('corrections')] : []),
  ]);
  return made.ok
    ? { ok: true, value: { path: editionPath(given.id), text: made.value }, problems: [] }
    : made;
}

/** A draft of a policy that nobody has encoded yet: it reads without a problem, and says of itself that it is a placeholder. */
export function newPolicy(given: TemplateOf): Result<NewDocument> {
  const wrong = wrongStart(given.id, given.from);
  if (wrong) return wrong;
  const { landlord, title, document: source } = given;
  for (const [what, value] of [
    ['the landlord', landlord],
    ['the title', title],
    ['the title of the document', source.title],
  ] as const)
    if (value.trim() === '') return missing(what, 'every edition says whose it is and what it was read from');
  return { ok: true, value: { path: editionPath(given.id), text: template(given) }, problems: [] };
}

/**
 * Logs a change to the encoding of an edition that is no draft. The change itself is another edit; both belong into one
 * step. Refuses a draft, which is simply edited, and a clause that the edition does not have.
 */
export function recordCorrection(
  source: string,
  given: {
    readonly date: string;
    readonly clauses: readonly string[];
    readonly reason: string;
    readonly by?: string;
  },
): Edits {
  const header = headerOf(source);
  if (!header.ok) return header;
  const { keys, status, refs } = header.value;
  if (status === 'draft')
    return refusal('not-in-force', 'a draft needs no correction', 'it may be changed as it is', 'edit it');
  if (parseDate(given.date) === null) return badDate(given.date);
  if (given.reason.trim() === '')
    return missing('the reason', 'a reader must know why the encoding was wrong');
  if (given.clauses.length === 0) return missing('the clause', 'a correction follows what a clause says');
  const unknown = given.clauses.find((ref) => !refs.includes(ref) && !ref.includes('#'));
  if (unknown !== undefined)
    return refusal(
      'unknown-clause',
      `clause \`${unknown}\` is not in this edition`,
      'every element cites a clause that exists',
      'cite one that is there',
    );
  const { date, clauses, reason, by } = given;
  const entry = { date, clauses, reason, ...(by === undefined ? {} : { by }) };
  const parsed = parseText(source);
  const before = parsed.ok
    ? (parsed.value.value as { corrections?: readonly unknown[] }).corrections
    : undefined;
  return keys.includes('corrections')
    ? insertAt(source, '/corrections', before?.length ?? 0, entry)
    : addKeyAt(source, '', 'corrections', [entry], { before: 'documents' });
}

/** Brings a draft into force: with approver, date and minute, or not at all. `from` moves its first day within its month. */
export function bringIntoForce(
  source: string,
  given: {
    readonly approver: string;
    readonly date: string;
    readonly minute: string;
    readonly from?: string;
  },
): Edits {
  const header = headerOf(source);
  if (!header.ok) return header;
  const { keys, status, id } = header.value;
  if (status !== 'draft')
    return refusal(
      'not-a-draft',
      `this edition is ${status} already`,
      'only a draft comes into force',
      'make a new edition',
    );
  const why = 'an edition comes into force by a decision that can be looked up';
  if (given.approver.trim() === '') return missing('the approver', why);
  if (given.minute.trim() === '') return missing('the minute', why);
  if (given.date.trim() === '') return missing('the date of approval', why);
  if (parseDate(given.date) === null) return badDate(given.date);
  const wrong = given.from === undefined ? undefined : wrongStart(id, given.from);
  if (wrong) return wrong;
  const approval = { by: given.approver, date: given.date, minute: given.minute };
  return together([
    setAt(source, '/status', 'published'),
    ...(given.from === undefined ? [] : [setAt(source, '/from', given.from)]),
    setKey(source, keys, 'approval', approval),
  ]);
}

/** Ends an edition on a day, its last: the one that follows starts on the next. */
export function supersede(source: string, given: { readonly to: string }): Edits {
  const header = headerOf(source);
  if (!header.ok) return header;
  const { keys, status, from } = header.value;
  if (status !== 'published')
    return refusal(
      'not-in-force',
      `this edition is ${status || 'without a status'}`,
      'only what is in force can be superseded',
      'choose the edition in force',
    );
  if (parseDate(given.to) === null) return badDate(given.to);
  if (given.to < from)
    return refusal(
      'bad-range',
      'the edition would end before it starts',
      `it starts on ${from}`,
      'give a later day',
    );
  return together([setAt(source, '/status', 'superseded'), setKey(source, keys, 'to', given.to)]);
}
