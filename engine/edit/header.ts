/** The header of an edition's text, and the reasons why an edition cannot go on from there. */
import { parseDate } from '../dates.ts';
import type { Result } from '../problems.ts';
import { parseText, refusal } from './text.ts';

/** As much of an edition as its life turns on. */
export interface Header {
  readonly id: string;
  readonly status: string;
  readonly from: string;
  readonly keys: readonly string[];
  readonly refs: readonly string[];
}

export type Refused = ReturnType<typeof refusal>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The header of an edition that parses; its other parts may be wrong. */
export function headerOf(source: string): Result<Header> {
  const parsed = parseText(source);
  if (!parsed.ok) return parsed;
  const value = parsed.value.value;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refusal('wrong-shape', 'this is not an edition', 'an edition is one object', 'choose an edition');
  const { id, status, from, clauses } = value as Record<string, unknown>;
  const refs = (Array.isArray(clauses) ? (clauses as unknown[]) : []).flatMap((clause) =>
    typeof clause === 'object' && clause !== null && 'ref' in clause ? [text(clause.ref)] : [],
  );
  const header = { id: text(id), status: text(status), from: text(from), keys: Object.keys(value), refs };
  return { ok: true, value: header, problems: [] };
}

const idForm = /^([a-z0-9]+(?:-[a-z0-9]+)*)@(\d{4}(?:-\d{2})?)$/;

/** Why an id and a first day do not go together; undefined where they do. */
export function wrongStart(id: string, from: string): Refused | undefined {
  const stamp = idForm.exec(id)?.[2];
  if (stamp === undefined)
    return refusal(
      'bad-format',
      `\`${id}\` is not the id of an edition`,
      'it is made of the landlord and the month in which the edition starts',
      'write it like `derby-homes@2024-04`',
    );
  if (parseDate(from) === null) return badDate(from);
  if (from.startsWith(stamp)) return undefined;
  return refusal(
    'id-mismatch',
    `\`${id}\` does not agree with the first day, ${from}`,
    'the part after @ is the year or month in which the edition starts',
    `write ${id.split('@')[0]}@${from.slice(0, 7)}`,
  );
}

export const badDate = (date: string): Refused =>
  refusal(
    'bad-date',
    `\`${date}\` is not a date`,
    'there is no such day',
    'write a date that exists as YYYY-MM-DD',
  );

export const missing = (what: string, why: string): Refused =>
  refusal('missing-field', `${what} is missing`, why, `say ${what}`);
