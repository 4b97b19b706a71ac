/** Parts that several sentences about rules share: when, why, what for, of what. */
import type { Condition, PreparedEdition } from '../model/index.ts';
import { describeBeyond } from './condition.ts';
import { nounOf } from './names.ts';
import { evidencedLosses } from './quantities.ts';
import { hasComma, list, singular, unstopped } from './text.ts';
import { headWord } from './words.ts';

/** " where …", set off by a comma after text that has commas of its own; nothing where the rule always holds, or asks only for some of `facts`. */
export function where(
  edition: PreparedEdition,
  conditions: Condition | null,
  before: string,
  facts: readonly string[] = [],
): string {
  const text = conditions && describeBeyond(edition, conditions, facts);
  return text ? `${hasComma(before) ? ',' : ''} where ${text}` : '';
}

/** A reason and when it holds: "a third party’s fault, where a third party was at fault"; a reason that is the condition is not told twice. */
export function reasonWhere(
  edition: PreparedEdition,
  conditions: Condition | null,
  given: string,
  facts: readonly string[] = [],
): string {
  const reason = unstopped(given);
  const text = conditions && describeBeyond(edition, conditions, facts);
  if (!text || text === reason) return reason;
  return text.startsWith(`${reason} and `) || text.startsWith(`${reason}, `)
    ? text
    : `${reason}, where ${text}`;
}

/** What a payment is for: "for service failure", "as goodwill"; nothing where the amount says so itself. */
export function purpose(edition: PreparedEdition, head: string, amountText: string): string {
  const word = headWord(edition, head);
  if (head === 'goodwill' || head === 'reimbursement') return ` as ${word}`;
  if (head === 'ombudsman-order') return ` under ${word}`;
  const told = word
    .split(' ')
    .every((part) => /^(and|or|the|of)$/.test(part) || amountText.includes(singular(part)));
  return told ? '' : ` for ${word}`;
}

/** Heads and losses that a bar is of, as the subject of a sentence, with its verb: "the evidenced cost of own repairs is". */
export function subject(edition: PreparedEdition, of: readonly string[]): string {
  const evidenced = of.filter((name) => evidencedLosses[name]);
  const told = evidenced.map((name) => evidencedLosses[name] ?? '');
  const parts = of
    .filter((name) => !evidencedLosses[name])
    .map((name) =>
      edition.facts.has(name) ? nounOf(edition, name) : `payment for ${headWord(edition, name)}`,
    );
  if (evidenced.length > 0) parts.unshift(`the evidenced cost of ${list(told, 'and')}`);
  return `${list(parts, 'and')} ${parts.length > 1 ? 'are' : 'is'}`;
}
