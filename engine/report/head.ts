/** The gate and the heads of an edition as sentences. */
import type { Head, PreparedEdition, PreparedRule } from '../model/index.ts';
import { cited } from './citation.ts';
import { describeCondition } from './condition.ts';
import { labelOf } from './names.ts';
import { capital, list, unique } from './text.ts';
import { categoryWord, headWord } from './words.ts';

/** What every payment needs first: "Nothing is payable, save what the Ombudsman orders, unless the landlord is at least partly responsible (2.7)". */
export function describeGate(edition: PreparedEdition): string {
  const { conditions, heads, clauses } = edition.edition.gate;
  const what = heads
    ? ` for ${list(
        heads.map((head) => headWord(edition, head)),
        'or',
      )}`
    : ', save what the Ombudsman orders,';
  return `Nothing is payable${what} unless ${describeCondition(edition, conditions)}${cited(clauses)}`;
}

const hits: Readonly<Record<Head['hitPolicy'], string>> = {
  unique: 'at most one of its rules may hold',
  first: 'the first of its rules that holds counts',
  'collect-sum': 'all of its rules that hold add up',
  'collect-max': 'of its rules that hold the largest sum counts',
};

const kindWords: Readonly<Record<string, string>> = {
  failure: 'failures',
  appointment: 'appointments',
  loss: 'losses',
};

/** How several items combine; undefined where no rule of the head looks at items. */
function itemsText(edition: PreparedEdition, name: string, items: Head['items']): string | undefined {
  const looksAt = (rule: PreparedRule): boolean =>
    rule.event.type === 'award' && rule.event.params.head === name;
  const kinds = unique(edition.rules.filter(looksAt).flatMap((rule) => (rule.for ? [rule.for] : [])));
  if (kinds.length === 0) return undefined;
  const own = (kind: string): string =>
    `${edition.edition.kinds?.find((k) => k.name === kind)?.label.toLowerCase() ?? kind}s`;
  const several = `several ${list(
    kinds.map((kind) => kindWords[kind] ?? own(kind)),
    'or',
  )}`;
  if (items === 'max') return `of ${several} the one with the largest sum counts`;
  return items === 'first' ? `of ${several} only the first counts` : `${several} add up`;
}

/** Category words of a head where they say more than its name; a table names the facts that decide. */
function categoryText(edition: PreparedEdition, head: Head, word: string): string {
  if (typeof head.category === 'string')
    return head.category === word ? '' : ` (${categoryWord(head.category)})`;
  const { rows, otherwise, inputs } = head.category;
  const words = unique([...rows.map((row) => row.category), otherwise]).map(categoryWord);
  return ` (${list(words, 'or')}, depending on ${list(
    inputs.map((name) => `“${labelOf(edition, name)}”`),
    'and',
  )})`;
}

/** How a head works: category, how its rules and its items combine, what it is not paid beside; undefined where the edition has no such head. */
export function describeHead(edition: PreparedEdition, name: string): string | undefined {
  const heads = edition.edition.heads;
  const head = Object.hasOwn(heads, name) ? heads[name] : undefined;
  if (!head) return undefined;
  const word = headWord(edition, name);
  const items = itemsText(edition, name, head.items);
  const awarded = edition.rules.some(
    (rule) => rule.event.type === 'award' && rule.event.params.head === name,
  );
  const parts = [
    awarded || name !== 'ombudsman-order' ? hits[head.hitPolicy] : 'the sum that the Ombudsman orders',
    ...(items ? [items] : []),
  ];
  for (const { heads: group, clauses } of edition.edition.exclusive ?? []) {
    const others = group.filter((other) => other !== name).map((other) => headWord(edition, other));
    if (group.includes(name))
      parts.push(`not paid beside ${list(others, 'or')}: the larger counts${cited(clauses)}`);
  }
  return `${capital(word)}${categoryText(edition, head, word)}: ${parts.join('; ')}${cited(head.clauses ?? [])}`;
}
